import { readFile, writeFile } from 'node:fs/promises'
import { addReferences, buildIndex, readIndex, removeReference, writeIndex } from '@maillage/spectra'
import type { Cli } from '../cli.ts'
import { exitCodes, failed } from '../failure.ts'
import { noteRefused } from './answers.ts'
import { readReferences } from './library.ts'

export interface IndexOptions {
  readonly output: string
  /** A built index to go on from, rather than from nothing. */
  readonly library?: string
  readonly remove?: readonly string[]
}

/** `maillage spectra index FOLDERS… --output FILE`: builds an index, or adds to one and removes from it. */
export async function buildIndexFile(
  cli: Cli,
  folders: readonly string[],
  { output, library, remove = [] }: IndexOptions,
): Promise<void> {
  const { terminal } = cli
  const read = await Promise.all(folders.map(readReferences))
  const references = read.flatMap((each) => each.references)
  noteRefused(
    cli,
    read.flatMap((each) => each.refused),
  )
  if (library === undefined && references.length === 0)
    throw failed('spectraNoReference', { path: folders.join(', ') }, exitCodes.failed)
  const start = library === undefined ? null : readIndex(new Uint8Array(await readFile(library)))
  const kept = remove.reduce((index, name) => index && removeReference(index, name), start)
  const index =
    kept === null ? buildIndex(references) : references.length > 0 ? addReferences(kept, references) : kept
  const bytes = writeIndex(index)
  await writeFile(output, bytes, { flag: 'wx' })
  const done = { file: output, references: index.size, bytes: bytes.length }
  terminal.answer([done], terminal.say('spectraIndexed', done))
}
