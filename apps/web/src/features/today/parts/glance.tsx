import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatList, formatMonth, formatNumber } from '../../../platform/format.ts'
import { orpc } from '../../../platform/query.ts'
import { useMe } from '../../../platform/session.ts'
import { Disclosure } from '../../../ui/navigation.tsx'
import { Table } from '../../../ui/table.tsx'
import { Skeleton } from '../../../ui/waiting.tsx'
import { type Book, structuresOf, todayOf, wordOf } from '../../activity/api.ts'

interface Row {
  readonly key: string
  readonly name: string
  readonly search: { structure?: string; kind?: string; from: string; to: string }
  readonly now: number
  readonly before: number
}

/** The work of this month and of the last, by structure and by kind; each line opens onto its activities. */
export function Glance({ book }: { book: Book }): ReactNode {
  const me = useMe()
  const today = todayOf(me)
  const [month, monthBefore] = [firstOfMonth(today, 0), firstOfMonth(today, -1)]
  const answer = useQuery(orpc.activity.counts.queryOptions({ input: { from: monthBefore, to: month } }))
  if (answer.isPending) return <Skeleton lines={5} />
  const counts = answer.data ?? []
  if (counts.length === 0) return null
  const sum = (of: typeof counts, when: string) =>
    of.filter((each) => each.month === when).reduce((total, each) => total + each.activities, 0)
  const rows = (key: 'structureId' | 'kind', nameOf: (code: string) => string): Row[] =>
    [...new Set(counts.map((each) => each[key] as string))]
      .map((code) => {
        const of = counts.filter((each) => each[key] === code)
        const search = { [key === 'kind' ? 'kind' : 'structure']: code, from: month, to: today }
        return { key: code, name: nameOf(code), search, now: sum(of, month), before: sum(of, monthBefore) }
      })
      .sort((a, b) => b.now - a.now || b.before - a.before)
  const structures = rows(
    'structureId',
    (id) => book.structures.find((structure) => structure.id === id)?.shortName ?? id,
  )
  const kinds = rows('kind', (code) => {
    const kind = book.kinds.find((each) => each.code === code)
    return kind ? wordOf(kind.shortLabel) : code
  })
  const quiet = structuresOf(me, book).filter(
    (structure) =>
      book.kinds.some((kind) => kind.part === 1 && kind.structureKinds.includes(structure.kind)) &&
      structures.every((row) => row.key !== structure.id),
  )
  const columns = { month, monthBefore }
  return (
    <section className="stack-wide glance" aria-labelledby="glance">
      <h2 id="glance" className="section-title">
        {m.today_glance()}
      </h2>
      {structures.length > 1 && (
        <Counts
          caption={m.today_by_structure()}
          header={m.record_structure()}
          rows={structures}
          {...columns}
          total
        />
      )}
      <Counts caption={m.today_by_kind()} header={m.activity_title()} rows={kinds} {...columns} />
      {quiet.length > 0 && (
        <Disclosure summary={m.today_quiet({ count: quiet.length })}>
          <p className="soft">{formatList(quiet.map((structure) => structure.shortName))}</p>
        </Disclosure>
      )}
    </section>
  )
}

/** The first day of the month of a day, moved by whole months. */
function firstOfMonth(day: string, move: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + move, 1)).toISOString().slice(0, 10)
}

interface CountsProps {
  readonly caption: string
  /** What the rows are. */
  readonly header: string
  readonly rows: readonly Row[]
  readonly month: string
  readonly monthBefore: string
  readonly total?: boolean
}

function Counts({ caption, header, rows, month, monthBefore, total = false }: CountsProps): ReactNode {
  const whole: Row = {
    key: 'total',
    name: m.today_glance_total(),
    search: { from: month, to: month },
    now: rows.reduce((sum, row) => sum + row.now, 0),
    before: rows.reduce((sum, row) => sum + row.before, 0),
  }
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        {
          key: 'name',
          header,
          cell: (row: Row) =>
            row.key === 'total' ? (
              row.name
            ) : (
              <Link to="/activities" search={row.search}>
                {row.name}
              </Link>
            ),
        },
        {
          key: 'now',
          header: formatMonth(month),
          align: 'figures',
          cell: (row) => formatNumber(row.now),
        },
        {
          key: 'before',
          header: formatMonth(monthBefore),
          align: 'figures',
          cell: (row) => formatNumber(row.before),
        },
      ]}
      rows={rows}
      rowKey={(row) => row.key}
      {...(total && { total: whole })}
    />
  )
}
