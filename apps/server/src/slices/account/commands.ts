import type { Profile } from '@maillage/contract/account'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { updateProfile } from './sql.ts'

/** Changes one's own name and language in the network of the request. */
export async function saveProfile(run: Run, profile: Profile): Promise<Profile> {
  const { accountId } = run
  if (!accountId) throw new Problem('auth.required')
  await updateProfile(run.tx, run.networkId, accountId, profile)
  run.audit({ action: 'person.save', noun: 'person', id: accountId, version: 0, payload: profile })
  return profile
}
