import { parse } from 'csv-parse/sync'
import readExcel from 'read-excel-file/node'

/** A row of the file as text, by header, with its line. */
export interface FileRow {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/** The file cannot be read at all; the message says why, in both languages. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError'
  constructor(
    readonly fr: string,
    readonly en: string,
  ) {
    super(en)
  }
}

const zipMagic = [0x50, 0x4b, 0x03, 0x04]

/** Rows of a CSV (UTF-8 or Windows-1252; `;`, `,` or tab) or XLSX file; UnreadableFileError when it is neither. */
export async function readRows(bytes: Uint8Array): Promise<FileRow[]> {
  const isZip = zipMagic.every((byte, index) => bytes[index] === byte)
  const table = isZip ? await readWorkbook(bytes) : readText(bytes)
  const [header, ...rows] = table
  if (!header) throw new UnreadableFileError('le fichier est vide', 'the file is empty')
  return rows
    .map((cells, index) => ({
      line: index + 2,
      cells: Object.fromEntries(
        header.map((name, column) => [headerName(name), (cells[column] ?? '').trim()]),
      ),
    }))
    .filter((row) => Object.values(row.cells).some((cell) => cell !== ''))
}

async function readWorkbook(bytes: Uint8Array): Promise<string[][]> {
  try {
    const [sheet] = await readExcel(Buffer.from(bytes))
    return (sheet?.data ?? []).map((row) => row.map(cellText))
  } catch {
    throw new UnreadableFileError('ce classeur est abîmé ou protégé', 'this workbook is damaged or protected')
  }
}

const cellText = (cell: unknown): string =>
  cell instanceof Date
    ? cell.toISOString().slice(0, 10)
    : cell === null || cell === undefined
      ? ''
      : String(cell)

function readText(bytes: Uint8Array): string[][] {
  if (bytes.includes(0))
    throw new UnreadableFileError('ce n’est ni un CSV ni un XLSX', 'it is neither CSV nor XLSX')
  try {
    return parse(decode(bytes), {
      bom: true,
      delimiter: [';', ',', '\t'],
      relax_column_count: true,
      skip_empty_lines: false,
    })
  } catch {
    throw new UnreadableFileError('des guillemets ne se referment pas', 'some quotes are never closed')
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** 'Quantité ' and 'quantite' are the same header. */
const headerName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
