import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { Problem } from '../../platform/http/problem.ts'
import { bytesPerMb, isPicture, keptName, keptType, maxDocumentBytes, type PictureType } from './rules.ts'

/** A file as it is kept. */
export interface KeptFile {
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  /** Hexadecimal, of `bytes`. */
  readonly sha256: string
}

/** Reads what somebody sent: its size and type are checked on the bytes, a picture loses what it hides; a Problem otherwise. */
export async function receiveFile(file: File): Promise<KeptFile> {
  if (file.size === 0) throw new Problem('document.empty')
  if (file.size > maxDocumentBytes) {
    throw new Problem('request.too_large', { maxMb: maxDocumentBytes / bytesPerMb })
  }
  const sent = new Uint8Array(await file.arrayBuffer())
  const sniffed = (await fileTypeFromBuffer(sent))?.mime ?? null
  const mediaType = keptType(sniffed, sent, file.name)
  if (mediaType === null) throw new Problem('document.type_refused')
  const bytes = isPicture(mediaType) ? await withoutHiddenData(sent, mediaType) : sent
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { fileName: keptName(file.name, mediaType), mediaType, bytes, sha256 }
}

/** A photograph of a phone does not unfold into gigabytes. */
const mostPixels = 80_000_000
/** Indistinguishable on a screen from the original, at a fair size. */
const jpegQuality = 90

/** The picture turned upright and written again: EXIF, place, comments, thumbnails and profiles do not survive. */
async function withoutHiddenData(bytes: Uint8Array, mediaType: PictureType): Promise<Uint8Array> {
  const picture = sharp(bytes, { limitInputPixels: mostPixels }).autoOrient()
  const written = {
    'image/jpeg': () => picture.jpeg({ quality: jpegQuality }),
    'image/png': () => picture.png(),
    'image/webp': () => picture.webp({ quality: jpegQuality }),
  }[mediaType]()
  try {
    return new Uint8Array(await written.toBuffer())
  } catch {
    throw new Problem('document.unreadable_picture')
  }
}
