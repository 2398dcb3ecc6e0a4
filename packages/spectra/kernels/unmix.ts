// AssemblyScript: compiled to src/unmix/kernel-bytes.ts by scripts/build-kernels.ts. Addresses are bytes in the memory
// that the caller lays out; src/unmix/open-multiply.ts does the same in JavaScript, summed in double precision.

/** out[row] = rows[row] · vector in single precision. `width` values a row, a multiple of 4. */
export function multiplyRows(rows: usize, vector: usize, out: usize, count: i32, width: i32): void {
  const bytes: usize = <usize>width << 2
  const end: usize = vector + bytes
  let row = 0
  for (; row + 4 <= count; row += 4) {
    let a = f32x4.splat(0)
    let b = f32x4.splat(0)
    let c = f32x4.splat(0)
    let d = f32x4.splat(0)
    let at: usize = rows + <usize>row * bytes
    for (let v: usize = vector; v < end; v += 16) {
      const part = v128.load(v)
      a = f32x4.add(a, f32x4.mul(v128.load(at), part))
      b = f32x4.add(b, f32x4.mul(v128.load(at + bytes), part))
      c = f32x4.add(c, f32x4.mul(v128.load(at + 2 * bytes), part))
      d = f32x4.add(d, f32x4.mul(v128.load(at + 3 * bytes), part))
      at += 16
    }
    v128.store(out + (<usize>row << 2), sumOfEach(a, b, c, d))
  }
  for (; row < count; row += 1) {
    let a = f32x4.splat(0)
    let at: usize = rows + <usize>row * bytes
    for (let v: usize = vector; v < end; v += 16) {
      a = f32x4.add(a, f32x4.mul(v128.load(at), v128.load(v)))
      at += 16
    }
    const low = f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 1)
    store<f32>(out + (<usize>row << 2), low + (f32x4.extract_lane(a, 2) + f32x4.extract_lane(a, 3)))
  }
}

@inline
function sumOfEach(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7))
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7))
  return f32x4.add(v128.shuffle<f64>(ab, cd, 0, 2), v128.shuffle<f64>(ab, cd, 1, 3))
}
