import { createHash, randomBytes } from 'node:crypto'

/** What a command did, before it is chained. */
export interface AuditEntry {
  /** What was done, e.g. 'activity.save'. */
  readonly action: string
  readonly noun: string
  readonly id: string
  readonly version: number
  readonly reason?: string | null
  /** The new state as it was written; kept apart from the chain, erasable. */
  readonly payload: unknown
}

/** The line as it is hashed; what people typed stands in the payload's own hash. */
export interface ChainedLine {
  readonly networkId: string
  readonly seq: number
  /** UTC with milliseconds, as the database gives it back. */
  readonly at: string
  readonly accountId: string | null
  readonly action: string
  readonly noun: string
  readonly thingId: string
  readonly version: number
  readonly payloadHash: string
}

/** What may have to be erased: the state written, and the reason given. */
export interface ErasableContent {
  readonly payload: unknown
  readonly reason: string | null
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** JSON with sorted keys: the same payload gives the same text whatever the database did to it. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if ('toJSON' in value) return canonicalJson(JSON.parse(JSON.stringify(value)))
  const pairs = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`)
  return `{${pairs.join(',')}}`
}

export const newSalt = (): string => randomBytes(16).toString('hex')

/** SHA-256 of salt and content: without the salt, erased content cannot be guessed back. */
export const payloadHash = (salt: string, { payload, reason }: ErasableContent): string =>
  sha256(`${salt}${canonicalJson({ payload: payload ?? null, reason })}`)

/** SHA-256 of the line and of the hash before it; the first line follows the empty string. */
export const lineHash = (previousHash: string, line: ChainedLine): string =>
  sha256(`${previousHash}${canonicalJson(line)}`)
