import type { ReportDocument, ReportTable } from '@maillage/contract/report-document'
import { figureText } from './figure-text.ts'
import { figuresOf } from './table-layout.ts'

// Millimetres on A4, for figures of 9.3 points: what the documents set tables with.
const padding = 4.5
const digit = 2.05
const headerLetter = 1.75
const usual = 23
const usualTogether = 95
const mostTogether = 115

export interface ColumnWidths {
  /** One per column of figures; the labels take the rest of the line. */
  widthsMm: number[]
  /** How much smaller than usual the type must be for all columns to stand on the page; 1 = as usual. */
  scale: number
}

/** How wide a table's columns of figures are: even ones as long as that is enough, else as their longest figure asks. */
export function columnWidths(table: ReportTable, doc: ReportDocument): ColumnWidths {
  const even = Math.min(usual, usualTogether / Math.max(table.columns.length, 1))
  const needed = table.columns.map((column, index) => {
    const figures = table.rows.map((row) => {
      const cell = figuresOf(row, table.columns)[index]
      return cell ? writtenWidth(figureText(cell.figure, column.format, doc.locale)) : 0
    })
    const words = column.label.split(' ').map((word) => word.length * headerLetter)
    return Math.max(even, padding + Math.max(0, ...figures, ...words))
  })
  const together = needed.reduce((sum, width) => sum + width, 0)
  const scale = Math.min(1, mostTogether / Math.max(together, 1))
  return { widthsMm: needed.map((width) => width * scale), scale }
}

const narrow = /[\s.,]/u

function writtenWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (narrow.test(character) ? digit / 2 : digit), 0)
}
