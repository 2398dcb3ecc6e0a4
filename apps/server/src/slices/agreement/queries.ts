import { type Access, agreementReaders, reaches, registrars } from '@maillage/contract/access'
import type { Agreement } from '@maillage/contract/agreement'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { compareAgreements, statusOn } from './rules.ts'
import { type AgreementRow, selectAgreement, selectAgreements } from './sql.ts'

/** The agreements of the network, or of the structures that the person reaches; withdrawn ones left out. */
export async function listAgreements(
  run: Run,
  { structureId }: { structureId?: string | undefined },
): Promise<Agreement[]> {
  const all = await selectAgreements(run.tx, run.networkId)
  return all
    .filter((row) => !row.withdrawn && mayReach(run, agreementReaders, row))
    .filter((row) => structureId === undefined || row.parties.some((party) => party.id === structureId))
    .map((row) => toAgreement(run, row))
    .sort(compareAgreements)
}

/** One agreement, withdrawn or not; `thing.not_found` also when the person is of none of its parties. */
export async function readAgreement(run: Run, id: string): Promise<Agreement> {
  const row = await selectAgreement(run.tx, run.networkId, id)
  if (!row || !mayReach(run, agreementReaders, row)) throw new Problem('thing.not_found')
  return toAgreement(run, row)
}

function toAgreement(run: Run, row: AgreementRow): Agreement {
  return { ...row, status: statusOn(run.today, row), editable: mayReach(run, registrars, row) }
}

const mayReach = (run: Run, access: Access, { parties }: AgreementRow): boolean =>
  reaches(access, run.grants, null) || parties.some((party) => reaches(access, run.grants, party.id))
