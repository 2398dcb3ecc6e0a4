/**
 * How fast this machine reads memory with one thread, in bytes a second: the best of several comparisons of two equal
 * buffers far larger than any cache, each read once from end to end.
 */
export function memoryBandwidth(): number {
  const bytes = 2 ** 28
  const [one, other] = [Buffer.alloc(bytes, 1), Buffer.alloc(bytes, 1)]
  let best = 0
  for (let round = 0; round < 9; round += 1) {
    const began = performance.now()
    if (one.compare(other) !== 0) throw new Error('equal buffers differ')
    best = Math.max(best, (2 * bytes) / ((performance.now() - began) / 1000))
  }
  return best
}
