/** A seeded stream of numbers in [0, 1): mulberry32. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Random = () => number
type Mutation = (bytes: Uint8Array, random: Random, others: readonly Uint8Array[]) => Uint8Array

const longest = 1 << 16
const below = (random: Random, limit: number): number => Math.floor(random() * limit)

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(
    Math.min(
      longest,
      parts.reduce((sum, part) => sum + part.length, 0),
    ),
  )
  let at = 0
  for (const part of parts) {
    const fitting = part.subarray(0, whole.length - at)
    whole.set(fitting, at)
    at += fitting.length
  }
  return whole
}

/** Early bytes are hit as often as all the rest: there the headers are. */
const placeIn = (bytes: Uint8Array, random: Random): number =>
  below(random, random() < 0.5 ? Math.min(bytes.length, 700) : bytes.length)

const flipBits: Mutation = (bytes, random) => {
  const flipped = bytes.slice()
  for (let count = 1 + below(random, 12); count > 0 && bytes.length > 0; count -= 1) {
    const at = placeIn(bytes, random)
    flipped[at] = (flipped[at] ?? 0) ^ (1 << below(random, 8))
  }
  return flipped
}

const cut: Mutation = (bytes, random) => bytes.slice(0, below(random, bytes.length + 1))

const removeMiddle: Mutation = (bytes, random) => {
  const from = placeIn(bytes, random)
  return joined(bytes.subarray(0, from), bytes.subarray(from + 1 + below(random, 200)))
}

const splice: Mutation = (bytes, random, others) => {
  const other = others[below(random, others.length)] ?? bytes
  const from = placeIn(other, random)
  return joined(
    bytes.subarray(0, placeIn(bytes, random)),
    other.subarray(from, from + 1 + below(random, 4000)),
  )
}

const repeatBlock: Mutation = (bytes, random) => {
  const from = placeIn(bytes, random)
  const block = bytes.subarray(from, from + 1 + below(random, 400))
  return joined(bytes.subarray(0, from), ...Array(2 + below(random, 30)).fill(block), bytes.subarray(from))
}

const lieInLengths: Mutation = (bytes, random) => {
  const lying = bytes.slice()
  const view = new DataView(lying.buffer)
  const numbers = [0, -1, 1, 2, 0x7fffffff, -0x80000000, 0x10000, 0x00ffffff, bytes.length, bytes.length / 4]
  for (let count = 1 + below(random, 4); count > 0 && bytes.length >= 8; count -= 1) {
    const at = Math.min(placeIn(bytes, random) & ~1, bytes.length - 8)
    const number = numbers[below(random, numbers.length)] ?? 0
    const width = below(random, 4)
    if (width === 0) view.setInt16(at, number, true)
    else if (width === 1) view.setInt32(at, number, true)
    else if (width === 2) view.setFloat32(at, number * 10 ** below(random, 38), true)
    else view.setFloat64(at, random() < 0.3 ? Number.NaN : number * 10 ** below(random, 300), true)
  }
  return lying
}

/** Numbers in the text replaced by huge, odd or repeated ones; labels and letters of compressed forms by others. */
const lieInText: Mutation = (bytes, random) => {
  const lies = [
    '999999999',
    '1e308',
    '-1e-400',
    '0',
    '-1',
    'NaN',
    '1.5.2',
    's99999999',
    'S',
    '?',
    '9'.repeat(40),
  ]
  const more = [
    '##END=',
    '##TITLE=',
    '##XYDATA=(XY..XY)',
    '##NPOINTS=4',
    '\n',
    '$$',
    ',',
    ';',
    '\t',
    'Z9Z9Z9',
    '%',
    '"',
  ]
  const words = [...lies, ...more].map((word) => new TextEncoder().encode(word))
  let lying = bytes
  for (let count = 1 + below(random, 4); count > 0; count -= 1) {
    const at = placeIn(lying, random)
    const word = words[below(random, words.length)] ?? new Uint8Array()
    let end = at
    while (end < lying.length && end < at + 20 && isNumberByte(lying[end] as number)) end += 1
    lying = joined(lying.subarray(0, at), word, lying.subarray(end))
  }
  return lying
}

const isNumberByte = (byte: number): boolean => (byte >= 48 && byte <= 57) || byte === 45 || byte === 46

const noise: Mutation = (bytes, random) => {
  const from = placeIn(bytes, random)
  return bytes.map((byte, at) => (at >= from && at < from + 100 ? below(random, 256) : byte))
}

const mutations: readonly Mutation[] = [
  ...[
    flipBits,
    cut,
    removeMiddle,
    splice,
    repeatBlock,
    lieInLengths,
    lieInLengths,
    lieInText,
    lieInText,
    noise,
  ],
]

/** A damaged copy of one of the files, by one to three mutations; the same seed damages in the same way. */
export function mutate(files: readonly Uint8Array[], seed: number): Uint8Array {
  const random = randomNumbers(seed)
  let bytes = files[below(random, files.length)] ?? new Uint8Array()
  for (let count = 1 + below(random, 3); count > 0; count -= 1) {
    const mutation = mutations[below(random, mutations.length)] ?? cut
    bytes = mutation(bytes, random, files)
  }
  return bytes
}
