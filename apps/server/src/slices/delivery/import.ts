import {
  type DeliveryColumnName,
  deliveryColumns,
  maxDeliveryRows,
} from '@maillage/contract/delivery-columns'
import type { Label } from '@maillage/contract/values'
import { parse } from 'csv-parse/sync'
import readExcel from 'read-excel-file/node'
import { type FileRow, sameName } from './rules.ts'

/** Nothing of the file can be taken in: a whole sentence that says why and what to do, and the line it speaks of (0: the file). */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError'
  constructor(
    readonly sentence: Label,
    readonly line = 0,
  ) {
    super(sentence.en)
  }
}

/** A file that is no table of rows. */
const notATable = (why: Label): UnreadableFileError =>
  new UnreadableFileError({
    fr: `Ce fichier ne peut pas être lu : ${why.fr}. Enregistrez-le en CSV ou XLSX et recommencez.`,
    en: `This file cannot be read: ${why.en}. Save it as CSV or XLSX and try again.`,
  })

const zipMagic = [0x50, 0x4b, 0x03, 0x04]
const oldExcelMagic = [0xd0, 0xcf, 0x11, 0xe0]

const beginsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte)

/** Whether the file is an XLSX workbook, or anything else in a zip. */
export const isWorkbook = (bytes: Uint8Array): boolean => beginsWith(bytes, zipMagic)

/**
 * The rows of a CSV (UTF-8, UTF-16 or Windows-1252; `;`, `,` or tab) or XLSX file under known headers, empty rows left
 * out; UnreadableFileError when there are none.
 */
export async function readRows(bytes: Uint8Array): Promise<FileRow[]> {
  const table = await readTable(bytes)
  const header = table
    .slice(0, headersWithin)
    .find((row) => missingColumns(row).length < requiredColumns.length - 1)
  if (table.length === 0) {
    throw new UnreadableFileError({ fr: 'Ce fichier est vide.', en: 'This file is empty.' })
  }
  if (!header || missingColumns(header).length > 0) throw wrongHeaders(header ?? table[0])
  const places = columnNames.map((name) => [name, placesOf(header, name)[0] ?? -1] as const)
  const dayPlace = placesOf(header, 'day')[0] ?? -1
  const rows = table.filter(({ line, cells }) => line > header.line && !isExample(cells[dayPlace] ?? ''))
  if (rows.length === 0) {
    const fr = 'Il n’y a aucune ligne sous les en-têtes.'
    throw new UnreadableFileError({ fr, en: 'There is no row below the headers.' }, header.line)
  }
  if (rows.length > maxDeliveryRows) {
    const [count, most] = [rows.length, maxDeliveryRows]
    const fr = `Ce fichier a ${count} lignes, et ${most} au plus sont lues à la fois. Coupez-le en plusieurs.`
    const en = `This file has ${count} rows, and at most ${most} are read at once. Cut it in several.`
    throw new UnreadableFileError({ fr, en })
  }
  return rows.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(places.map(([name, place]) => [name, cells[place] ?? ''])) as FileRow['cells'],
  }))
}

/** The template's example, left in by somebody who filled in the rows below it, is no delivery. */
const isExample = (day: string): boolean => /^(exemple|example)(?!\p{L})/iu.test(day)

const columnNames = Object.keys(deliveryColumns) as DeliveryColumnName[]
const requiredColumns = columnNames.filter((name) => deliveryColumns[name].required)
/** A title may stand above the headers. */
const headersWithin = 10

interface TableRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** 'Quantité ' and 'quantite' are the same header. */
const headerKey = (text: string): string =>
  sameName(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const headerKeys = new Map(
  columnNames.map((name) => {
    const { fr, en, also } = deliveryColumns[name]
    return [name, [fr, en, ...also].map(headerKey)]
  }),
)

const placesOf = (header: TableRow, name: DeliveryColumnName): number[] =>
  header.cells.flatMap((cell, place) => (headerKeys.get(name)?.includes(headerKey(cell)) ? [place] : []))

/** The required columns that do not stand there exactly once. */
const missingColumns = (header: TableRow): DeliveryColumnName[] =>
  requiredColumns.filter((name) => placesOf(header, name).length !== 1)

/** Says which headers are wanted, which were found, and which of them stand there twice. */
function wrongHeaders(header: TableRow | undefined): UnreadableFileError {
  const wanted = requiredColumns.map((name) => deliveryColumns[name])
  const found = (header?.cells ?? []).filter(Boolean).map((cell) => cell.slice(0, 40))
  const twice = columnNames
    .filter((name) => header && placesOf(header, name).length > 1)
    .map((name) => deliveryColumns[name])
  const fr = [
    ...twice.map((each) => `La colonne « ${each.fr} » est là plusieurs fois.`),
    `La première ligne doit porter ces en-têtes : ${wanted.map((each) => `« ${each.fr} »`).join(', ')}.`,
    `Elle porte : ${found.slice(0, 12).join(', ')}.`,
  ]
  const en = [
    ...twice.map((each) => `The column “${each.en}” is there several times.`),
    `The first line must have these headers: ${wanted.map((each) => `“${each.en}”`).join(', ')}.`,
    `It has: ${found.slice(0, 12).join(', ')}.`,
  ]
  return new UnreadableFileError({ fr: fr.join(' '), en: en.join(' ') }, header?.line ?? 1)
}

async function readTable(bytes: Uint8Array): Promise<TableRow[]> {
  if (beginsWith(bytes, oldExcelMagic)) {
    const fr = 'c’est un ancien classeur Excel (.xls)'
    throw notATable({ fr, en: 'it is an old Excel workbook (.xls)' })
  }
  const rows = isWorkbook(bytes) ? await readWorkbook(bytes) : readText(bytes)
  return rows
    .map(({ line, cells }) => ({ line, cells: cells.map(oneLine) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
}

/** Spaces of any kind and marks that no screen shows become one space. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()

async function readWorkbook(bytes: Uint8Array): Promise<TableRow[]> {
  try {
    const [sheet] = await readExcel(Buffer.from(bytes))
    return (sheet?.data ?? []).map((row, index) => ({ line: index + 1, cells: row.map(cellText) }))
  } catch {
    const fr = 'ce classeur est abîmé ou protégé'
    throw notATable({ fr, en: 'this workbook is damaged or protected' })
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}

function readText(bytes: Uint8Array): TableRow[] {
  const text = decode(bytes)
  if (text.includes('\0')) {
    throw notATable({ fr: 'ce n’est ni un CSV ni un XLSX', en: 'it is neither CSV nor XLSX' })
  }
  try {
    const rows: TableRow[] = []
    parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      on_record: (cells: string[], { lines }) => {
        rows.push({ line: lines, cells })
        return null
      },
    })
    return rows
  } catch {
    throw notATable({ fr: 'des guillemets ne se referment pas', en: 'some quotes are never closed' })
  }
}

/** The mark that cuts the first line in most parts. */
function delimiterOf(text: string): string {
  const firstLine = text.trimStart().split(/\r?\n/, 1)[0] ?? ''
  const parts = (mark: string) => firstLine.split(mark).length
  return [';', ',', '\t'].reduce((best, mark) => (parts(mark) > parts(best) ? mark : best))
}

function decode(bytes: Uint8Array): string {
  if (beginsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
