// AssemblyScript: compiled to src/compare/kernel-bytes.ts by scripts/build-kernels.ts. Addresses are bytes in the
// memory that the caller lays out; src/compare/plain-kernels.ts answers the same to the last bit.

/**
 * scores[row] = rows[row] · query in whole numbers. `stride` values a row, a multiple of 8. Vectors of norm 46 000
 * cannot overflow: by Cauchy and Schwarz no part of the sum is over 46 000², under 2³¹.
 */
export function dotRows(rows: usize, query: usize, scores: usize, count: i32, stride: i32): void {
  const bytes: usize = <usize>stride << 1
  const end: usize = query + bytes
  let row = 0
  for (; row + 4 <= count; row += 4) {
    let a = i32x4.splat(0)
    let b = i32x4.splat(0)
    let c = i32x4.splat(0)
    let d = i32x4.splat(0)
    let at: usize = rows + <usize>row * bytes
    for (let q: usize = query; q < end; q += 16) {
      const part = v128.load(q)
      a = i32x4.add(a, i32x4.dot_i16x8_s(v128.load(at), part))
      b = i32x4.add(b, i32x4.dot_i16x8_s(v128.load(at + bytes), part))
      c = i32x4.add(c, i32x4.dot_i16x8_s(v128.load(at + 2 * bytes), part))
      d = i32x4.add(d, i32x4.dot_i16x8_s(v128.load(at + 3 * bytes), part))
      at += 16
    }
    v128.store(scores + (<usize>row << 2), sumOfEach(a, b, c, d))
  }
  for (; row < count; row += 1) {
    let a = i32x4.splat(0)
    let at: usize = rows + <usize>row * bytes
    for (let q: usize = query; q < end; q += 16) {
      a = i32x4.add(a, i32x4.dot_i16x8_s(v128.load(at), v128.load(q)))
      at += 16
    }
    const sum = i32x4.extract_lane(a, 0) + i32x4.extract_lane(a, 1)
    store<i32>(scores + (<usize>row << 2), sum + i32x4.extract_lane(a, 2) + i32x4.extract_lane(a, 3))
  }
}

/**
 * bounds[row] = scales[row] · (codes[row] · query) · queryScale + (errors[row] · headNorm + (tails[row] · tailNorm +
 * slack)), and in `blocks` the greatest of each 256 rows. Codes are 64 signed bytes a row, the query 64 words; the
 * caller pads the rows to a multiple of 4.
 */
export function boundRows(
  codes: usize,
  scales: usize,
  errors: usize,
  tails: usize,
  bounds: usize,
  blocks: usize,
  count: i32,
  query: usize,
  queryScale: f32,
  headNorm: f32,
  tailNorm: f32,
  slack: f32,
): void {
  const q0 = v128.load(query)
  const q1 = v128.load(query, 16)
  const q2 = v128.load(query, 32)
  const q3 = v128.load(query, 48)
  const q4 = v128.load(query, 64)
  const q5 = v128.load(query, 80)
  const q6 = v128.load(query, 96)
  const q7 = v128.load(query, 112)
  for (let from = 0; from < count; from += 256) {
    const end = min<i32>(from + 256, count)
    // Products first and bounds after, a block at a time: together they need more registers than there are.
    for (let row = from; row < end; row += 4) {
      const at: usize = codes + (<usize>row << 6)
      const a = codesDot(at, q0, q1, q2, q3, q4, q5, q6, q7)
      const b = codesDot(at + 64, q0, q1, q2, q3, q4, q5, q6, q7)
      const c = codesDot(at + 128, q0, q1, q2, q3, q4, q5, q6, q7)
      const d = codesDot(at + 192, q0, q1, q2, q3, q4, q5, q6, q7)
      v128.store(bounds + (<usize>row << 2), sumOfEach(a, b, c, d))
    }
    let greatest = f32x4.splat(-Infinity)
    for (let row = from; row < end; row += 4) {
      const place: usize = <usize>row << 2
      const sums = f32x4.convert_i32x4_s(v128.load(bounds + place))
      const estimate = f32x4.mul(f32x4.mul(sums, v128.load(scales + place)), f32x4.splat(queryScale))
      const rest = f32x4.add(f32x4.mul(v128.load(tails + place), f32x4.splat(tailNorm)), f32x4.splat(slack))
      const lost = f32x4.mul(v128.load(errors + place), f32x4.splat(headNorm))
      const bound = f32x4.add(estimate, f32x4.add(lost, rest))
      v128.store(bounds + place, bound)
      greatest = f32x4.pmax(greatest, bound)
    }
    const low = max<f32>(f32x4.extract_lane(greatest, 0), f32x4.extract_lane(greatest, 1))
    const high = max<f32>(f32x4.extract_lane(greatest, 2), f32x4.extract_lane(greatest, 3))
    store<f32>(blocks + (<usize>(from >> 8) << 2), max<f32>(low, high))
  }
}

@inline
function codesDot(at: usize, q0: v128, q1: v128, q2: v128, q3: v128, q4: v128, q5: v128, q6: v128, q7: v128): v128 {
  let sum = i32x4.dot_i16x8_s(v128.load8x8_s(at), q0)
  sum = i32x4.add(sum, i32x4.dot_i16x8_s(v128.load8x8_s(at, 8), q1))
  sum = i32x4.add(sum, i32x4.dot_i16x8_s(v128.load8x8_s(at, 16), q2))
  sum = i32x4.add(sum, i32x4.dot_i16x8_s(v128.load8x8_s(at, 24), q3))
  sum = i32x4.add(sum, i32x4.dot_i16x8_s(v128.load8x8_s(at, 32), q4))
  sum = i32x4.add(sum, i32x4.dot_i16x8_s(v128.load8x8_s(at, 40), q5))
  sum = i32x4.add(sum, i32x4.dot_i16x8_s(v128.load8x8_s(at, 48), q6))
  return i32x4.add(sum, i32x4.dot_i16x8_s(v128.load8x8_s(at, 56), q7))
}

@inline
function sumOfEach(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7))
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7))
  return i32x4.add(v128.shuffle<i64>(ab, cd, 0, 2), v128.shuffle<i64>(ab, cd, 1, 3))
}
