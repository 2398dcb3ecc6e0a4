import { isAdditive, type Measure } from '@maillage/contract/catalogue'
import type { ProblemCode } from '@maillage/contract/problems'
import type { StatementDraft } from '@maillage/contract/statement'

/**
 * What a statement may say: a figure that does not add up, with its amount; or, of what adds up, only that it was not
 * observed or that there was none, since its amounts come from activities.
 */
export function refuseStatement(draft: StatementDraft, measures: readonly Measure[]): ProblemCode | null {
  const measure = measures.find((each) => each.code === draft.measure)
  if (draft.measure !== null && !measure) return 'request.invalid'
  if ((draft.state === 'observed') !== (draft.amount !== null) || draft.from > draft.to)
    return 'request.invalid'
  const declaresOnly = draft.state === 'notObserved' || draft.amount === 0
  if (measure && !isAdditive(measure.type)) {
    // People and things are whole; a staff is not.
    return measure.type === 'fte' || Number.isInteger(draft.amount ?? 0) ? null : 'request.invalid'
  }
  return declaresOnly ? null : 'statement.additive'
}
