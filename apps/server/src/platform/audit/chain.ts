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

/** The line as it is hashed; every field that the page shows is covered. */
export interface ChainedLine {
  readonly networkId: string
  readonly seq: number
  readonly at: string
  readonly accountId: string | null
  readonly action: string
  readonly noun: string
  readonly thingId: string
  readonly version: number
  readonly reason: string | null
  readonly payloadHash: string
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** JSON with sorted keys: the same payload gives the same text whatever the database did to it. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const pairs = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`)
  return `{${pairs.join(',')}}`
}

export const newSalt = (): string => randomBytes(16).toString('hex')

/** SHA-256 of salt and payload: without the salt, an erased payload cannot be guessed back. */
export const payloadHash = (salt: string, payload: unknown): string =>
  sha256(`${salt}${canonicalJson(payload)}`)

/** SHA-256 of the line and of the hash before it; the first line follows the empty string. */
export const lineHash = (previousHash: string, line: ChainedLine): string =>
  sha256(`${previousHash}${canonicalJson(line)}`)
