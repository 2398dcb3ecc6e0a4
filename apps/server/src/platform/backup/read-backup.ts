import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { z } from 'zod'
import {
  BackupEnd,
  BackupError,
  BackupHead,
  type Manifest,
  SectionHead,
  type SectionTotal,
} from './backup-format.ts'
import { SectionSum, TextRow } from './sections.ts'

/** What a backup gives in turn: the heading of each section, then its rows by pages. */
export type BackupPart = { head: SectionHead } | { page: TextRow[] }

/** Reads a whole backup and gives what it says of itself; BackupError unless every row is there as it was written. */
export async function verifyBackup(file: string): Promise<Manifest> {
  const reading = new Reading(file)
  for await (const _part of reading.parts()) {
    // Only the sums matter here.
  }
  return reading.manifest()
}

/** The sections of a backup that was verified. */
export const backupParts = (file: string): AsyncGenerator<BackupPart> => new Reading(file).parts()

const rowsAtOnce = 500

class Reading {
  #head: BackupHead | null = null
  #end: z.infer<typeof BackupEnd> | null = null
  readonly #sums: { head: SectionHead; sum: SectionSum }[] = []

  constructor(private readonly file: string) {}

  async *parts(): AsyncGenerator<BackupPart> {
    let page: TextRow[] = []
    for await (const line of linesOf(this.file)) {
      const value = parsed(line)
      if (this.#end) throw new BackupError('altered', 'Lines follow the end.')
      if (Array.isArray(value)) {
        page.push(valid(TextRow, value))
        if (page.length < rowsAtOnce) continue
      }
      if (page.length > 0) yield this.#page(page)
      page = []
      if (Array.isArray(value)) continue
      const head = this.#heading(value)
      if (head) yield { head }
    }
    if (!this.#end) throw new BackupError('incomplete', 'The file stops before its end.')
  }

  #page(page: TextRow[]): BackupPart {
    const section = this.#sums.at(-1)
    if (!section) throw new BackupError('unreadable', 'Rows stand before any section.')
    section.sum.add(page)
    return { page }
  }

  #heading(value: unknown): SectionHead | null {
    if (!this.#head) {
      this.#head = headOf(value)
      return null
    }
    const end = BackupEnd.safeParse(value)
    if (end.success) {
      this.#end = end.data
      return null
    }
    const head = valid(SectionHead, value)
    this.#sums.push({ head, sum: new SectionSum() })
    return head
  }

  manifest(): Manifest {
    if (!this.#head || !this.#end) throw new BackupError('incomplete', 'The file stops before its end.')
    const found = this.#sums.map(({ head: { table, network }, sum }) => ({ table, network, ...sum.end() }))
    const wrong = this.#end.sections.find((section, index) => !isSame(section, found[index]))
    if (wrong || found.length !== this.#end.sections.length) {
      throw new BackupError('altered', wrong ? wrong.table : 'its sections')
    }
    return { ...this.#head, ...this.#end }
  }
}

/** Whether two sections are the same rows. */
export const isSame = (a: SectionTotal, b: SectionTotal | undefined): boolean =>
  a.table === b?.table && a.network === b.network && a.rows === b.rows && a.sha256 === b.sha256

function headOf(value: unknown): BackupHead {
  const head = BackupHead.safeParse(value)
  if (head.success) return head.data
  const isLater = typeof value === 'object' && value !== null && 'maillage' in value && 'format' in value
  throw isLater
    ? new BackupError('laterVersion', 'This form of backup is not known to this version.')
    : new BackupError('unreadable', 'This is not a backup of Maillage.')
}

function valid<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> {
  const read = shape.safeParse(value)
  if (!read.success) throw new BackupError('unreadable', 'A line is not what a backup holds.')
  return read.data
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new BackupError('unreadable', 'A line is not JSON.')
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const text = createReadStream(file)
    .on('error', (error) => text.destroy(error))
    .pipe(createGunzip())
  let rest = ''
  try {
    for await (const chunk of text.setEncoding('utf8')) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!code.startsWith('Z_')) throw error
    const cut = code === 'Z_BUF_ERROR'
    throw new BackupError(cut ? 'incomplete' : 'unreadable', 'The file cannot be unpacked.')
  }
  if (rest !== '') throw new BackupError('incomplete', 'The file stops in the middle of a line.')
}
