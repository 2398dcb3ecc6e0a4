import { createHash, randomBytes } from 'node:crypto'
import { parse, validate } from 'uuid'

/** A secret to hand out, and what is stored of it. */
export interface NetworkToken {
  readonly token: string
  readonly hash: string
}

const networkBytes = 16
const secretBytes = 24

/** SHA-256 of a token, in hex. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** A token of 192 random bits that names its network, so that whoever shows it is looked up behind that network's wall. */
export function newNetworkToken(networkId: string): NetworkToken {
  const token = Buffer.concat([parse(networkId), randomBytes(secretBytes)]).toString('base64url')
  return { token, hash: hashToken(token) }
}

/** The network that a token names, or null when it cannot be one of ours. */
export function networkOfToken(token: string): string | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== networkBytes + secretBytes || bytes.toString('base64url') !== token) return null
  const hex = bytes.subarray(0, networkBytes).toString('hex')
  const networkId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return validate(networkId) ? networkId : null
}
