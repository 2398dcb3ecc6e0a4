import { type Occurrence, OccurrenceDraft } from '@maillage/contract/occurrence'
import { ActivityId, Day, Instant, OccurrenceId, StructureId } from '@maillage/contract/values'
import { sql } from 'kysely'
import { z } from 'zod'
import { isWithin } from '../../platform/db/lists.ts'
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

/** Keeps other writers of the plan, and of its days, waiting until commit. */
export const lockOccurrence = (tx: Tx, networkId: string, id: string) =>
  run(tx, sql`select 1 from occurrence where network_id = ${networkId} and id = ${id} for update`)

export const selectOccurrence = (tx: Tx, networkId: string, id: string) =>
  rowOrNone(tx, Row, sql`select ${columns} from occurrence where network_id = ${networkId} and id = ${id}`)

export const selectOccurrences = (tx: Tx, networkId: string, reachable: readonly string[] | null) =>
  rows(
    tx,
    Row,
    sql`select ${columns} from occurrence
    where network_id = ${networkId} and not withdrawn and ${isWithin(sql`structure_id`, reachable)}
    order by definition ->> 'title' collate "und-x-icu", id`,
  )

interface Written {
  readonly id: string
  readonly version: number
  readonly draft: OccurrenceDraft
  readonly withdrawn: boolean
}

/** Writes the current state; false when another writer made this version first. */
export async function upsertOccurrence(
  tx: Tx,
  networkId: string,
  { id, version, draft, withdrawn }: Written,
): Promise<boolean> {
  const written = await run(
    tx,
    sql`insert into occurrence (network_id, id, version, structure_id, definition, withdrawn)
    values (${networkId}, ${id}, ${version}, ${draft.usual.structureId}, ${JSON.stringify(draft)}::jsonb, ${withdrawn})
    on conflict (network_id, id) do update set version = excluded.version, structure_id = excluded.structure_id,
      definition = excluded.definition, withdrawn = excluded.withdrawn
    where occurrence.version = excluded.version - 1`,
  )
  return written === 1
}

const Answer = z.object({
  occurrenceId: OccurrenceId,
  day: Day,
  outcome: z.enum(['held', 'notHeld']),
  reason: z.string().nullable(),
  activityId: ActivityId.nullable(),
  at: Instant,
  by: z.string(),
})

const answerColumns = sql`said.occurrence_id, said.day::text as day, said.outcome, said.reason, said.activity_id,
  said.at, coalesce(person.name, '') as by`

const answerTables = sql`occurrence_day said
  left join person on person.network_id = said.network_id and person.account_id = said.account_id`

/** What was said of the days of a period, both ends included. */
export const selectAnswers = (tx: Tx, networkId: string, { from, to }: { from: Day; to: Day }) =>
  rows(
    tx,
    Answer,
    sql`select ${answerColumns} from ${answerTables}
    where said.network_id = ${networkId} and said.day between ${from} and ${to}`,
  )

export const selectAnswer = (tx: Tx, networkId: string, { id, day }: { id: string; day: Day }) =>
  rowOrNone(
    tx,
    Answer,
    sql`select ${answerColumns} from ${answerTables}
    where said.network_id = ${networkId} and said.occurrence_id = ${id} and said.day = ${day}`,
  )

export const deleteAnswer = (tx: Tx, networkId: string, { id, day }: { id: string; day: Day }) =>
  run(
    tx,
    sql`delete from occurrence_day where network_id = ${networkId} and occurrence_id = ${id} and day = ${day}`,
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
