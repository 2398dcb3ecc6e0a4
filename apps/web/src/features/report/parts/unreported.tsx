import type { activityApi } from '@maillage/contract/activity'
import type { ReportLine } from '@maillage/contract/report'
import type { InferContractRouterOutputs } from '@orpc/contract'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { sentenceOf } from '../../../platform/errors.ts'
import { orpc } from '../../../platform/query.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Select } from '../../../ui/text-field.tsx'
import { Skeleton } from '../../../ui/waiting.tsx'
import { amountInWords, type Book, kindOf, measureOf, useBook, wordOf } from '../../activity/api.ts'

interface UnreportedProps {
  readonly reports: readonly ReportLine[]
  readonly thisYear: number
}

/** Work that was recorded and that no report of its year asks for: it is seen here, so that it is not lost. */
export function Unreported({ reports, thisYear }: UnreportedProps): ReactNode {
  const years = [...new Set([...reports.map(({ year }) => year), thisYear, thisYear - 1])].sort(
    (a, b) => b - a,
  )
  const [year, setYear] = useState(reports[0]?.year ?? thisYear - 1)
  const { book } = useBook()
  const { data, error, isPending } = useQuery(orpc.activity.unreported.queryOptions({ input: { year } }))
  return (
    <section className="unreported" aria-labelledby="unreported-title">
      <h2 id="unreported-title">{m.report_unreported_title()}</h2>
      <p className="soft">{m.report_unreported_text()}</p>
      <div className="unreported-year">
        <Select
          label={m.report_unreported_year()}
          value={String(year)}
          onChange={(text) => setYear(Number(text))}
          options={years.map((each) => ({ value: String(each), label: String(each) }))}
        />
      </div>
      {isPending && <Skeleton lines={3} />}
      {error && <Notice tone="error" title={sentenceOf(error)} />}
      {data?.length === 0 && <p>{m.report_unreported_none({ year })}</p>}
      {data && data.length > 0 && book && (
        <ul className="unreported-list">
          {byKind(book, data).map(({ kind, label, activities, amounts }) => (
            <li key={kind}>
              <span>
                {label}
                <span className="soft"> · {m.report_unreported_activities({ count: activities })}</span>
              </span>
              <strong>{amounts.join(' · ')}</strong>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type Total = InferContractRouterOutputs<typeof activityApi>['unreported'][number]

interface KindTotals {
  readonly kind: string
  readonly label: string
  readonly activities: number
  readonly amounts: readonly string[]
}

/** A line for each kind, with its amounts; what the product derives itself (items inside kits) is left out. */
function byKind(book: Book, totals: readonly Total[]): KindTotals[] {
  const kinds = [...new Set(totals.map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const own = totals.filter((total) => total.kind === kind)
    const known = kindOf(book, { kind, kindVersion: 1 })
    return {
      kind,
      label: known ? wordOf(known.label) : kind,
      activities: Math.max(...own.map(({ activities }) => activities)),
      amounts: own.flatMap(({ measure, amount }) => {
        const named = measureOf(book, measure)
        return named ? [amountInWords(named, amount)] : []
      }),
    }
  })
}
