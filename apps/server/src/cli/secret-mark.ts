import { createHmac } from 'node:crypto'
import { sessionSecret } from '../platform/auth/secret.ts'
import type { Config } from '../platform/config.ts'

/** Tells whether two installations have the same secret, without telling it. */
export async function secretMarkOf(config: Config): Promise<string> {
  return createHmac('sha256', await sessionSecret(config))
    .update('maillage backup')
    .digest('hex')
    .slice(0, 16)
}
