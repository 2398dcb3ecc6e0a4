/** How much of a known shape is in values. */
export interface ShapeFound {
  /** What the shape is to be multiplied by. */
  readonly height: number
  /** How much of what varies there is the shape: −1 to 1, 0 when nothing varies. */
  readonly correlation: number
}

/**
 * How much of a shape of narrow lines is in values where `mask` is 1, by least squares on second differences, in which
 * broad bands and baselines hardly show. Both are on the same equally spaced points.
 */
export function shapeIn(values: Float64Array, shape: Float64Array, mask: Uint8Array): ShapeFound {
  let [product, own, other] = [0, 0, 0]
  for (let point = 1; point < values.length - 1; point += 1) {
    if (!(mask[point - 1] && mask[point] && mask[point + 1])) continue
    const value = bendAt(values, point)
    if (Number.isNaN(value)) continue
    const line = bendAt(shape, point)
    product += value * line
    own += line * line
    other += value * value
  }
  return own > 0 && other > 0
    ? { height: product / own, correlation: product / Math.sqrt(own * other) }
    : { height: 0, correlation: 0 }
}

function bendAt(values: Float64Array, point: number): number {
  return (values[point - 1] as number) - 2 * (values[point] as number) + (values[point + 1] as number)
}
