import type { Figure, FigureFormat, ReportDocument, ReportTable } from '@maillage/contract/report-document'
import writeExcelFile, { type CellObject, type Row, type Sheet } from 'write-excel-file/node'
import { figureText, incompleteMark, isIncomplete } from './figure-text.ts'
import { coverFacts } from './front-matter.ts'
import { captionLabel } from './headings.ts'
import { paperColours } from './paper.ts'
import { sheetNames } from './sheet-names.ts'
import { figuresOf, headerRows, notesOf, tablesOf } from './table-layout.ts'
import { wordsOf } from './words.ts'

type ReportSheet = Sheet<never>

/**
 * A report as a workbook: what it is and how to read it, one sheet a table with typed numbers, and a dictionary of the
 * indicators. Words are text cells, so that nothing in them is ever computed as a formula.
 */
export async function renderXlsx(doc: ReportDocument): Promise<Uint8Array> {
  const words = wordsOf(doc)
  const tables = tablesOf(doc)
  const wishes = tables.map(({ table }) => `${table.number} ${table.caption}`)
  const [readMe = '', dictionary = '', ...names] = sheetNames([words.readMe, words.dictionary, ...wishes])
  const tableSheets = tables.map(({ section, table }, index) => ({
    ...tableSheet(table, section, doc),
    sheet: names[index] ?? '',
  }))
  const sheets = [
    { ...readMeSheet(doc, names), sheet: readMe },
    ...tableSheets,
    { ...dictionarySheet(doc), sheet: dictionary },
  ]
  return writeExcelFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer()
}

const heading = { fontWeight: 'bold', fontSize: 15, textColor: paperColours.accent, height: 26 } as const
const strong = { fontWeight: 'bold', alignVertical: 'top' } as const
const quiet = { textColor: paperColours.inkSoft, alignVertical: 'top' } as const
const header = {
  fontWeight: 'bold',
  textColor: paperColours.inkSoft,
  wrap: true,
  alignVertical: 'bottom',
} as const
const headerLine = { bottomBorderStyle: 'thin', bottomBorderColor: paperColours.ink } as const
const totalLine = { fontWeight: 'bold', topBorderStyle: 'thin', topBorderColor: paperColours.ink } as const

const text = (value: string, style: Omit<CellObject, 'value' | 'type'> = {}): CellObject => ({
  value,
  type: String,
  ...style,
})

const lineHeight = 15
const rowAir = 3

/** Words that may take several lines of a column `width` characters wide, and the height that they then need. */
function wrapped(
  value: string,
  width: number,
  style: Partial<CellObject> = { alignVertical: 'top' },
): CellObject {
  const lines = Math.max(1, Math.ceil(value.length / (width * 1.1)))
  return text(value, { ...style, wrap: true, height: lines * lineHeight + rowAir })
}

const widths = { name: 30, words: 72, indicator: 28, label: 44, figure: 14 }

const columnsOf = (all: number[]) => all.map((width) => ({ width }))

function readMeSheet(doc: ReportDocument, names: string[]): ReportSheet {
  const words = wordsOf(doc)
  const perimeter = [
    { name: words.perimeter, value: doc.perimeter },
    { name: words.network, value: doc.networkName },
  ]
  const facts = [...perimeter, ...coverFacts(doc)].map(({ name, value }) => [
    text(name, quiet),
    wrapped(value, widths.words),
  ])
  const reading = words.reading.map(({ mark, meaning }) => [
    text(mark, quiet),
    wrapped(meaning, widths.words),
  ])
  const tables = tablesOf(doc).map(({ table }, index) => [
    text(names[index] ?? '', quiet),
    wrapped(table.caption, widths.words),
  ])
  const draft = doc.status === 'draft' ? [[null, wrapped(words.draftMeaning, widths.words)]] : []
  const data: Row[] = [
    [text(`${doc.title} ${doc.year}`, heading)],
    [],
    ...facts,
    ...draft,
    [],
    [text(words.readingTitle, strong)],
    ...reading,
    [],
    [text(words.sheets, strong)],
    ...tables,
  ]
  return {
    data,
    columns: columnsOf([widths.name, widths.words]),
    showGridLines: false,
    orientation: 'landscape',
  }
}

