import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readSpectra, type Spectrum, SpectrumProblem } from '@maillage/spectra'

/** The first spectrum of a file, or why it has none. */
export type SpectrumFile =
  | { readonly file: string; readonly spectrum: Spectrum; readonly others: number }
  | { readonly file: string; readonly problem: SpectrumProblem }

/** Reads a file whatever its format; a file that is missing stops the command, one that is no spectrum does not. */
export async function readSpectrumFile(file: string): Promise<SpectrumFile> {
  const bytes = await readFile(file)
  return answered(file, () => {
    const [spectrum, ...others] = readSpectra(new Uint8Array(bytes))
    if (!spectrum) throw new SpectrumProblem('file.no_spectrum')
    return { file, spectrum, others: others.length }
  })
}

/** What work on a file gives, or the problem that it met. */
export function answered<Answer>(
  file: string,
  work: () => Answer,
): Answer | { readonly file: string; readonly problem: SpectrumProblem } {
  try {
    return work()
  } catch (error) {
    if (error instanceof SpectrumProblem) return { file, problem: error }
    throw error
  }
}

/** A file, or those of a folder and its folders in the order of their names; hidden ones are left out. */
export async function filesUnder(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path]
  const entries = (await readdir(path)).filter((name) => !name.startsWith('.')).sort()
  return (await Promise.all(entries.map((name) => filesUnder(join(path, name))))).flat()
}
