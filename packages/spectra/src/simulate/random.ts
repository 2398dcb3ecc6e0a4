/** Repeatable draws: the same seed gives the same numbers on every machine. */
export interface Random {
  /** Between the two, 0 and 1 unless said. */
  uniform(from?: number, to?: number): number
  /** Normal, mean 0 and standard deviation 1 unless said. */
  normal(mean?: number, deviation?: number): number
  /** A whole number from 0 to below `count`. */
  below(count: number): number
}

/**
 * A generator of repeatable draws from whole numbers that name it (a seed, an index, a purpose). The stream is sfc32
 * (C. Doty-Humphrey, PractRand, 2010), the normal draws are those of Box and Muller (1958).
 */
export function randomOf(...seeds: readonly number[]): Random {
  const next = sfc32(seeds)
  const uniform = (from = 0, to = 1) => from + (to - from) * next()
  const normal = (mean = 0, deviation = 1) => {
    const radius = Math.sqrt(-2 * Math.log(1 - next()))
    return mean + deviation * radius * Math.cos(2 * Math.PI * next())
  }
  return { uniform, normal, below: (count) => Math.floor(next() * count) }
}

function sfc32(seeds: readonly number[]): () => number {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1]
  const step = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (const seed of seeds) {
    a ^= Math.imul(seed | 0, 0x85ebca6b)
    b ^= Math.floor(seed / 2 ** 32)
    for (let round = 0; round < 15; round += 1) step()
  }
  return step
}
