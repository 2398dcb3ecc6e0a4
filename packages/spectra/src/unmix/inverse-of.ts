/** The inverse of a small symmetric positive matrix, row by row: Gauss and Jordan, which such a matrix needs no pivots for. */
export function inverseOf(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length
  const rows = matrix.map((row, index) => [...row, ...row.map((_, column) => Number(column === index))])
  rows.forEach((pivot, index) => {
    const own = pivot[index] as number
    for (let column = 0; column < 2 * size; column += 1) pivot[column] = (pivot[column] as number) / own
    for (const row of rows) {
      const times = row[index] as number
      if (row === pivot || times === 0) continue
      for (let column = 0; column < 2 * size; column += 1)
        row[column] = (row[column] as number) - times * (pivot[column] as number)
    }
  })
  return rows.map((row) => row.slice(size))
}
