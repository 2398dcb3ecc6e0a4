import { SpectrumProblem } from '../problem.ts'
import { strideOf, writeFixedPoint } from './fixed-point.ts'
import { comparedPoints, type SearchRecipe } from './search-recipe.ts'
import { searchVector } from './search-vector.ts'
import { type IndexChunk, type Reference, UNKNOWN } from './spectral-index.ts'

/** So many rows are 28 MB: large enough to run through, small enough to find room for. */
const CHUNK_ROWS = 16_384

interface Filling {
  readonly recipe: SearchRecipe
  readonly keepAbsorbance: boolean
  /** Names that are taken; those of the references are added. */
  readonly taken: Set<string>
}

/**
 * References as chunks without their first stage. Problems: `index.name_twice`, and those of `searchVector`, with the
 * reference's name.
 */
export function fillChunks(references: Iterable<Reference>, filling: Filling): IndexChunk[] {
  const { recipe, keepAbsorbance, taken } = filling
  const stride = strideOf(comparedPoints(recipe).length)
  const open = () => ({
    names: [] as string[],
    substances: [] as string[],
    rows: new GrowingRows(stride),
    absorbance: keepAbsorbance ? new GrowingRows(recipe.grid.points) : null,
    scales: [] as number[],
  })
  const chunks: ReturnType<typeof open>[] = []
  for (const reference of references) {
    if (taken.has(reference.name)) throw new SpectrumProblem('index.name_twice', { detail: reference.name })
    taken.add(reference.name)
    let chunk = chunks.at(-1)
    if (chunk === undefined || chunk.names.length === CHUNK_ROWS) {
      chunk = open()
      chunks.push(chunk)
    }
    const vector = namedVector(reference, recipe)
    chunk.rows.next((all, at) => writeFixedPoint(vector, all, at))
    chunk.absorbance?.next((all, at) => chunk.scales.push(writeAbsorbance(reference.values, all, at)))
    chunk.names.push(reference.name)
    chunk.substances.push(reference.substance)
  }
  return chunks.map(({ names, substances, rows, absorbance, scales }) => ({
    ...{ names, substances, rows: rows.close(), coarse: null },
    absorbance: absorbance && { values: absorbance.close(), scales: Float32Array.from(scales) },
  }))
}

/** Rows of 16-bit numbers in room that doubles. */
class GrowingRows {
  private all: Int16Array
  private count = 0
  private readonly width: number

  constructor(width: number) {
    this.width = width
    this.all = new Int16Array(64 * width)
  }

  next(write: (all: Int16Array, at: number) => void): void {
    if ((this.count + 1) * this.width > this.all.length) {
      const more = new Int16Array(2 * this.all.length)
      more.set(this.all)
      this.all = more
    }
    write(this.all, this.count * this.width)
    this.count += 1
  }

  /** The rows there are, in no more room than they need. */
  close(): Int16Array {
    const used = this.count * this.width
    return used === this.all.length ? this.all : this.all.slice(0, used)
  }
}

function namedVector(reference: Reference, recipe: SearchRecipe): Float64Array {
  try {
    return searchVector(reference.values, recipe)
  } catch (problem) {
    if (!(problem instanceof SpectrumProblem)) throw problem
    throw new SpectrumProblem(problem.code, { detail: reference.name })
  }
}

function writeAbsorbance(values: Float64Array, target: Int16Array, at: number): number {
  let greatest = 0
  for (const value of values) if (Math.abs(value) > greatest) greatest = Math.abs(value)
  const scale = Math.fround(greatest / 32_766)
  for (let point = 0; point < values.length; point += 1) {
    const value = values[point] as number
    target[at + point] = Number.isNaN(value) ? UNKNOWN : scale > 0 ? Math.round(value / scale) : 0
  }
  return scale
}
