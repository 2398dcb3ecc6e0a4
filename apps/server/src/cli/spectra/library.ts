import { readFile, stat } from 'node:fs/promises'
import { dirname, parse, relative, sep } from 'node:path'
import { buildIndex, onCommonGrid, type Reference, readIndex, type SpectralIndex } from '@maillage/spectra'
import { failed } from '../failure.ts'
import { answered, filesUnder, readSpectrumFile, type SpectrumFile } from './spectrum-files.ts'

/** References to compare with, and the files of the folder that are none. */
export interface Library {
  readonly index: SpectralIndex
  readonly refused: readonly Refused[]
}

export type Refused = Extract<SpectrumFile, { problem: unknown }>

/** Opens a built index, or makes one of a folder of spectra. */
export async function openLibrary(path: string): Promise<Library> {
  const isFolder = (await stat(path)).isDirectory()
  if (!isFolder) return { index: readIndex(new Uint8Array(await readFile(path))), refused: [] }
  const { references, refused } = await readReferences(path)
  if (references.length === 0) throw failed('spectraNoReference', { path })
  return { index: buildIndex(references), refused }
}

/**
 * The spectra under a folder as references, each named after its file without ending. A folder inside holds spectra of
 * one substance, whose name it bears; a file that stands alone is a substance by itself.
 */
export async function readReferences(
  folder: string,
): Promise<{ references: Reference[]; refused: Refused[] }> {
  const references: Reference[] = []
  const refused: Refused[] = []
  for (const file of await filesUnder(folder)) {
    const read = await readSpectrumFile(file)
    const reference = 'problem' in read ? read : answered(file, () => referenceOf(folder, read))
    if ('problem' in reference) refused.push(reference)
    else references.push(reference)
  }
  return { references, refused }
}

function referenceOf(
  folder: string,
  { file, spectrum }: Exclude<SpectrumFile, { problem: unknown }>,
): Reference {
  const { name } = parse(file)
  const [substance] = relative(folder, dirname(file)).split(sep)
  return { name, substance: substance || name, values: onCommonGrid(spectrum).values }
}
