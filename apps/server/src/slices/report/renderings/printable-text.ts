import type { ReportDocument } from '@maillage/contract/report-document'

// Control characters, halves of characters and non-characters: XML has no way to write them, and a file with one
// does not open. They come with text pasted from elsewhere and show nothing.
const unprintable = /[^\P{Control}\t\n\r]|\p{Surrogate}|[\ufffe\uffff]/gu

/** The same report with the characters taken out of its texts that no document can hold. */
export function printableReport(doc: ReportDocument): ReportDocument {
  const text = JSON.stringify(doc, (_key, value) => (typeof value === 'string' ? printable(value) : value))
  return JSON.parse(text)
}

const printable = (text: string) => text.replace(unprintable, '')
