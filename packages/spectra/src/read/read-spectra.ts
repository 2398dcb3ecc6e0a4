import { SpectrumProblem } from '../problem.ts'
import type { Spectrum } from '../spectrum.ts'
import { readCsv } from './csv/read-csv.ts'
import { decodeText } from './decode-text.ts'
import { readJcamp } from './jcamp/read-jcamp.ts'
import { readOpus } from './opus/read-opus.ts'
import { recognise } from './recognise.ts'
import { readSpa } from './spa/read-spa.ts'
import { readSpc } from './spc/read-spc.ts'
import { withoutUtf16 } from './without-utf16.ts'

/**
 * The infrared spectra of a file: JCAMP-DX, Galactic SPC, Thermo OMNIC .SPA, Bruker OPUS, or a text table of any locale,
 * recognised by its content. Wavenumbers in cm⁻¹, rising; values as the file prints them. Throws `SpectrumProblem`, and
 * nothing else, for what is no infrared spectrum, is cut, or lies about its length. Memory: at most ten times the file and
 * 64 kB for the points.
 */
export function readSpectra(bytes: Uint8Array): readonly Spectrum[] {
  if (bytes.length === 0) throw new SpectrumProblem('file.empty')
  const content = withoutUtf16(bytes)
  const recognised = recognise(content)
  switch (recognised.format) {
    case 'jcamp':
      return readJcamp(content)
    case 'spa':
      return [readSpa(content)]
    case 'opus':
      return [readOpus(content)]
    case 'spc':
      return readSpc(content)
    case 'text':
      return readCsv(decodeText(content, 0, content.length))
    case 'other':
      if (recognised.name === null) throw new SpectrumProblem('file.unknown')
      throw new SpectrumProblem('file.unsupported', { detail: recognised.name })
  }
}
