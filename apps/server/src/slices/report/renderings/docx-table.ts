import type { ReportDocument, ReportTable } from '@maillage/contract/report-document'
import {
  AlignmentType,
  Paragraph,
  SimpleField,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { columnWidths } from './column-widths.ts'
import { borders, docxStyles, ink } from './docx-styles.ts'
import { figureText, incompleteMark, isIncomplete } from './figure-text.ts'
import { figuresOf, type HeaderCell, headerRows, notesOf } from './table-layout.ts'
import { wordsOf } from './words.ts'

/** Width of the text on A4 with the document's margins, in twentieths of a point. */
export const textWidth = 8788
const twipsPerMm = 56.7
const usualSize = 19

/** Type smaller than the style's own (in half points), for a table that would not fit. */
type Look = { size?: number }

/** A caption that Word counts itself ("Tableau 3"), starting from the report's own number. */
export function captionParagraph(
  block: { type: 'table' | 'chart'; number: number; caption: string },
  doc: ReportDocument,
): Paragraph {
  const words = wordsOf(doc)
  const label = words[block.type]
  return new Paragraph({
    style: 'Caption',
    children: [
      new TextRun({ text: `${label} ` }),
      new SimpleField(`SEQ ${label} \\* ARABIC \\r ${block.number}`, String(block.number)),
      new TextRun({ text: `${words.captionDash}${block.caption}`, color: ink('ink') }),
    ],
  })
}

/** A table with its caption and notes: hairlines between rows, headers repeated on each page, the total under a rule. */
export function tableParts(table: ReportTable, doc: ReportDocument): (Paragraph | Table)[] {
  const { widthsMm, scale } = columnWidths(table, doc)
  const figureWidths = widthsMm.map((width) => Math.floor(width * twipsPerMm))
  const labelWidth = textWidth - figureWidths.reduce((sum, width) => sum + width, 0)
  const look: Look = scale < 1 ? { size: Math.floor(usualSize * scale) } : {}
  const notes = notesOf(table, doc).map((note) => new Paragraph({ style: docxStyles.tableNote, text: note }))
  return [
    captionParagraph(table, doc),
    new Table({
      rows: [...headers(table, look), ...bodyRows(table, { doc, look })],
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: [labelWidth, ...figureWidths],
      layout: TableLayoutType.FIXED,
      borders: tableBorders,
    }),
    ...notes,
    new Paragraph({ style: docxStyles.tableNote }),
  ]
}

export const tableBorders = {
  top: borders.rule,
  bottom: borders.rule,
  left: borders.none,
  right: borders.none,
  insideHorizontal: borders.hairline,
  insideVertical: borders.none,
}

function headers(table: ReportTable, look: Look): TableRow[] {
  const rows = headerRows(table)
  return rows.map((cells, y) => {
    const isLast = y === rows.length - 1
    const children = cells.map((cell, x) => headerCell(cell, { isLabel: y === 0 && x === 0, isLast, look }))
    return new TableRow({ tableHeader: true, cantSplit: true, children })
  })
}

function headerCell(
  cell: HeaderCell,
  { isLabel, isLast, look }: { isLabel: boolean; isLast: boolean; look: Look },
): TableCell {
  const isGroup = !isLast && cell.rowSpan === 1
  const alignment = isLabel ? AlignmentType.LEFT : isGroup ? AlignmentType.CENTER : AlignmentType.RIGHT
  return new TableCell({
    columnSpan: cell.columnSpan,
    rowSpan: cell.rowSpan,
    verticalAlign: VerticalAlign.BOTTOM,
    margins: cellMargins(isLabel),
    borders: { bottom: isGroup ? borders.group : borders.rule },
    children: [
      new Paragraph({
        style: docxStyles.tableHeader,
        alignment,
        children: [new TextRun({ text: cell.text, ...look })],
      }),
    ],
  })
}

function bodyRows(table: ReportTable, { doc, look }: { doc: ReportDocument; look: Look }): TableRow[] {
  return table.rows.map((row) => {
    const line = row.total ? { borders: { top: borders.rule } } : {}
    const label = new TableCell({
      ...line,
      margins: cellMargins(true),
      children: [
        new Paragraph({
          style: docxStyles.tableText,
          children: [new TextRun({ text: row.label, bold: row.total, ...look })],
        }),
      ],
    })
    const figures = figuresOf(row, table.columns).map(({ figure, column }) => {
      const mark = isIncomplete(figure)
        ? [new TextRun({ text: incompleteMark, bold: true, color: ink('draft'), ...look })]
        : []
      const text = new TextRun({
        text: figureText(figure, column.format, doc.locale),
        bold: row.total,
        ...look,
      })
      return new TableCell({
        ...line,
        margins: cellMargins(false),
        verticalAlign: VerticalAlign.BOTTOM,
        children: [new Paragraph({ style: docxStyles.tableFigure, children: [text, ...mark] })],
      })
    })
    return new TableRow({ cantSplit: true, children: [label, ...figures] })
  })
}

const cellMargins = (isLabel: boolean) => ({ left: isLabel ? 0 : 100, right: 100, top: 20, bottom: 20 })
