import { canonicalJson } from '../audit/chain.ts'
import { Problem } from './problem.ts'

/** What a write brings: the version it started from, and the state it wants. */
interface Wanted<State> {
  readonly baseVersion: number
  readonly state: State
}

/**
 * Whether a write was already carried out and only its answer was lost, so that the same answer is due again.
 * `thing.changed_meanwhile` when the stored version is neither the one it started from nor the one it made,
 * `thing.not_found` when it corrects something that does not exist.
 */
export function alreadyWritten<State>(
  stored: { readonly version: number; readonly state: State } | null,
  { baseVersion, state }: Wanted<State>,
): boolean {
  const version = stored?.version ?? 0
  if (version === baseVersion) return false
  if (stored === null) throw new Problem('thing.not_found')
  if (version === baseVersion + 1 && canonicalJson(stored.state) === canonicalJson(state)) return true
  throw new Problem('thing.changed_meanwhile', { version })
}
