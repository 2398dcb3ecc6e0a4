import type { InputOf } from '@maillage/contract/endpoint'
import { type Meeting, MeetingDraft, type meetingApi } from '@maillage/contract/meeting'
import { OvertakenError } from '../../platform/db/errors.ts'
import { alreadyWritten } from '../../platform/http/base-version.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { deliverActivity, withdrawDelivered } from '../activity/port.ts'
import { listStructures } from '../network/queries.ts'
import { activityOf } from './rules.ts'
import { selectMeeting, upsertMeeting } from './sql.ts'

type Input<Name extends 'save' | 'withdraw'> = InputOf<(typeof meetingApi)[Name]>

/** Notes a meeting on the partner's page; it becomes activity by the same stroke. */
export async function saveMeeting(run: Run, { id, baseVersion, draft }: Input<'save'>): Promise<Meeting> {
  run.requireReach(draft.structureId)
  if (draft.partnerId === draft.structureId) throw new Problem('meeting.with_itself')
  return writeMeeting(run, { id, baseVersion, draft, withdrawn: false })
}

/** Takes a meeting back, out of the figures too. */
export async function withdrawMeeting(run: Run, { id, baseVersion }: Input<'withdraw'>): Promise<Meeting> {
  const existing = await selectMeeting(run.tx, run.networkId, id)
  if (!existing) throw new Problem('thing.not_found')
  return writeMeeting(run, { id, baseVersion, draft: MeetingDraft.parse(existing), withdrawn: true })
}

async function writeMeeting(
  run: Run,
  wanted: { id: string; baseVersion: number; draft: MeetingDraft; withdrawn: boolean },
): Promise<Meeting> {
  const { id, baseVersion, draft, withdrawn } = wanted
  const { tx, networkId } = run
  const existing = await selectMeeting(tx, networkId, id)
  if (existing) run.requireReach(existing.structureId)
  const stored = existing && {
    version: existing.version,
    state: { draft: MeetingDraft.parse(existing), withdrawn: existing.withdrawn },
  }
  if (existing && alreadyWritten(stored, { baseVersion, state: { draft, withdrawn } })) return existing
  if (!existing && baseVersion > 0) throw new Problem('thing.not_found')
  const { structures } = await listStructures(tx, networkId)
  const partner = structures.find((structure) => structure.id === draft.partnerId)
  if (!partner) throw new Problem('thing.not_found')
  const version = baseVersion + 1
  if (!(await upsertMeeting(tx, networkId, { id, version, draft, withdrawn }))) throw new OvertakenError()
  const source = { kind: 'meeting', id, version, label: partner.name }
  if (withdrawn) await withdrawDelivered(run, [source])
  else await deliverActivity(run, { source, ...activityOf(draft, partner) })
  run.audit({
    action: withdrawn ? 'meeting.withdraw' : 'meeting.save',
    noun: 'meeting',
    id,
    version,
    payload: { draft, withdrawn },
  })
  const written = await selectMeeting(tx, networkId, id)
  if (!written) throw new Error('a meeting that was just written cannot be read')
  return written
}
