import type { Choice } from './choose-columns.ts'

/** Chosen columns, those that would gain most beside them, and those that could best take the place of each. */
export function rivalsOf(choice: Choice, how: { beside: number; inPlaceOfEach: number }): number[] {
  const found = new Set([...choice.fit.chosen, ...largest(choice.fit.gains, how.beside)])
  for (const { fit } of choice.without)
    for (const rival of largest(fit.gains, how.inPlaceOfEach)) found.add(rival)
  return [...found]
}

/** Where the largest positive values are, largest first. */
export function largest(values: Float64Array, count: number): number[] {
  const best: number[] = []
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number
    if (value <= (best.length < count ? 0 : (values[best[count - 1] as number] as number))) continue
    let place = best.length
    while (place > 0 && (values[best[place - 1] as number] as number) < value) place -= 1
    best.splice(place, 0, index)
    best.length = Math.min(best.length, count)
  }
  return best
}
