import type { ActivityDraft } from '@maillage/contract/activity'
import { checkDraft, type FieldIssue, isToCome } from '@maillage/contract/activity-rules'
import type { Kind } from '@maillage/contract/catalogue'
import * as m from '../../paraglide/messages.js'
import { formatNumber } from '../../platform/format.ts'
import { isWholeDay } from '../../ui/day-field.tsx'
import { type Book, wordOf } from '../activity/api.ts'
import { fieldsInTwo, fittedTo } from './draft.ts'

/** Where the reader is taken for a field: the id of its control. */
export const fieldId = (code: string): string => `field-${code}`

interface Against {
  readonly book: Book
  /** The last day on which something can have been done; null for what is planned. */
  readonly today: string | null
}

/** What stands in the way of saving, by field in the order of the form, each in a sentence; the rules are the server's own. */
export function issuesInWords(
  draft: ActivityDraft,
  kind: Kind,
  { book, today }: Against,
): ReadonlyMap<string, string> {
  if (!isWholeDay(draft.day)) return new Map([['day', m.record_issue_day()]])
  const found = new Map<string, string>()
  if (today && isToCome(draft.day, today)) found.set('day', m.record_issue_to_come())
  if (!draft.structureId) found.set('structure', m.record_issue_structure())
  for (const issue of checkDraft(fittedTo(kind, draft), kind, book)) {
    const tooEarly = issue.field === 'site' && !draft.structureId
    // A kind that was not in force is mended by the day.
    const field = issue.field === 'kind' ? 'day' : issue.field
    if (!found.has(field) && !tooEarly) found.set(field, sentence(issue, kind))
  }
  const { first, more } = fieldsInTwo(kind)
  const order = ['day', 'structure', 'site', ...[...first, ...more].map(({ code }) => code)]
  return new Map([...found].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)))
}

function sentence({ field: code, issue, limit = 0 }: FieldIssue, kind: Kind): string {
  if (code === 'site') return m.record_issue_site()
  const field = kind.fields.find((each) => each.code === code)
  const label = field ? wordOf(field.label) : code
  switch (issue) {
    case 'required':
      return field?.type === 'choice' || field?.type === 'tags'
        ? m.record_issue_choose({ label })
        : m.record_issue_fill({ label })
    case 'notWhole':
      return m.record_issue_whole({ label })
    case 'notQuarter':
      return m.record_issue_quarter({ label })
    case 'negative':
      return m.record_issue_negative({ label })
    case 'tooLarge':
      return m.record_issue_large({ label, limit: formatNumber(limit) })
    case 'tooLong':
      return m.record_issue_long({ label, limit: formatNumber(limit) })
    case 'notInVocabulary':
      return m.record_issue_vocabulary({ label })
    case 'notInForce':
      return m.record_issue_force({ kind: wordOf(kind.shortLabel) })
    case 'unknown':
      return m.record_issue_unknown({ label })
  }
}