function dictionarySheet(doc: ReportDocument): ReportSheet {
  const words = wordsOf(doc)
  const style = { ...header, ...headerLine }
  const data: Row[] = [
    [text(words.indicator, style), text(words.label, style), text(words.definition, style)],
    ...doc.definitions.map(({ indicator, label, definition }) => [
      text(indicator, quiet),
      wrapped(label, widths.name),
      wrapped(definition, widths.words),
    ]),
  ]
  return {
    data,
    columns: columnsOf([widths.indicator, widths.name, widths.words]),
    stickyRowsCount: 1,
    orientation: 'landscape',
  }
}

function tableSheet(table: ReportTable, section: string, doc: ReportDocument): ReportSheet {
  const headers = headerCells(table)
  const rows = table.rows.map((row): Row => {
    const style = { alignVertical: 'center' as const, ...(row.total ? totalLine : {}) }
    const label = wrapped(row.label, widths.label, style)
    const figures = figuresOf(row, table.columns)
    return [label, ...figures.map(({ figure, column }) => figureCell(figure, column.format, { doc, style }))]
  })
  const data: Row[] = [
    [text(`${captionLabel(table, doc)} – ${table.caption}`, heading)],
    [text(section, quiet)],
    [],
    ...headers,
    ...rows,
    [],
    ...notesOf(table, doc).map((note) => [text(note, quiet)]),
  ]
  return {
    data,
    columns: columnsOf([widths.label, ...table.columns.map(() => widths.figure)]),
    stickyRowsCount: 3 + headers.length,
    stickyColumnsCount: 1,
    orientation: 'landscape',
  }
}

/** A cell that spans others is followed by the places that it covers, as the format asks. */
function headerCells(table: ReportTable): Row[] {
  const [first = [], second] = headerRows(table)
  const top = first.flatMap(({ text: words, columnSpan, rowSpan }, index): Row => {
    const line = rowSpan === 2 || second === undefined ? headerLine : {}
    const align = index === 0 ? 'left' : columnSpan > 1 ? 'center' : 'right'
    const cell = text(words, { ...header, ...line, align, columnSpan, rowSpan })
    return [cell, ...new Array<null>(columnSpan - 1).fill(null)]
  })
  if (second === undefined) return [top]
  const words = second.map((cell) => cell.text)
  const under = (isGrouped: boolean) =>
    isGrouped ? text(words.shift() ?? '', { ...header, ...headerLine, align: 'right' }) : null
  return [top, [null, ...table.columns.map((column) => under(column.group !== null))]]
}

interface CellSetting {
  doc: ReportDocument
  style: Partial<CellObject>
}

function figureCell(figure: Figure, format: FigureFormat, { doc, style }: CellSetting): CellObject | null {
  if (figure.state === 'observed' && figure.amount !== null) {
    return { value: figure.amount, type: Number, format: numberFormat(figure, format), ...style }
  }
  const mark = figureText(figure, format, doc.locale)
  return mark === '' ? { ...style } : text(mark, { ...style, align: 'right' })
}

/** The decimals that the amount has and no more, always one in a percentage; the mark of an incomplete figure is in the format: the cell is a number. */
function numberFormat(figure: Figure, format: FigureFormat): string {
  const isPercent = format === 'changePercent'
  const written = decimalsOf(figure.amount ?? 0, format === 'count' ? 0 : 2)
  const decimals = isPercent ? 1 : format === 'decimal' ? Math.max(1, written) : written
  const mark = isIncomplete(figure) ? `"${incompleteMark}"` : ''
  const digits = `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${isPercent ? '%' : ''}${mark}`
  return isPercent || format === 'change' ? `+${digits};"\u2212"${digits};${digits}` : digits
}

function decimalsOf(amount: number, most: number): number {
  const rounded = Number(amount.toFixed(most))
  return String(rounded).split('.')[1]?.length ?? 0
}
