import type { ReportDocument } from '@maillage/contract/report-document'
import { stringify } from 'csv-stringify/sync'
import { columnName, tablesOf } from './table-layout.ts'
import { csvColumns, wordsOf } from './words.ts'

type CsvCell = string | number | null

/**
 * Every figure of a report as one line, UTF-8 with BOM, as the spreadsheets of the language open it: ';' and a decimal
 * comma in French, ',' and a point in English. Words that begin like a formula are held back by an apostrophe.
 */
export async function renderCsv(doc: ReportDocument): Promise<Uint8Array> {
  const words = wordsOf(doc)
  const isFrench = doc.locale === 'fr'
  const text = stringify([csvColumns.map((column) => words.csvColumns[column]), ...linesOf(doc)], {
    bom: true,
    delimiter: isFrench ? ';' : ',',
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { number: (amount) => (isFrench ? String(amount).replace('.', ',') : String(amount)) },
  })
  return new TextEncoder().encode(text)
}

function linesOf(doc: ReportDocument): CsvCell[][] {
  const words = wordsOf(doc)
  return tablesOf(doc).flatMap(({ section, table }) => {
    const columns = new Map(table.columns.map((column) => [column.id, columnName(column)]))
    return table.rows.flatMap((row) =>
      row.cells.map(({ columnId, figure, indicator }): CsvCell[] => [
        section,
        table.caption,
        row.label,
        columns.get(columnId) ?? columnId,
        words.states[figure.state],
        figure.state === 'observed' ? figure.amount : null,
        words.origins[figure.origin],
        figure.missing,
        indicator,
      ]),
    )
  })
}
