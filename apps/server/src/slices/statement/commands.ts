import { dimensionsKey } from '@maillage/contract/activity-rules'
import type { InputOf } from '@maillage/contract/endpoint'
import {
  type PastTotal,
  type Statement,
  StatementDraft,
  type statementApi,
} from '@maillage/contract/statement'
import { OvertakenError } from '../../platform/db/errors.ts'
import { alreadyWritten } from '../../platform/http/base-version.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { readCatalogue } from '../catalogue/queries.ts'
import { refuseStatement } from './rules.ts'
import {
  selectPastTotalForUpdate,
  selectStatementForUpdate,
  upsertPastTotal,
  upsertStatement,
} from './sql.ts'

type Input<Name extends 'save' | 'withdraw' | 'savePastTotal'> = InputOf<(typeof statementApi)[Name]>

/** States a figure at its own level, or declares that something was not observed, as a new version. */
export async function saveStatement(run: Run, { id, baseVersion, draft }: Input<'save'>): Promise<Statement> {
  run.requireReach(draft.structureId)
  const catalogue = await readCatalogue(run.tx, run.networkId)
  const refusal = refuseStatement(draft, catalogue.measures)
  if (refusal)
    throw new Problem(refusal, refusal === 'request.invalid' ? { fields: ['measure', 'amount'] } : {})
  return writeStatement(run, { id, baseVersion, draft, withdrawn: false })
}

/** Takes a statement back; it stays in the history. */
export async function withdrawStatement(
  run: Run,
  { id, baseVersion }: Input<'withdraw'>,
): Promise<Statement> {
  const existing = await selectStatementForUpdate(run.tx, run.networkId, id)
  if (!existing) throw new Problem('thing.not_found')
  return writeStatement(run, { id, baseVersion, draft: StatementDraft.parse(existing), withdrawn: true })
}

async function writeStatement(
  run: Run,
  wanted: { id: string; baseVersion: number; draft: StatementDraft; withdrawn: boolean },
): Promise<Statement> {
  const { id, baseVersion, draft, withdrawn } = wanted
  const existing = await selectStatementForUpdate(run.tx, run.networkId, id)
  if (existing) run.requireReach(existing.structureId)
  const stored = existing && {
    version: existing.version,
    state: { draft: StatementDraft.parse(existing), withdrawn: existing.withdrawn },
  }
  if (alreadyWritten(stored, { baseVersion, state: { draft, withdrawn } }) && existing) return existing
  const version = baseVersion + 1
  const { tx, networkId, accountId, now } = run
  if (!(await upsertStatement(tx, networkId, { id, version, draft, withdrawn, at: now, accountId }))) {
    throw new OvertakenError()
  }
  const action = withdrawn ? 'statement.withdraw' : 'statement.save'
  run.audit({ action, noun: 'statement', id, version, payload: draft })
  const written = await selectStatementForUpdate(tx, networkId, id)
  if (!written) throw new Error('a statement that was just written cannot be read')
  return written
}

/** Types in a total of a past year from its printed report, as a new version. */
export async function savePastTotal(run: Run, input: Input<'savePastTotal'>): Promise<PastTotal> {
  const { baseVersion, ...total } = input
  run.requireReach(total.structureId)
  if ((total.state === 'observed') !== (total.amount !== null))
    throw new Problem('request.invalid', { fields: ['amount'] })
  const { indicators } = await readCatalogue(run.tx, run.networkId)
  if (!indicators.some(({ code }) => code === total.indicator))
    throw new Problem('request.invalid', { fields: ['indicator'] })
  const existing = await selectPastTotalForUpdate(run.tx, run.networkId, total.id)
  if (existing) run.requireReach(existing.structureId)
  const wanted = { ...total, version: baseVersion + 1 }
  const stored = existing && { version: existing.version, state: existing }
  if (alreadyWritten(stored, { baseVersion, state: wanted })) return wanted
  const row = { ...wanted, dimensionsKey: dimensionsKey(total.dimensions) }
  if (!(await upsertPastTotal(run.tx, run.networkId, row))) throw new OvertakenError()
  run.audit({
    action: 'pastTotal.save',
    noun: 'past_total',
    id: total.id,
    version: wanted.version,
    payload: total,
  })
  return wanted
}
