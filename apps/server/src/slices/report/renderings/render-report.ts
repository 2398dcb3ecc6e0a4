import type { ExportFormat, ReportDocument } from '@maillage/contract/report-document'
import { printableReport } from './printable-text.ts'
import { renderCsv } from './render-csv.ts'
import { renderDocx } from './render-docx.ts'
import { renderPdf } from './render-pdf.ts'
import { renderXlsx } from './render-xlsx.ts'
import { wordsOf } from './words.ts'

export interface RenderedReport {
  bytes: Uint8Array
  mediaType: string
  fileName: string
}

interface Rendering {
  mediaType: string
  render: (doc: ReportDocument) => Promise<Uint8Array>
}

const renderings: Record<ExportFormat, Rendering> = {
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    render: renderDocx,
  },
  pdf: { mediaType: 'application/pdf', render: renderPdf },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    render: renderXlsx,
  },
  csv: { mediaType: 'text/csv; charset=utf-8', render: renderCsv },
}

/** A report as a file in one of the four formats: its bytes, their media type, and a name fit for any disk. */
export async function renderReport(doc: ReportDocument, format: ExportFormat): Promise<RenderedReport> {
  const { mediaType, render } = renderings[format]
  const bytes = await render(printableReport(doc))
  return { bytes, mediaType, fileName: fileNameOf(doc, format) }
}

function fileNameOf(doc: ReportDocument, format: ExportFormat): string {
  const words = wordsOf(doc)
  const version = doc.status === 'draft' ? words.fileDraft : `v${doc.version}`
  const parts = [words.fileReport, doc.template.code, String(doc.year), doc.perimeter, version]
  return `${parts.map(slug).filter(Boolean).join('-')}.${format}`
}

const longestSlug = 60

/** Lower-case letters without accents, digits and hyphens. */
function slug(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestSlug)
    .replace(/^-+|-+$/g, '')
}
