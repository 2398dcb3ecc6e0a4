import type { Meeting, Relation } from '@maillage/contract/meeting'
import type { Run } from '../../platform/http/run.ts'
import { selectMeetings, selectRelations } from './sql.ts'

/** Meetings of the structures in reach, newest first; with one partner, or all. */
export const listMeetings = (
  run: Run,
  { partnerId }: { partnerId?: string | undefined },
): Promise<Meeting[]> =>
  selectMeetings(run.tx, run.networkId, { partnerId: partnerId ?? null, reachable: run.reachable() })

/** Where the structures in reach stand with each partner that they met. */
export const listRelations = (run: Run): Promise<Relation[]> =>
  selectRelations(run.tx, run.networkId, run.reachable())
