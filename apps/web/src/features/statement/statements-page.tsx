import type { PastTotal, Statement } from '@maillage/contract/statement'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import * as m from '../../paraglide/messages.js'
import { mayTryAgain, sentenceOf } from '../../platform/errors.ts'
import { orpc } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Select } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { type Book, todayOf, useBook } from '../activity/api.ts'
import { answersFor } from '../report/api.ts'
import type { SayingTarget } from './api.ts'
import { DeclareDialog } from './parts/declare-dialog.tsx'
import { SaidLists } from './parts/said-lists.tsx'
import { SayFields } from './parts/say-fields.tsx'
import { type Perimeter, StateDialog } from './parts/state-dialog.tsx'
import type { Asked } from './subjects.ts'
import './statements-page.css'

const yearsBack = 12

/** What structures say themselves of a year: figures that do not add up, what was not observed, totals of printed reports. */
export function StatementsPage(): ReactNode {
  const me = useMe()
  const thisYear = Number(todayOf(me).slice(0, 4))
  const { year: wantedYear } = useSearch({ strict: false })
  const navigate = useNavigate()
  const year = typeof wantedYear === 'number' ? wantedYear : thisYear - 1
  const { book, error: bookError } = useBook()
  const asked = useQuery(orpc.catalogue.reporting.queryOptions())
  const statements = useQuery(orpc.statement.list.queryOptions({ input: { year } }))
  const pastTotals = useQuery(orpc.statement.listPastTotals.queryOptions({ input: { year } }))
  const error = statements.error ?? pastTotals.error ?? asked.error ?? (book ? null : bookError)
  const ready = book && asked.data && statements.data && pastTotals.data
  return (
    <Page
      title={m.statement_title()}
      part={{ colour: 'activity', word: m.nav_part_activity() }}
      lead={m.statement_lead()}
    >
      <div className="statement-year">
        <Select
          label={m.statement_year()}
          value={String(year)}
          onChange={(text) =>
            void navigate({ to: '/statements', search: { year: Number(text) }, replace: true })
          }
          options={Array.from({ length: yearsBack }, (_, back) => String(thisYear - back)).map((text) => ({
            value: text,
            label: text,
          }))}
        />
      </div>
      {error !== null && (
        <Notice
          tone="error"
          live
          title={sentenceOf(error)}
          actions={
            mayTryAgain(error) && (
              <Button onClick={() => void statements.refetch()}>{m.shell_try_again()}</Button>
            )
          }
        />
      )}
      {!ready && error === null && <Skeleton lines={6} />}
      {ready && (
        <YearOfStatements
          key={year}
          year={year}
          book={book}
          asked={asked.data}
          statements={statements.data}
          pastTotals={pastTotals.data}
        />
      )}
    </Page>
  )
}

interface YearProps {
  readonly year: number
  readonly book: Book
  readonly asked: Asked
  readonly statements: readonly Statement[]
  readonly pastTotals: readonly PastTotal[]
}

function YearOfStatements({ year, book, asked, statements, pastTotals }: YearProps): ReactNode {
  const me = useMe()
  const [adding, setAdding] = useState<'figure' | 'declaration' | null>(null)
  const [correcting, setCorrecting] = useState<{ target: SayingTarget; title: string; step: number } | null>(
    null,
  )
  const perimeters: Perimeter[] = [
    ...(answersFor(me, null) ? [{ structureId: null, name: me.network?.name ?? '' }] : []),
    ...book.structures
      .filter(({ id, archived }) => !archived && answersFor(me, id))
      .map(({ id, name }) => ({ structureId: id, name })),
  ]
  return (
    <>
      <div className="row">
        <Button variant="primary" icon="plus" onClick={() => setAdding('figure')}>
          {m.statement_add()}
        </Button>
        <Button onClick={() => setAdding('declaration')}>{m.statement_declare_title()}</Button>
      </div>
      <SaidLists
        {...{ book, asked, statements, pastTotals }}
        named={perimeters.length > 1}
        onCorrect={setCorrecting}
      />
      <StateDialog
        open={adding === 'figure'}
        onClose={() => setAdding(null)}
        said={statements}
        {...{ year, book, asked, perimeters }}
      />
      <DeclareDialog
        open={adding === 'declaration'}
        onClose={() => setAdding(null)}
        {...{ year, book, perimeters }}
      />
      <Dialog open={correcting !== null} onClose={() => setCorrecting(null)} title={correcting?.title ?? ''}>
        {correcting && (
          <SayFields target={correcting.target} step={correcting.step} onSaved={() => setCorrecting(null)} />
        )}
      </Dialog>
    </>
  )
}
