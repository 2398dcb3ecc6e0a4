import { z } from 'zod'
import { heads } from './access.ts'
import { StatedState } from './activity.ts'
import { endpoint } from './endpoint.ts'
import {
  BaseVersion,
  Code,
  Day,
  Dimensions,
  Instant,
  PastTotalId,
  StatedAmount,
  StatementId,
  StructureId,
  Year,
} from './values.ts'

/**
 * A figure said at its own level: a non-additive one (active file, FTE, stock) with its source, or the declaration that
 * something was not observed ("–") or did not happen (0) over a period.
 */
export const StatementDraft = z.object({
  /** null: the whole network. */
  structureId: StructureId.nullable(),
  /** null with notObserved: every measure of the dimensions named. */
  measure: Code.nullable(),
  /** The kinds concerned; empty: all. */
  kinds: z.array(Code).max(100).default([]),
  dimensions: Dimensions.default({}),
  from: Day,
  to: Day,
  state: StatedState,
  amount: StatedAmount.nullable(),
  source: z.string().trim().min(1).max(300),
})
export type StatementDraft = z.infer<typeof StatementDraft>

/** What a statement speaks of, without what it says. */
export const StatementSubject = StatementDraft.omit({ state: true, amount: true, source: true })
export type StatementSubject = z.infer<typeof StatementSubject>

export const Statement = StatementDraft.extend({
  id: StatementId,
  version: z.number().int(),
  withdrawn: z.boolean(),
  at: Instant,
  by: z.string(),
})
export type Statement = z.infer<typeof Statement>

/** A total of a year before the records began, typed in from a printed report. */
export const PastTotal = z.object({
  id: PastTotalId,
  version: z.number().int(),
  structureId: StructureId.nullable(),
  indicator: Code,
  dimensions: Dimensions,
  year: Year,
  state: StatedState,
  amount: StatedAmount.nullable(),
  source: z.string().trim().min(1).max(300),
})
export type PastTotal = z.infer<typeof PastTotal>

const perimeter = { structureId: StructureId.nullable().optional() }

export const statementApi = {
  save: endpoint({
    method: 'PUT',
    path: '/statements/{id}',
    summary: 'State a figure at its own level, or declare that something was not observed',
    access: heads,
    offline: true,
    problems: ['statement.additive', 'thing.changed_meanwhile'],
    input: z.object({ id: StatementId, baseVersion: BaseVersion, draft: StatementDraft }),
    output: Statement,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/statements/{id}/withdrawal',
    summary: 'Take a statement back',
    access: heads,
    problems: ['thing.not_found', 'thing.changed_meanwhile'],
    input: z.object({ id: StatementId, baseVersion: BaseVersion }),
    output: Statement,
  }),
  list: endpoint({
    method: 'GET',
    path: '/statements',
    summary: 'Statements and declarations of a year',
    access: heads,
    input: z.object({ year: Year, ...perimeter }),
    output: z.array(Statement),
  }),
  savePastTotal: endpoint({
    method: 'PUT',
    path: '/past-totals/{id}',
    summary: 'Type in a total of a past year from its printed report',
    access: heads,
    problems: ['thing.changed_meanwhile', 'statement.total_taken'],
    input: PastTotal.omit({ version: true }).extend({ baseVersion: BaseVersion }),
    output: PastTotal,
  }),
  listPastTotals: endpoint({
    method: 'GET',
    path: '/past-totals',
    summary: 'Totals typed in for past years',
    access: heads,
    input: z.object({ year: Year.optional(), ...perimeter }),
    output: z.array(PastTotal),
  }),
}
