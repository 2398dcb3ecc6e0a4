/** What an index file begins with and where. */
export const FORMAT = { magic: 'MSPINDEX', version: 1, headerAt: 24 } as const

/** Where arrays of the given sizes start when each begins at a multiple of 8 bytes from `from` on, and where all ends. */
export function sectionsOf(from: number, sizes: readonly number[]): { starts: number[]; end: number } {
  let end = Math.ceil(from / 8) * 8
  const starts = sizes.map((bytes) => {
    const start = end
    end = Math.ceil((end + bytes) / 8) * 8
    return start
  })
  return { starts, end }
}
