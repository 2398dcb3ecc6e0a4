import { type Occurrence, OccurrenceDraft } from '@maillage/contract/occurrence'
import { ActivityId, Day, type Instant, OccurrenceId, StructureId } from '@maillage/contract/values'
import { sql } from 'kysely'
import { z } from 'zod'
import { rowOrNone, rows, run } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const Row = z
  .object({
    id: OccurrenceId,
    version: z.number().int(),
    structureId: StructureId,
    definition: OccurrenceDraft,
    withdrawn: z.boolean(),
  })
  .transform(({ definition, ...rest }): Occurrence => ({ ...definition, ...rest }))

const columns = sql`id, version, structure_id, definition, withdrawn`

export const selectOccurrence = (tx: Tx, networkId: string, id: string) =>
  rowOrNone(
    tx,
    Row,
    sql`select ${columns} from occurrence where network_id = ${networkId} and id = ${id} for update`,
  )

export const selectOccurrences = (tx: Tx, networkId: string, reachable: readonly string[] | null) =>
  rows(
    tx,
    Row,
    sql`select ${columns} from occurrence
    where network_id = ${networkId} and not withdrawn and (${reachable === null} or structure_id in (
      select value::uuid from jsonb_array_elements_text(${JSON.stringify(reachable ?? [])}::jsonb)))
    order by definition ->> 'title' collate "und-x-icu", id`,
  )

export const upsertOccurrence = (
  tx: Tx,
  networkId: string,
  {
    id,
    version,
    draft,
    withdrawn,
  }: { id: string; version: number; draft: OccurrenceDraft; withdrawn: boolean },
) =>
  run(
    tx,
    sql`insert into occurrence (network_id, id, version, structure_id, definition, withdrawn)
    values (${networkId}, ${id}, ${version}, ${draft.usual.structureId}, ${JSON.stringify(draft)}::jsonb, ${withdrawn})
    on conflict (network_id, id) do update set version = excluded.version, structure_id = excluded.structure_id,
      definition = excluded.definition, withdrawn = excluded.withdrawn`,
  )

const Answer = z.object({
  occurrenceId: OccurrenceId,
  day: Day,
  outcome: z.enum(['held', 'notHeld']),
  reason: z.string().nullable(),
  activityId: ActivityId.nullable(),
})

export const selectAnswers = (tx: Tx, networkId: string, since: Day) =>
  rows(
    tx,
    Answer,
    sql`select occurrence_id, day::text as day, outcome, reason, activity_id from occurrence_day
    where network_id = ${networkId} and day >= ${since}`,
  )

export const selectAnswer = (tx: Tx, networkId: string, { id, day }: { id: string; day: Day }) =>
  rowOrNone(
    tx,
    Answer,
    sql`select occurrence_id, day::text as day, outcome, reason, activity_id from occurrence_day
    where network_id = ${networkId} and occurrence_id = ${id} and day = ${day}`,
  )

export const insertAnswer = (
  tx: Tx,
  networkId: string,
  answer: {
    occurrenceId: string
    day: Day
    outcome: 'held' | 'notHeld'
    reason: string | null
    activityId: string | null
    at: Instant
    accountId: string | null
  },
) =>
  run(
    tx,
    sql`insert into occurrence_day (network_id, occurrence_id, day, outcome, reason, activity_id, at, account_id)
    values (${networkId}, ${answer.occurrenceId}, ${answer.day}, ${answer.outcome}, ${answer.reason},
      ${answer.activityId}, ${answer.at}, ${answer.accountId})`,
  )
