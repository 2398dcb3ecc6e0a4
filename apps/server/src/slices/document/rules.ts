import { maxDocumentMb } from '@maillage/contract/document-rules'

/** Bytes in a megabyte as people are told sizes here. */
export const bytesPerMb = 1_048_576

/** The largest file that is kept, in bytes. */
export const maxDocumentBytes: number = maxDocumentMb * bytesPerMb

const pictures = ['image/jpeg', 'image/png', 'image/webp'] as const
export type PictureType = (typeof pictures)[number]

/** Media type → the ending its files get. Nothing that runs, no macros, no SVG: they may carry a programme. */
const kept: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
  'text/plain': 'txt',
  'text/csv': 'csv',
}

/**
 * The type a file is kept under: what its bytes say (null when they say nothing), and for plain text its name; null
 * when it is not kept at all. What the sender claims is never asked.
 */
export function keptType(sniffed: string | null, bytes: Uint8Array, fileName: string): string | null {
  if (sniffed !== null) return Object.hasOwn(kept, sniffed) ? sniffed : null
  if (!isText(bytes)) return null
  return /\.csv$/i.test(fileName) ? 'text/csv' : /\.(txt|md)$/i.test(fileName) ? 'text/plain' : null
}

/** Whether a type is a picture, which may carry where and by whom it was taken. */
export const isPicture = (mediaType: string): mediaType is PictureType =>
  (pictures as readonly string[]).includes(mediaType)

/** Text has no control characters but tabs and line ends, and is UTF-8 or a single-byte French encoding. */
function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13)
}

const longestName = 120

/** A name that no file system chokes on, without folders or marks that turn the reading, ending as its type does. */
export function keptName(fileName: string, mediaType: string): string {
  const last = fileName.split(/[\\/]/).at(-1) ?? ''
  const bare = last
    .replace(/\.[^.]*$/, '')
    .replace(/[\p{Control}\p{Format}"<>:|?*]+/gu, ' ')
    .trim()
  // Cut between characters: half of one cannot be stored.
  const short = [...bare].slice(0, longestName).join('').trim()
  return `${short || 'document'}.${kept[mediaType] ?? 'bin'}`
}
