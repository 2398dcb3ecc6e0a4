import { describe, expect, it } from 'vitest'
import { COMMON_GRID } from '../grid.ts'
import { bandSpectrum } from '../simulate/band.ts'
import { randomOf } from '../simulate/random.ts'
import { drawSubstance, drawTwin } from '../simulate/substance.ts'
import { buildIndex } from './build-index.ts'
import { addReferences, removeReference } from './edit-index.ts'
import { FIXED_ONE, fixedDot, toFixedPoint } from './fixed-point.ts'
import { openSearcher } from './open-searcher.ts'
import { readIndex } from './read-index.ts'
import type { SearchRecipe } from './search-recipe.ts'
import { searchVector } from './search-vector.ts'
import { absorbanceOf, placeOf, type Reference, type SpectralIndex } from './spectral-index.ts'
import { writeIndex } from './write-index.ts'

// Few points, so that finding axes does not take the time of the test.
const grid = { firstCm1: 650, stepCm1: 8, points: 200 }
const recipe: SearchRecipe = { grid, ranges: [[650, 1900]], halfWidthCm1: 16, order: 2, derivative: 1 }
const random = randomOf(7)

const KINDS: Record<string, (count: number, from?: number) => Reference[]> = {
  'made-up substances': (count, from = 0) =>
    named(count, from, (k) => bandSpectrum(drawSubstance(5, k).bands, grid)),
  'clusters of close relatives': (count, from = 0) =>
    named(count, from, (k) => {
      const parent = drawSubstance(6, k % 20)
      return bandSpectrum(k < 20 ? parent.bands : drawTwin(parent, 6, k).bands, grid)
    }),
  'noise, which no axis shows': (count, from = 0) =>
    named(count, from, () => Float64Array.from({ length: grid.points }, () => random.normal())),
  'copies of five spectra': (count, from = 0) =>
    named(count, from, (k) => bandSpectrum(drawSubstance(9, k % 5).bands, grid)),
}

function named(count: number, from: number, values: (k: number) => Float64Array): Reference[] {
  return Array.from({ length: count }, (_, k) => ({
    name: `reference ${from + k}`,
    substance: `substance ${from + k}`,
    values: values(from + k),
  }))
}

/** The nearest by comparing with every row, written without any of the searching code. */
function byHand(index: SpectralIndex, query: Int16Array, top: number) {
  const all: { position: number; correlation: number }[] = []
  let position = 0
  for (const { rows, names } of index.chunks) {
    for (let row = 0; row < names.length; row += 1, position += 1) {
      if (index.removed.has(position)) continue
      all.push({ position, correlation: fixedDot(query, rows, row * index.stride) / FIXED_ONE })
    }
  }
  return all.sort((a, b) => b.correlation - a.correlation || a.position - b.position).slice(0, top)
}

function queries(index: SpectralIndex): Int16Array[] {
  return Array.from({ length: 12 }, (_, k) => {
    const { chunk, row } = placeOf(index, random.below(index.size))
    const own = chunk.rows.subarray(row * index.stride, row * index.stride + index.points)
    const noise = [0, 0.02, 0.3, 1][k % 4] ?? 0
    const values = Float64Array.from(own, (value) => value / 46_000 + (noise * random.normal()) / 12)
    const norm = Math.hypot(...values)
    return toFixedPoint(values.map((value) => value / norm))
  })
}

function expectExact(index: SpectralIndex): void {
  const ways = [{}, { plain: true }, { exhaustive: true }, { exhaustive: true, plain: true }]
  const searchers = ways.map((options) => openSearcher(index, options))
  for (const query of queries(index)) {
    for (const top of [1, 10, 60]) {
      const expected = byHand(index, query, top)
      for (const searcher of searchers) expect(searcher.nearest(query, top).neighbours).toEqual(expected)
    }
  }
}

describe.each(Object.entries(KINDS))('an index of %s', (_, references) => {
  const built = buildIndex(references(1500), { recipe, coarseFrom: 1000, sampleRows: 400 })

  it('has a first stage and answers as comparing with every row does', () => {
    expect(built.axes).not.toBeNull()
    expectExact(built)
  })

  it('still does after references were removed and added, near and far from the axes', () => {
    const fewer = built.chunks[0]?.names.slice(100, 140).reduce(removeReference, built) ?? built
    expect(fewer.size).toBe(1460)
    const strangers = Object.values(KINDS).flatMap((kind, k) => kind(30, 10_000 * (k + 1)))
    const more = addReferences(fewer, strangers)
    expect(more.size).toBe(1580)
    expect(more.axes).toBe(built.axes)
    expectExact(more)
    expect(built.size).toBe(1500)
  })
})

