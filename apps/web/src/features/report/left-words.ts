import * as m from '../../paraglide/messages.js'
import { formatList } from '../../platform/format.ts'
import { countsOf, type SectionGaps } from './left-to-do.ts'

/** What is still missing in a sentence. */
export function leftSentence(gaps: readonly SectionGaps[]): string {
  const { unwritten, empty, notFilledIn, incomplete } = countsOf(gaps)
  const parts = [
    ...(unwritten > 0 ? [m.report_left_unwritten({ count: unwritten })] : []),
    ...(empty > 0 ? [m.report_left_empty({ count: empty })] : []),
    ...(notFilledIn > 0 ? [m.report_left_not_filled_in({ count: notFilledIn })] : []),
    ...(incomplete > 0 ? [m.report_left_incomplete({ count: incomplete })] : []),
  ]
  return parts.length > 0 ? m.report_left({ list: formatList(parts) }) : m.report_left_nothing()
}
