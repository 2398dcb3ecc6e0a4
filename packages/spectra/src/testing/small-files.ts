/** Points of a made-up spectrum: two bands on a flat ground. */
const points = 60
const [firstCm1, lastCm1] = [4000, 640]
const valueAt = (index: number): number =>
  Math.round(
    1e4 * (0.02 + 0.8 * Math.exp(-(((index - 20) / 4) ** 2)) + 0.5 * Math.exp(-(((index - 44) / 2) ** 2))),
  ) / 1e4
const values = Array.from({ length: points }, (_, index) => valueAt(index))
const wavenumbers = values.map((_, index) => firstCm1 + ((lastCm1 - firstCm1) * index) / (points - 1))
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A small file of each format and form that is read, so that mutated files are fast and hit headers often. */
export function smallFiles(): readonly Uint8Array[] {
  return [
    ...[jcampAffn(), jcampDifdup(), jcampPac(), jcampPairs(), jcampLink(), jcampTuples()].map(encode),
    ...[csv(';', ','), csv(',', '.'), csv('\t', '.'), csv(' ', ',')].map(encode),
    ...(['float', 'integer', 'short', 'old', 'own axes', 'big-endian', 'several'] as const).map(spc),
    ...[spa(), opus()],
  ]
}

const head = (form: string, labels = ''): string =>
  `##TITLE=made up\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED SPECTRUM\n##ORIGIN=\n##OWNER=\n##LONGDATE=2024/05/06\n` +
  `##XUNITS=1/CM\n##YUNITS=ABSORBANCE\n${labels}##XFACTOR=1\n##YFACTOR=0.0001\n##FIRSTX=${firstCm1}\n##LASTX=${lastCm1}\n` +
  `##FIRSTY=${values[0]}\n##NPOINTS=${points}\n##RESOLUTION=4\n${form}\n`

const integers = values.map((value) => Math.round(value * 1e4))

/** Rows of so many ordinates, each begun by its abscissa. */
const rows = (perRow: number, row: (from: number, ordinates: readonly number[]) => string): string =>
  Array.from({ length: Math.ceil(points / perRow) }, (_, index) => index * perRow)
    .map((from) => row(from, integers.slice(from, from + perRow)))
    .join('\n')

const abscissa = (index: number): string => (wavenumbers[index] ?? 0).toFixed(3)
const jcampAffn = (): string =>
  `${head('##XYDATA=(X++(Y..Y))')}${rows(8, (from, ordinates) => `${abscissa(from)} ${ordinates.join(' ')}`)}\n##END=\n`
const jcampPac = (): string =>
  `${head('##XYDATA=(X++(Y..Y))')}${rows(8, (from, ordinates) => `${abscissa(from)}+${ordinates.join('+')}`)}\r##END=\r`
const jcampPairs = (): string =>
  `${head('##XYPOINTS=(XY..XY)')}${integers.map((y, index) => `${abscissa(index)}, ${y};`).join(' \n')}\n##END=\n`
const jcampLink = (): string =>
  `##TITLE=link\n##JCAMP-DX=4.24\n##DATA TYPE=LINK\n##BLOCKS=2\n${jcampAffn()}${jcampDifdup()}##END=\n`

const jcampTuples = (): string =>
  `##TITLE=tuples\n##JCAMP-DX=5.01\n##DATA TYPE=INFRARED SPECTRUM\n##DATA CLASS=NTUPLES\n##NTUPLES=INFRARED SPECTRUM\n` +
  `##SYMBOL=X, Y, T\n##VAR_DIM=${points},${points},2\n##UNITS=1/CM,ABSORBANCE,SECONDS\n##FIRST=${firstCm1},${values[0]},0\n` +
  `##LAST=${lastCm1},0,1\n##FACTOR=1,0.0001,1\n` +
  [0, 1]
    .map(
      (page) =>
        `##PAGE=T=${page}\n##NPOINTS=${points}\n##DATA TABLE=(X++(Y..Y)), XYDATA\n` +
        `${rows(10, (from, ordinates) => `${abscissa(from)} ${ordinates.join(' ')}`)}\n`,
    )
    .join('') +
  `##END NTUPLES=INFRARED SPECTRUM\n##END=\n`

