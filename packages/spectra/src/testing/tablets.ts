import { readdirSync, readFileSync } from 'node:fs'

import { onCommonGrid } from '../process/on-grid.ts'
import { readSpectra } from '../read/read-spectra.ts'
import { sharedData } from './shared-data.ts'

/** One of the 262 infrared spectra of ecstasy tablets, on the common grid. */
export interface TabletSpectrum {
  readonly name: string
  /** Tablets of one seizure, taken to be one batch. */
  readonly group: string
  /** Several spectra are of one tablet. */
  readonly tablet: string
  readonly values: Float64Array
}

/** Where they are under `sharedData`. */
export const TABLETS = 'spectra/xtc'

/** All of them; the name of a file is `<group>_<tablet><replicate>`. */
export function readTablets(): TabletSpectrum[] {
  return readdirSync(sharedData(TABLETS))
    .filter((file) => /\.jdx$/i.test(file))
    .map((file) => {
      const [spectrum] = readSpectra(readFileSync(`${sharedData(TABLETS)}/${file}`))
      if (spectrum === undefined) throw new Error(`${file} holds no spectrum`)
      const name = file.slice(0, -4)
      const { values } = onCommonGrid(spectrum)
      return { name, group: name.slice(0, 4), tablet: name.slice(0, -1), values }
    })
}
