import { opusMagic } from './opus/read-opus.ts'
import { spaMagic } from './spa/read-spa.ts'
import { spcVersions } from './spc/header.ts'

/** What a file is by its content; `other` with a name for what is known and not read. */
export type Recognised =
  | { readonly format: 'jcamp' | 'spa' | 'opus' | 'spc' | 'text' }
  | { readonly format: 'other'; readonly name: string | null }

const others: readonly (readonly [start: string, name: string])[] = [
  ['Spectral ', 'Thermo OMNIC (group or series)'],
  ['PEPE', 'PerkinElmer .sp'],
  ['%PDF', 'PDF'],
  ['PK\u0003\u0004', 'zip, xlsx, docx'],
  ['\u0089PNG', 'PNG'],
  ['\u00ff\u00d8\u00ff', 'JPEG'],
  ['\u00d0\u00cf\u0011\u00e0', 'xls, doc'],
  ['\u001f\u008b', 'gzip'],
]
const sampled = 4096

/** Recognises a format from the first bytes and the sort of bytes that follow. */
export function recognise(bytes: Uint8Array): Recognised {
  const start = String.fromCharCode(...bytes.subarray(0, 64))
  if (start.startsWith(spaMagic)) return { format: 'spa' }
  if (opusMagic.every((byte, index) => bytes[index] === byte)) return { format: 'opus' }
  const other = others.find(([magic]) => start.startsWith(magic))
  if (other !== undefined) return { format: 'other', name: other[1] }
  if (isText(bytes)) return { format: isJcamp(bytes) ? 'jcamp' : 'text' }
  if (Object.values(spcVersions).some((version) => bytes[1] === version)) return { format: 'spc' }
  return { format: 'other', name: null }
}

/** No NUL and hardly any control characters in the beginning. */
function isText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, sampled)
  const controls = sample.filter((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)
  return !sample.includes(0) && controls.length <= sample.length / 50
}

/** A labelled data record on one of the first lines: old systems leave something before the title. */
function isJcamp(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, sampled))
  return /(?:^|[\r\n])[ \t\u00ef\u00bb\u00bf]*##[^\r\n=]{2,40}=/.test(start)
}
