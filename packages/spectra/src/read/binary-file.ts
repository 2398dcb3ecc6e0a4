import { SpectrumProblem } from '../problem.ts'

/** Numbers and texts of a binary file at a byte, never outside it: what is not there is `file.cut`. */
export class BinaryFile {
  readonly bytes: Uint8Array
  readonly length: number
  readonly #view: DataView
  readonly #littleEndian: boolean

  constructor(bytes: Uint8Array, options: { littleEndian: boolean } = { littleEndian: true }) {
    this.bytes = bytes
    this.length = bytes.byteLength
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#littleEndian = options.littleEndian
  }

  /** Throws `file.cut` when `length` bytes from `at` are not all there, `file.lies` when there cannot be such a place. */
  need(at: number, length: number): void {
    if (at < 0 || length < 0) throw new SpectrumProblem('file.lies', { byte: 0, detail: String(at) })
    if (at + length > this.length)
      throw new SpectrumProblem('file.cut', { byte: this.length, detail: `${at + length} > ${this.length}` })
  }

  uint8(at: number): number {
    this.need(at, 1)
    return this.#view.getUint8(at)
  }
  int8(at: number): number {
    this.need(at, 1)
    return this.#view.getInt8(at)
  }
  uint16(at: number): number {
    this.need(at, 2)
    return this.#view.getUint16(at, this.#littleEndian)
  }
  int16(at: number): number {
    this.need(at, 2)
    return this.#view.getInt16(at, this.#littleEndian)
  }
  int32(at: number): number {
    this.need(at, 4)
    return this.#view.getInt32(at, this.#littleEndian)
  }
  uint32(at: number): number {
    this.need(at, 4)
    return this.#view.getUint32(at, this.#littleEndian)
  }
  float32(at: number): number {
    this.need(at, 4)
    return this.#view.getFloat32(at, this.#littleEndian)
  }
  float64(at: number): number {
    this.need(at, 8)
    return this.#view.getFloat64(at, this.#littleEndian)
  }
}