const pseudo = (value: number, positive: string, negative: string): string => {
  const digits = String(Math.abs(value))
  const letters = value < 0 ? negative : positive
  return `${letters[Number(digits[0]) - (value < 0 ? 1 : 0)] ?? ''}${digits.slice(1)}`
}
const squeezed = (value: number): string => pseudo(value, '@ABCDEFGHI', 'abcdefghi')
const difference = (value: number): string => pseudo(value, '%JKLMNOPQR', 'jklmnopqr')

/** Differences with duplicates, each row begun by the last ordinate of the row before. */
function jcampDifdup(): string {
  const lines: string[] = []
  for (let from = 0; from < points; from += 12) {
    const start = from === 0 ? 0 : from - 1
    let line = `${abscissa(start)}${squeezed(integers[start] ?? 0)}`
    let [last, count] = ['', 0]
    const flush = () => {
      if (count > 1) line += 'STUVWXYZs'[count - 1] ?? ''
    }
    for (let index = start + 1; index < Math.min(points, from + 12); index += 1) {
      const next = difference((integers[index] ?? 0) - (integers[index - 1] ?? 0))
      if (next === last && count < 9) count += 1
      else {
        flush()
        line += next
        ;[last, count] = [next, 1]
      }
    }
    flush()
    lines.push(line)
  }
  lines.push(`${abscissa(points - 1)}${squeezed(integers[points - 1] ?? 0)}`)
  return `${head('##XYDATA=(X++(Y..Y))', '##DELTAX=-56.949\n')}${lines.join('\n')}\n##END=\n`
}

function csv(separator: string, decimal: string): string {
  const number = (value: number) => value.toFixed(4).replace('.', decimal)
  const lines = values.map((value, index) => `${number(wavenumbers[index] ?? 0)}${separator}${number(value)}`)
  return `# title: made up\ncm-1${separator === ' ' ? ' ' : separator}Absorbance\n${lines.join('\n')}\n`
}

type SpcForm = 'float' | 'integer' | 'short' | 'old' | 'own axes' | 'big-endian' | 'several'

/** A Galactic SPC file in one of its forms; the exponent of integers is 1, so that they reach 2. */
function spc(form: SpcForm): Uint8Array {
  const [isOld, isShort, isOwn] = [form === 'old', form === 'short', form === 'own axes']
  const little = form !== 'big-endian'
  const subfiles = form === 'several' ? 3 : 1
  const width = isShort ? 2 : 4
  const [begin, each] = [isOld ? 224 : 512, 32 + points * width + (isOwn ? 4 * points : 0)]
  const bytes = new Uint8Array(begin + subfiles * each)
  const view = new DataView(bytes.buffer)
  bytes[0] = (isShort ? 1 : 0) | (subfiles > 1 ? 4 : 0) | (isOwn ? 0xc4 : 0)
  bytes[1] = isOld ? 0x4d : little ? 0x4b : 0x4c
  const isFloat = form === 'float' || form === 'big-endian' || isOwn
  if (isOld) {
    view.setInt16(2, 1, true)
    view.setFloat32(4, points, true)
    view.setFloat32(8, firstCm1, true)
    view.setFloat32(12, lastCm1, true)
    bytes.set([1, 2, 0xe8, 7, 5, 6], 16)
  } else {
    view.setInt8(3, isFloat ? -128 : 1)
    view.setInt32(4, points, little)
    view.setFloat64(8, firstCm1, little)
    view.setFloat64(16, lastCm1, little)
    view.setInt32(24, subfiles, little)
    bytes.set([1, 2], 28)
    view.setUint32(32, (2024 << 20) | (5 << 16) | (6 << 11) | (7 << 6) | 8, little)
    bytes.set(encode('4.0 cm-1'), 36)
  }
  for (let subfile = 0; subfile < subfiles; subfile += 1) {
    const at = begin + subfile * each
    if (subfiles > 1) view.setInt8(at + 1, 1)
    if (isOwn) {
      view.setInt8(at + 1, -128)
      view.setInt32(at + 16, points, little)
      for (const [index, x] of wavenumbers.entries()) view.setFloat32(at + 32 + 4 * index, x, little)
    }
    const from = at + 32 + (isOwn ? 4 * points : 0)
    for (const [index, value] of values.entries()) {
      const place = from + index * width
      const whole = Math.round(value * 2 ** (isShort ? 15 : 31))
      if (isFloat) view.setFloat32(place, value, little)
      else if (isShort) view.setInt16(place, whole, little)
      else if (isOld) {
        view.setInt16(place, whole >> 16, true)
        view.setUint16(place + 2, whole & 0xffff, true)
      } else view.setInt32(place, whole, little)
    }
  }
  return bytes
}

