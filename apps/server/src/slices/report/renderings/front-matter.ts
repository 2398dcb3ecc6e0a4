import type { ReportDocument } from '@maillage/contract/report-document'
import { dayText, instantDayText } from './figure-text.ts'
import { wordsOf } from './words.ts'

/** What the document is called, in its properties and at the head of its pages. */
export function documentName(doc: ReportDocument): string {
  return `${doc.title} ${doc.year}${wordsOf(doc).captionDash}${doc.perimeter}`
}

/** "Du 1er janvier 2023 au 31 décembre 2023": both days said, for a period is not always a year. */
export function periodText(doc: ReportDocument): string {
  const words = wordsOf(doc)
  const { from, to } = doc.period
  return `${words.from} ${dayText(from, doc.locale)} ${words.to} ${dayText(to, doc.locale)}`
}

/** Whether the figures may still change, or when and as what they were sent. */
export function statusText(doc: ReportDocument): string {
  const words = wordsOf(doc)
  const dayOf = (instant: string) => instantDayText(instant, doc.zone, doc.locale)
  if (doc.status === 'draft') return words.draftOn(dayOf(doc.generatedAt))
  return words.submittedOn(dayOf(doc.submittedAt ?? doc.generatedAt), doc.version)
}

/** What a cover says under the title and the perimeter: name and value, in order. */
export function coverFacts(doc: ReportDocument): { name: string; value: string }[] {
  const words = wordsOf(doc)
  const { version, funder, formNote } = doc.template
  const template = words.templateVersion(doc.title, version)
  return [
    { name: words.period, value: periodText(doc) },
    { name: words.version, value: statusText(doc) },
    { name: words.funder, value: funder },
    { name: words.template, value: formNote === null ? template : `${template}. ${formNote}` },
  ]
}
