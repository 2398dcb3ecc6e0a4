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
import { borders, docxStyles, ink } from './docx-styles.ts'
import { figureText, incompleteMark, isIncomplete } from './figure-text.ts'
import { figuresOf, type HeaderCell, headerRows, notesOf } from './table-layout.ts'
import { wordsOf } from './words.ts'

/** Width of the text on A4 with the document's margins, in twentieths of a point. */
export const textWidth = 8788
const mostFigureWidth = 1304

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
  const figureWidth = Math.min(
    mostFigureWidth,
    Math.floor((textWidth * 0.6) / Math.max(table.columns.length, 1)),
  )
  const labelWidth = textWidth - figureWidth * table.columns.length
  const notes = notesOf(table, doc).map((note) => new Paragraph({ style: docxStyles.tableNote, text: note }))
  return [
    captionParagraph(table, doc),
    new Table({
      rows: [...headers(table), ...bodyRows(table, doc)],
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: [labelWidth, ...table.columns.map(() => figureWidth)],
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

function headers(table: ReportTable): TableRow[] {
  const rows = headerRows(table)
  return rows.map((cells, y) => {
    const isLast = y === rows.length - 1
    const children = cells.map((cell, x) => headerCell(cell, { isLabel: y === 0 && x === 0, isLast }))
    return new TableRow({ tableHeader: true, cantSplit: true, children })
  })
}

function headerCell(cell: HeaderCell, { isLabel, isLast }: { isLabel: boolean; isLast: boolean }): TableCell {
  const isGroup = !isLast && cell.rowSpan === 1
  const alignment = isLabel ? AlignmentType.LEFT : isGroup ? AlignmentType.CENTER : AlignmentType.RIGHT
  return new TableCell({
    columnSpan: cell.columnSpan,
    rowSpan: cell.rowSpan,
    verticalAlign: VerticalAlign.BOTTOM,
    margins: cellMargins(isLabel),
    borders: { bottom: isGroup ? borders.group : borders.rule },
    children: [new Paragraph({ style: docxStyles.tableHeader, alignment, text: cell.text })],
  })
}

function bodyRows(table: ReportTable, doc: ReportDocument): TableRow[] {
  return table.rows.map((row) => {
    const line = row.total ? { borders: { top: borders.rule } } : {}
    const label = new TableCell({
      ...line,
      margins: cellMargins(true),
      children: [
        new Paragraph({
          style: docxStyles.tableText,
          children: [new TextRun({ text: row.label, bold: row.total })],
        }),
      ],
    })
    const figures = figuresOf(row, table.columns).map(({ figure, column }) => {
      const mark = isIncomplete(figure)
        ? [new TextRun({ text: incompleteMark, bold: true, color: ink('draft') })]
        : []
      const text = new TextRun({ text: figureText(figure, column.format, doc.locale), bold: row.total })
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