function spa(): Uint8Array {
  const bytes = new Uint8Array(700 + 4 * points)
  const view = new DataView(bytes.buffer)
  bytes.set(encode('Spectral Data File'))
  bytes.set(encode('made up'), 30)
  view.setUint16(294, 3, true)
  view.setUint32(296, 3_900_000_000, true)
  for (const [index, [kind, at, length]] of [
    [2, 400, 140],
    [27, 560, 60],
    [3, 700, 4 * points],
  ].entries()) {
    const entry = 304 + 16 * index
    bytes[entry] = kind ?? 0
    view.setUint32(entry + 2, at ?? 0, true)
    view.setUint32(entry + 6, length ?? 0, true)
  }
  view.setUint32(404, points, true)
  bytes[408] = 1
  bytes[412] = 17
  view.setFloat32(416, firstCm1, true)
  view.setFloat32(420, lastCm1, true)
  view.setUint32(436, 16, true)
  bytes.set(encode('\t Resolution:\t 4.000 from 640.0 to 4000.0'), 560)
  for (const [index, value] of values.entries()) view.setFloat32(700 + 4 * index, value, true)
  return bytes
}

function opus(): Uint8Array {
  const parameters = opusParameters([
    ...([
      ['DPF', 1],
      ['NPT', points],
      ['FXV', firstCm1 + 0.5],
      ['LXV', lastCm1 + 0.5],
      ['CSF', 1.5],
    ] as const),
    ...([
      ['DXU', 'WN'],
      ['DAT', '06/05/2024'],
      ['TIM', '07:08:09'],
    ] as const),
  ])
  const sample = opusParameters([['SNM', 'made up']])
  const bytes = new Uint8Array(100 + parameters.length + sample.length + 4 * points)
  const view = new DataView(bytes.buffer)
  bytes.set([0x0a, 0x0a, 0xfe, 0xfe])
  view.setInt32(12, 24, true)
  view.setInt32(16, 3, true)
  view.setInt32(20, 3, true)
  const blocks = [
    [0x101f, parameters.length, 100],
    [0xa0, sample.length, 100 + parameters.length],
    [0x100f, 4 * points, 100 + parameters.length + sample.length],
  ]
  for (const [index, [type, length, at]] of blocks.entries()) {
    view.setUint32(24 + 12 * index, type ?? 0, true)
    view.setInt32(28 + 12 * index, (length ?? 0) / 4, true)
    view.setInt32(32 + 12 * index, at ?? 0, true)
  }
  bytes.set(parameters, 100)
  bytes.set(sample, 100 + parameters.length)
  for (const [index, value] of values.entries())
    view.setFloat32(100 + parameters.length + sample.length + 4 * index, value, true)
  return bytes
}

/** Whole numbers as int32, others as float64, texts ended by a NUL; a multiple of four bytes. */
function opusParameters(entries: readonly (readonly [name: string, value: number | string])[]): Uint8Array {
  const bytes = new Uint8Array(400)
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [name, value] of entries) {
    bytes.set(encode(name), at)
    const isText = typeof value === 'string'
    const isWhole = Number.isInteger(value)
    const length = isText ? (value.length + 4) & ~3 : isWhole ? 4 : 8
    view.setUint16(at + 4, isText ? 2 : isWhole ? 0 : 1, true)
    view.setUint16(at + 6, length / 2, true)
    if (isText) bytes.set(encode(value), at + 8)
    else if (isWhole) view.setInt32(at + 8, value, true)
    else view.setFloat64(at + 8, value, true)
    at += 8 + length
  }
  bytes.set(encode('END'), at)
  return bytes.slice(0, at + 8)
}
