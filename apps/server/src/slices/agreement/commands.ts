import { reaches, registrars } from '@maillage/contract/access'
import { type Agreement, AgreementDraft, type agreementApi } from '@maillage/contract/agreement'
import type { InputOf } from '@maillage/contract/endpoint'
import { OvertakenError } from '../../platform/db/errors.ts'
import { alreadyWritten } from '../../platform/http/base-version.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { listStructures } from '../network/queries.ts'
import { readAgreement } from './queries.ts'
import { type AgreementRow, lockAgreement, selectAgreement, upsertAgreement } from './sql.ts'

type Input<Name extends keyof typeof agreementApi> = InputOf<(typeof agreementApi)[Name]>

/** Writes an agreement down, or corrects it; a head only one that their structure is a party of. */
export async function saveAgreement(run: Run, { id, baseVersion, draft }: Input<'save'>): Promise<Agreement> {
  requirePartyReach(run, draft.parties)
  const existing = await readLocked(run, id)
  if (existing) requirePartyReach(run, partyIds(existing))
  const stored = existing && { version: existing.version, state: draftOf(existing) }
  if (alreadyWritten(stored, { baseVersion, state: draft })) return readAgreement(run, id)
  const { structures } = await listStructures(run.tx, run.networkId)
  if (!draft.parties.every((party) => structures.some((each) => each.id === party))) {
    throw new Problem('agreement.party_unknown')
  }
  return write(run, 'agreement.save', {
    ...draft,
    id,
    version: baseVersion + 1,
    withdrawn: existing?.withdrawn ?? false,
  })
}

/** Takes an agreement out of the lists, or brings it back. */
export async function setAgreementWithdrawn(
  run: Run,
  { id, baseVersion, withdrawn }: Input<'withdraw'> & { withdrawn: boolean },
): Promise<Agreement> {
  const existing = await readLocked(run, id)
  if (!existing) throw new Problem('thing.not_found')
  requirePartyReach(run, partyIds(existing))
  const stored = { version: existing.version, state: existing.withdrawn }
  if (alreadyWritten(stored, { baseVersion, state: withdrawn })) return readAgreement(run, id)
  const action = withdrawn ? 'agreement.withdraw' : 'agreement.restore'
  return write(run, action, { ...draftOf(existing), id, version: baseVersion + 1, withdrawn })
}

async function readLocked(run: Run, id: string): Promise<AgreementRow | null> {
  await lockAgreement(run.tx, run.networkId, id)
  return selectAgreement(run.tx, run.networkId, id)
}

const partyIds = (row: AgreementRow): string[] => row.parties.map((party) => party.id)

const draftOf = (row: AgreementRow): AgreementDraft =>
  AgreementDraft.parse({ ...row, parties: partyIds(row) })

function requirePartyReach(run: Run, parties: readonly string[]): void {
  const may = [null, ...parties].some((id) => reaches(registrars, run.grants, id))
  if (!may) throw new Problem('access.other_structure')
}

async function write(
  run: Run,
  action: string,
  agreement: Parameters<typeof upsertAgreement>[2],
): Promise<Agreement> {
  const { id, version, ...payload } = agreement
  if (!(await upsertAgreement(run.tx, run.networkId, agreement))) {
    throw new OvertakenError()
  }
  run.audit({ action, noun: 'agreement', id, version, payload })
  return readAgreement(run, id)
}