describe('an index', () => {
  const references = KINDS['made-up substances']?.(40) ?? []
  const small = buildIndex(references, { recipe })

  it('of a few references is searched as a whole', () => {
    expect(small.axes).toBeNull()
    expectExact(small)
  })

  it('compares few rows in full where spectra differ', () => {
    const index = buildIndex(KINDS['made-up substances']?.(3000) ?? [], { recipe, coarseFrom: 1 })
    const { chunk } = placeOf(index, 17)
    const query = chunk.rows.slice(17 * index.stride, 18 * index.stride)
    expect(openSearcher(index).nearest(query, 10).compared).toBeLessThan(300)
  })

  it('keeps absorbance to 1 in 30 000 of the greatest, and what is unknown', () => {
    const values = references[3]?.values.slice() ?? new Float64Array()
    values[0] = Number.NaN
    const index = buildIndex([{ name: 'a', substance: 'a', values }], { recipe })
    const kept = absorbanceOf(index, 0) ?? new Float64Array()
    const greatest = Math.max(...values.slice(1))
    expect(kept[0]).toBeNaN()
    kept.slice(1).forEach((value, k) => {
      expect(Math.abs(value - (values[k + 1] as number))).toBeLessThan(greatest / 30_000)
    })
    expect(absorbanceOf(buildIndex(references, { recipe, keepAbsorbance: false }), 0)).toBeNull()
  })

  it('refuses a name that is taken, also when added, but takes that of a removed reference again', () => {
    const first = references.slice(0, 1)
    expect(() => buildIndex([...references, ...first], { recipe })).toThrowError(
      'index.name_twice: reference 0',
    )
    expect(() => addReferences(small, first)).toThrowError('index.name_twice')
    expect(addReferences(removeReference(small, 'reference 0'), first).size).toBe(40)
    expect(removeReference(small, 'no such name')).toBe(small)
  })

  it('refuses none at all, a flat spectrum and another grid, saying which', () => {
    const with_ = (values: Float64Array) => () =>
      buildIndex([{ name: 'x', substance: 'x', values }], { recipe })
    expect(() => buildIndex([], { recipe })).toThrowError('index.empty')
    expect(with_(new Float64Array(grid.points))).toThrowError('compare.flat: x')
    expect(with_(new Float64Array(COMMON_GRID.points))).toThrowError('compare.other_grid: x')
    expect(with_(new Float64Array(grid.points).fill(Number.NaN))).toThrowError('compare.not_covered: x')
  })
})

describe('an index file', () => {
  const index = removeReference(
    buildIndex(KINDS['clusters of close relatives']?.(300) ?? [], { recipe, coarseFrom: 1 }),
    'reference 5',
  )
  const file = writeIndex(index)

  it('gives back the same index, wherever its bytes lie', () => {
    const moved = new Uint8Array(file.length + 3)
    moved.set(file, 3)
    for (const bytes of [file, moved.subarray(3)]) {
      const read = readIndex(bytes)
      expect(read).toEqual(index)
      expectExact(read)
    }
    expect(
      readIndex(writeIndex(buildIndex(KINDS['copies of five spectra']?.(9) ?? [], { recipe }))).axes,
    ).toBeNull()
  })

  it('is refused when any byte is another, cut or lengthened', () => {
    for (let trial = 0; trial < 400; trial += 1) {
      const damaged = file.slice()
      const at = trial < 60 ? trial : random.below(file.length)
      damaged[at] = (damaged[at] as number) ^ (1 << random.below(8))
      expect(() => readIndex(damaged)).toThrowError(/^index\.(not_an_index|version|cut|damaged)/)
      expect(() => readIndex(file.subarray(0, at))).toThrowError(/^index\.(not_an_index|cut)/)
    }
    expect(() => readIndex(new Uint8Array([...file, 0]))).toThrowError('index.cut')
  })

  it('of a later version is refused by its number', () => {
    const later = file.slice()
    later[8] = 2
    expect(() => readIndex(later)).toThrowError('index.version: 2')
  })
})

describe('a search vector', () => {
  it('is centred, of norm 1, and the same for a spectrum that is stronger or on a slope', () => {
    const values = bandSpectrum(drawSubstance(1, 1).bands, grid)
    const vector = searchVector(values, recipe)
    const other = searchVector(
      values.map((value, k) => 3 * value + 0.001 * k + 0.2),
      recipe,
    )
    expect(vector.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 12)
    expect(vector.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12)
    other.forEach((value, k) => {
      expect(value).toBeCloseTo(vector[k] as number, 9)
    })
  })
})
