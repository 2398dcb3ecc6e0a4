import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sharedData } from './shared-data.ts'

/** A real file of an instrument: its name, and its bytes. */
export interface SpectrumFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The real files of a folder of the shared spectra, such as `formats/spa` or `xtc`, by name. */
export function spectrumFiles(folder: string): readonly SpectrumFile[] {
  const path = sharedData(join('spectra', folder))
  return readdirSync(path)
    .sort()
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(path, name))) }))
}
