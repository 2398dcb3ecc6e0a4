import type { RawResult, Text } from './engine.ts'

type Decode = (text: string) => unknown

const unchanged: Decode = (text) => text

function exactNumber(text: string): number {
  const number = Number(text)
  if (!Number.isFinite(number) || Math.abs(number) > Number.MAX_SAFE_INTEGER) {
    throw new RangeError('A number of the database does not fit a JavaScript number.')
  }
  return number
}

const instantPattern = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?([+-]\d\d)(?::?(\d\d))?$/

function instant(text: string): string {
  const [, day, time, fraction = '', hours, minutes = '00'] = instantPattern.exec(text) ?? []
  if (!day) throw new RangeError(`An instant of the database is outside the years 1–9999: ${text}`)
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0')
  return new Date(`${day}T${time}.${milliseconds}${hours}:${minutes}`).toISOString()
}

const decoders = new Map<number, Decode>([
  [16, (text) => text === 't'],
  [17, (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex'))],
  [20, exactNumber],
  [21, Number],
  [23, Number],
  [26, Number],
  [114, JSON.parse],
  [700, Number],
  [701, Number],
  [1184, instant],
  [1700, exactNumber],
  [3802, JSON.parse],
])

/** Array type → its element's type, for the arrays that PostgreSQL has built in and that queries return. */
const elementOf = new Map([
  [199, 114],
  [1000, 16],
  [1001, 17],
  [1002, 18],
  [1003, 19],
  [1005, 21],
  [1007, 23],
  [1009, 25],
  [1014, 1042],
  [1015, 1043],
  [1016, 20],
  [1021, 700],
  [1022, 701],
  [1028, 26],
  [1182, 1082],
  [1185, 1184],
  [1231, 1700],
  [2951, 2950],
  [3807, 3802],
])

const arrayToken = /\{|\}|,|"(?:[^"\\]|\\.)*"|[^{},"]+/gs

function decodeArray(text: string, decode: Decode): unknown[] {
  const root: unknown[] = []
  const open = [root]
  for (const [token] of text.matchAll(arrayToken)) {
    if (token === '{') {
      const inner: unknown[] = []
      open.at(-1)?.push(inner)
      open.push(inner)
    } else if (token === '}') {
      open.pop()
    } else if (token !== ',') {
      const element = token.startsWith('"')
        ? decode(token.slice(1, -1).replace(/\\(.)/gs, '$1'))
        : bare(token, decode)
      open.at(-1)?.push(element)
    }
  }
  return root[0] as unknown[]
}

function bare(token: string, decode: Decode): unknown {
  return token === 'NULL' ? null : decode(token)
}

function decoderFor(type: number): Decode {
  const element = elementOf.get(type)
  if (element === undefined) return decoders.get(type) ?? unchanged
  const decode = decoders.get(element) ?? unchanged
  return (text) => decodeArray(text, decode)
}

/** Rows of JavaScript values: int8 and numeric → number (RangeError when unsafe), timestamptz → UTC ISO with milliseconds, date, time, interval, uuid → string, json → parsed, bytea → Uint8Array, arrays → arrays. */
export function decodeRows(result: RawResult): Record<string, unknown>[] {
  const columns = result.fields.map(({ name, type }) => ({ name, decode: decoderFor(type) }))
  return result.rows.map((row) =>
    Object.fromEntries(
      columns.map(({ name, decode }, index) => {
        const text = row[index] ?? null
        return [name, text === null ? null : decode(text)]
      }),
    ),
  )
}

/** The text that PostgreSQL reads for a JavaScript value: an array becomes an SQL array, any other object JSON. */
export function encodeValue(value: unknown): Text {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  if (Array.isArray(value)) return `{${value.map(encodeElement).join(',')}}`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function encodeElement(value: unknown): string {
  if (Array.isArray(value)) return `{${value.map(encodeElement).join(',')}}`
  const text = encodeValue(value)
  return text === null ? 'null' : `"${text.replace(/[\\"]/g, '\\$&')}"`
}
