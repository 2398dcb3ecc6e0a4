import { SpectrumProblem } from '../problem.ts'
import { readSpectra } from '../read/read-spectra.ts'
import type { Spectrum } from '../spectrum.ts'
import { writeCsv } from '../write/write-csv.ts'
import { writeJcamp } from '../write/write-jcamp.ts'
import { mutate } from './mutate.ts'

/** What a run of mutated files showed. */
export interface FuzzReport {
  readonly files: number
  readonly read: number
  readonly refused: number
  /** Seeds of files that threw anything but a problem, broke a promise, or did not read back what was written. */
  readonly crashes: readonly { readonly seed: number; readonly message: string }[]
  /** A file that takes long is read again, and its least time counts: a hang comes back, a pause of the machine does not. */
  readonly slowestMs: number
  readonly slowestSeed: number
  /** Bytes of the points over bytes of the file, where the points take more than the 64 kB that any file may. */
  readonly largestMemoryRatio: number
  /** Bytes of the points of the file that holds most. */
  readonly largestHeldBytes: number
  readonly codes: ReadonlyMap<string, number>
}

const bytesOfAnyFile = 65_536
/** Writing costs more than reading: one spectrum in so many is written and read again. */
const writtenEvery = 8

/** Reads so many mutations of the files, each with its own seed from `seed` on, and writes some of what was read. */
export function fuzz(
  files: readonly Uint8Array[],
  { seed, count }: { seed: number; count: number },
): FuzzReport {
  const crashes: { seed: number; message: string }[] = []
  const codes = new Map<string, number>()
  const found = {
    read: 0,
    refused: 0,
    slowestMs: 0,
    slowestSeed: seed,
    largestMemoryRatio: 0,
    largestHeldBytes: 0,
  }
  for (let own = seed; own < seed + count; own += 1) {
    const bytes = mutate(files, own)
    const began = performance.now()
    try {
      const spectra = readSpectra(bytes)
      found.read += 1
      const held = heldBytes(spectra)
      found.largestHeldBytes = Math.max(found.largestHeldBytes, held)
      found.largestMemoryRatio = Math.max(found.largestMemoryRatio, (held - bytesOfAnyFile) / bytes.length)
      checkPromises(spectra)
      if (own % writtenEvery === 0) checkWriting(spectra)
    } catch (thrown) {
      if (thrown instanceof SpectrumProblem) {
        found.refused += 1
        codes.set(thrown.code, (codes.get(thrown.code) ?? 0) + 1)
      } else crashes.push({ seed: own, message: String(thrown) })
    }
    const ms = leastMs(bytes, performance.now() - began)
    if (ms > found.slowestMs) Object.assign(found, { slowestMs: ms, slowestSeed: own })
  }
  return { files: count, ...found, crashes, codes }
}

const longMs = 50
const readAgainTimes = 3

function leastMs(bytes: Uint8Array, firstMs: number): number {
  let least = firstMs
  for (let time = 0; time < readAgainTimes && least > longMs; time += 1) {
    const began = performance.now()
    try {
      readSpectra(bytes)
    } catch {
      // The first time said what is wrong with it.
    }
    least = Math.min(least, performance.now() - began)
  }
  return least
}

const heldBytes = (spectra: readonly Spectrum[]): number =>
  spectra.reduce(
    (sum, { wavenumbersCm1, values }) => sum + wavenumbersCm1.buffer.byteLength + values.buffer.byteLength,
    0,
  )

/** What every spectrum that is read must be. */
function checkPromises(spectra: readonly Spectrum[]): void {
  if (spectra.length === 0) throw new Error('nothing read, nothing refused')
  for (const { wavenumbersCm1: axis, values } of spectra) {
    if (axis.length !== values.length || axis.length < 2) throw new Error('lengths')
    for (let index = 0; index < axis.length; index += 1) {
      if (!Number.isFinite(axis[index]) || !Number.isFinite(values[index])) throw new Error('not finite')
      if (index > 0 && !((axis[index] as number) > (axis[index - 1] as number))) throw new Error('not rising')
    }
  }
}

function checkWriting(spectra: readonly Spectrum[]): void {
  for (const spectrum of spectra.slice(0, 2)) {
    for (const text of [
      writeJcamp(spectrum),
      writeCsv(spectrum, { locale: 'fr' }),
      writeCsv(spectrum, { locale: 'en' }),
    ]) {
      const again = readAgain(text)
      const isSame =
        again.values.length === spectrum.values.length &&
        again.values.every((value, index) => value === spectrum.values[index]) &&
        again.wavenumbersCm1.every((at, index) => at === spectrum.wavenumbersCm1[index])
      if (!isSame) throw new Error(`written otherwise: ${text.slice(0, 300)}`)
    }
  }
}

function readAgain(text: string): Spectrum {
  try {
    const [spectrum] = readSpectra(new TextEncoder().encode(text))
    if (spectrum !== undefined) return spectrum
  } catch (thrown) {
    throw new Error(`written, not read: ${String(thrown)}: ${text.slice(0, 300)}`)
  }
  throw new Error('written, not read')
}
