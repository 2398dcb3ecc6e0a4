import type { PastTotal, Statement } from '@maillage/contract/statement'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { sentenceOf } from '../../../platform/errors.ts'
import { formatInstant, formatNumber } from '../../../platform/format.ts'
import { useMe } from '../../../platform/session.ts'
import { Notice } from '../../../ui/notice.tsx'
import { showToast } from '../../../ui/toasts.tsx'
import { type Book, wordOf } from '../../activity/api.ts'
import { type SayingTarget, subjectOf, withdrawStatement } from '../api.ts'
import { type Asked, membersInWords, statedMeasures, subjectInWords } from '../subjects.ts'
import { type Said, SaidList } from './said-list.tsx'

interface SaidListsProps {
  readonly book: Book
  readonly asked: Asked
  readonly statements: readonly Statement[]
  readonly pastTotals: readonly PastTotal[]
  /** Several structures are listed: each line says whose it is. */
  readonly named: boolean
  readonly onCorrect: (correcting: { target: SayingTarget; title: string; step: number }) => void
}

/** A year's sayings in three lists: figures, declarations, totals of printed reports. */
export function SaidLists(props: SaidListsProps): ReactNode {
  const { book, asked, statements, pastTotals } = props
  const [error, setError] = useState<unknown>(null)
  const stated = new Set(statedMeasures(asked))
  const figures = statements.filter(({ measure }) => measure !== null && stated.has(measure))
  const declarations = statements.filter((each) => !figures.includes(each))
  const say = useSaid(props, setError)
  return (
    <>
      {error !== null && <Notice tone="error" title={sentenceOf(error)} live />}
      <SaidSection
        title={m.statement_figures()}
        none={m.statement_figures_none()}
        said={figures.map((each) => say(each, true))}
      />
      <SaidSection
        title={m.statement_declarations()}
        none={m.statement_declarations_none()}
        said={declarations.map((each) => say(each, false))}
      />
      <SaidSection
        title={m.statement_past_totals()}
        none={m.statement_past_totals_none()}
        said={pastTotals.map((total) => pastSaid(total, book, props))}
      />
    </>
  )
}

function SaidSection({
  title,
  none,
  said,
}: {
  title: string
  none: string
  said: readonly Said[]
}): ReactNode {
  return (
    <section className="stack">
      <h2>{title}</h2>
      {said.length > 0 ? <SaidList said={said} /> : <p className="soft">{none}</p>}
    </section>
  )
}

const figureOf = ({ state, amount }: Pick<Statement, 'state' | 'amount'>): string =>
  state === 'notObserved' || amount === null ? '–' : formatNumber(amount)

const structureOf = (book: Book, id: string | null): string =>
  id === null ? m.statement_network() : (book.structures.find((each) => each.id === id)?.shortName ?? '')

/** A statement as a line of a list, with what can be done about it. */
function useSaid({ book, named, onCorrect }: SaidListsProps, onError: (error: unknown) => void) {
  const zone = useMe().network?.zone ?? 'Europe/Paris'
  const withdraw = async (statement: Statement) => {
    onError(null)
    await withdrawStatement(statement).then(
      (putBack) => showToast({ message: m.statement_withdrawn(), undo: () => void putBack() }),
      onError,
    )
  }
  return (statement: Statement, correctable: boolean): Said => {
    const subject = subjectInWords(book, statement)
    const target = { as: 'statement' as const, subject: subjectOf(statement), existing: statement }
    const step = book.measures.find(({ code }) => code === statement.measure)?.type === 'fte' ? 0.05 : 1
    return {
      id: statement.id,
      subject,
      structure: named ? structureOf(book, statement.structureId) : null,
      figure: figureOf(statement),
      source: statement.source,
      by: `${statement.by || m.statement_somebody()}, ${formatInstant(statement.at, zone)}`,
      onCorrect: correctable ? () => onCorrect({ target, title: subject, step }) : undefined,
      onWithdraw: () => void withdraw(statement),
    }
  }
}

function pastSaid(total: PastTotal, book: Book, { asked, named, onCorrect }: SaidListsProps): Said {
  const indicator = asked.indicators.find(({ code }) => code === total.indicator)
  const { structureId, indicator: code, dimensions, year } = total
  const subject = [indicator ? wordOf(indicator.label) : code, ...membersInWords(book, dimensions)].join(
    ' · ',
  )
  const target = {
    as: 'pastTotal' as const,
    subject: { structureId, indicator: code, dimensions, year },
    existing: total,
  }
  const step = indicator?.format === 'hours' ? 0.25 : indicator?.format === 'decimal' ? 0.05 : 1
  return {
    id: total.id,
    subject,
    structure: named ? structureOf(book, structureId) : null,
    figure: figureOf(total),
    source: total.source,
    by: null,
    onCorrect: () => onCorrect({ target, title: subject, step }),
  }
}
