import type { Sayable } from '@maillage/contract/report'
import type { PastTotal, Statement, StatementSubject } from '@maillage/contract/statement'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { client } from '../../platform/client.ts'
import { queryClient } from '../../platform/query.ts'
import type { NumberEntry } from '../../ui/number-text.ts'

/** What a person says of a figure: an amount, or that it was not observed; and who or what says so. */
export interface Saying {
  readonly value: NumberEntry
  readonly source: string
}

/** What the saying is about, and what was said of it before. */
export type SayingTarget =
  | { readonly as: 'statement'; readonly subject: StatementSubject; readonly existing: Statement | null }
  | {
      readonly as: 'pastTotal'
      readonly subject: NonNullable<Sayable['pastTotal']>
      readonly existing: PastTotal | null
    }

/** Why a saying cannot be saved yet; null when it can. */
export function faultsOf({ value, source }: Saying): { value: boolean; source: boolean } | null {
  const faults = { value: value === null, source: source.trim() === '' }
  return faults.value || faults.source ? faults : null
}

/** Saves what is said, as a new version of what was said before. */
export async function saveSaying(target: SayingTarget, { value, source }: Saying): Promise<void> {
  const state = value === 'notObserved' ? ('notObserved' as const) : ('observed' as const)
  const amount = typeof value === 'number' ? value : null
  const said = { state, amount, source: source.trim() }
  const { existing } = target
  const version = { id: existing?.id ?? newId(), baseVersion: existing?.version ?? 0 }
  if (target.as === 'statement') {
    await client.statement.save({ ...version, draft: { ...target.subject, ...said } })
  } else {
    await client.statement.savePastTotal({ ...version, ...target.subject, ...said })
  }
  rememberSource(target.as, said.source)
  await queryClient.invalidateQueries()
}

/** A saying while it is typed: what is still missing in it, and its way to the server. */
export function useSaying(target: SayingTarget) {
  const [saying, setSaying] = useState<Saying>(() =>
    target.existing ? sayingOf(target.existing) : { value: null, source: lastSource(target.as) },
  )
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const save = async (then: () => void): Promise<ReturnType<typeof faultsOf>> => {
    setTried(true)
    const faults = faultsOf(saying)
    if (faults) return faults
    setBusy(true)
    setError(null)
    await saveSaying(target, saying).then(then, setError)
    setBusy(false)
    return null
  }
  return {
    saying,
    change: (part: Partial<Saying>) => setSaying((before) => ({ ...before, ...part })),
    faults: tried ? faultsOf(saying) : null,
    busy,
    error,
    save,
  }
}

/** Takes a statement back; resolves with how to put it back as it was. */
export async function withdrawStatement(statement: Statement): Promise<() => Promise<void>> {
  const { id, version } = statement
  const withdrawn = await client.statement.withdraw({ id, baseVersion: version })
  await queryClient.invalidateQueries()
  return async () => {
    await client.statement.save({ id, baseVersion: withdrawn.version, draft: draftOf(statement) })
    await queryClient.invalidateQueries()
  }
}

function draftOf(statement: Statement) {
  const { structureId, measure, kinds, dimensions, from, to, state, amount, source } = statement
  return { structureId, measure, kinds, dimensions, from, to, state, amount, source }
}

/** What a statement speaks of, to say it otherwise. */
export function subjectOf(statement: Statement): StatementSubject {
  const { structureId, measure, kinds, dimensions, from, to } = statement
  return { structureId, measure, kinds, dimensions, from, to }
}

/** What was said before, as a form shows it. */
export const sayingOf = (said: Pick<Statement, 'state' | 'amount' | 'source'>): Saying => ({
  value: said.state === 'notObserved' ? 'notObserved' : said.amount,
  source: said.source,
})

// A printed report is typed in line after line: its name is not typed twice.
const lastSources = new Map<SayingTarget['as'], string>()
const rememberSource = (as: SayingTarget['as'], source: string) => lastSources.set(as, source)

/** The source named last, to start from. */
export const lastSource = (as: SayingTarget['as']): string => lastSources.get(as) ?? ''
