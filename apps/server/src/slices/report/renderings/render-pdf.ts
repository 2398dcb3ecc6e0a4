import { readFileSync } from 'node:fs'
import type {
  Figure,
  FigureFormat,
  ReportDocument,
  ReportSection,
  ReportTable,
} from '@maillage/contract/report-document'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { barChartSvg } from './bar-chart.ts'
import { chartParts } from './chart-series.ts'
import { columnWidths } from './column-widths.ts'
import { figureText, incompleteMark, isIncomplete } from './figure-text.ts'
import { coverFacts, documentName } from './front-matter.ts'
import { captionLabel, steppedLevels } from './headings.ts'
import { paperColours } from './paper.ts'
import { type ProseBlock, proseBlocks } from './prose-blocks.ts'
import { figuresOf, headerRows, notesOf } from './table-layout.ts'
import { spareTypeface, typeface } from './typefaces.ts'
import { wordsOf } from './words.ts'

/** A report as a tagged A4 PDF that declares PDF/UA-1; throws with the compiler's own words when it cannot be set. */
export async function renderPdf(doc: ReportDocument): Promise<Uint8Array> {
  const typst = typstCompiler()
  const result = typst.compile({
    mainFileContent: template(),
    inputs: { report: JSON.stringify(printedReport(doc)) },
  })
  if (result.result === null) {
    throw new Error(`The PDF could not be set: ${JSON.stringify(result.takeDiagnostics()?.shortDiagnostics)}`)
  }
  const bytes = typst.pdf(result.result, { pdfStandard: 'ua-1' })
  // The compiler remembers all that it has set, and the next report has other figures: letting go costs no time.
  typst.evictCache(0)
  return bytes
}

let compiler: NodeCompiler | undefined

/** One compiler for all documents: it is costly to make and remembers the fonts. */
function typstCompiler(): NodeCompiler {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: [typeface.folder, spareTypeface.folder] }] })
  return compiler
}

const template = () => readFileSync(new URL('./report.typ', import.meta.url), 'utf8')

/** The report as report.typ reads it: every word chosen and every figure written, nothing left to decide but the setting. */
function printedReport(doc: ReportDocument) {
  const words = wordsOf(doc)
  const [lang = 'fr', region] = words.languageTag.split('-')
  const [year, month, day] = doc.generatedAt.slice(0, 10).split('-').map(Number)
  const levels = steppedLevels(doc.sections.map((section) => section.level))
  return {
    lang,
    region,
    typefaces: [typeface.name, spareTypeface.name],
    colours: paperColours,
    date: { year, month, day },
    title: doc.title,
    year: doc.year,
    perimeter: doc.perimeter,
    networkName: doc.networkName,
    running: documentName(doc),
    draft: doc.status === 'draft' ? words.draft : null,
    draftMeaning: words.draftMeaning,
    facts: coverFacts(doc),
    reading: { title: words.readingTitle, entries: words.reading },
    words: {
      contents: words.contents,
      page: words.page,
      definitions: words.definitions,
      definitionsIntroduction: words.definitionsIntroduction,
    },
    sections: doc.sections.map((section, index) => ({
      number: section.number,
      title: section.title,
      level: levels[index] ?? 1,
      blocks: printedBlocks(section, doc),
    })),
    definitions: doc.definitions,
  }
}

type PrintedBlock =
  | { type: 'prose'; blocks: ProseBlock[] }
  | ({ type: 'table'; label: string; caption: string } & ReturnType<typeof printedTable>)
  | { type: 'chart'; label: string; caption: string; parts: { svg: string; description: string }[] }

function printedBlocks(section: ReportSection, doc: ReportDocument): PrintedBlock[] {
  const prose = section.prose === null ? [] : proseBlocks(section.prose.text)
  const blocks = section.blocks.flatMap((block): PrintedBlock[] => {
    const caption = { label: captionLabel(block, doc), caption: block.caption }
    if (block.type === 'table') return [{ type: 'table', ...caption, ...printedTable(block, doc) }]
    const parts = chartParts(block, doc).map((content) => ({
      svg: barChartSvg(content, doc.locale),
      description: content.description,
    }))
    if (parts.length === 0) return []
    return [{ type: 'chart', ...caption, parts }]
  })
  return [{ type: 'prose', blocks: prose }, ...blocks]
}

function printedTable(table: ReportTable, doc: ReportDocument) {
  const rows = table.rows.map((row) => ({ row, figures: figuresOf(row, table.columns) }))
  const tails = table.columns.map((column, index) =>
    longest(rows.map(({ figures }) => decimalsOf(figures[index]?.figure, column.format, doc))),
  )
  return {
    ...columnWidths(table, doc),
    header: headerRows(table),
    rows: rows.map(({ row, figures }) => ({
      label: row.label,
      total: row.total,
      cells: figures.map(({ figure, column }, index) => {
        const decimals = decimalsOf(figure, column.format, doc)
        return {
          text: figureText(figure, column.format, doc.locale),
          mark: isIncomplete(figure) ? incompleteMark : '',
          padding: (tails[index] ?? '').slice(decimals.length),
        }
      }),
    })),
    notes: notesOf(table, doc),
  }
}

/** The decimals as they are written, separator included (",25"): what an even column is aligned on. */
function decimalsOf(figure: Figure | undefined, format: FigureFormat, doc: ReportDocument): string {
  if (figure?.state !== 'observed' || format === 'changePercent') return ''
  return /[.,](\d{1,2})(?=\D*$)/.exec(figureText(figure, format, doc.locale))?.[0] ?? ''
}

const longest = (texts: string[]) =>
  texts.reduce((kept, text) => (text.length > kept.length ? text : kept), '')
