import { readdirSync, readFileSync } from 'node:fs'
import { convert } from 'jcampconverter'
import { COMMON_GRID } from '../grid.ts'
import { resample } from '../process/resample.ts'
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
      const { x, y } = readJcamp(`${sharedData(TABLETS)}/${file}`)
      const name = file.slice(0, -4)
      const values = resample({ wavenumbersCm1: x, values: y }, COMMON_GRID)
      return { name, group: name.slice(0, 4), tablet: name.slice(0, -1), values }
    })
}

function readJcamp(path: string): { x: Float64Array; y: Float64Array } {
  const data = convert(readFileSync(path, 'latin1')).flatten[0]?.spectra?.[0]?.data
  if (data?.x === undefined || data.y === undefined) throw new Error(`${path} holds no spectrum`)
  return { x: Float64Array.from(data.x), y: Float64Array.from(data.y) }
}
