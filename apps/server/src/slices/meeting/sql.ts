import { Meeting, type MeetingDraft, Relation } from '@maillage/contract/meeting'
import { sql } from 'kysely'
import { isWithin } from '../../platform/db/lists.ts'
import { rowOrNone, rows, run } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const columns = sql`meeting.id, meeting.version, meeting.structure_id, meeting.partner_id, meeting.day::text as day,
  meeting.purpose, meeting.stage, meeting.refusal_reason, meeting.people, meeting.hours, meeting.note,
  meeting.next_step, meeting.next_day::text as next_day, meeting.withdrawn, structure.short_name as structure_name,
  partner.name as partner_name`

const tables = sql`meeting
  join structure on structure.network_id = meeting.network_id and structure.id = meeting.structure_id
  join structure partner on partner.network_id = meeting.network_id and partner.id = meeting.partner_id`

export const selectMeeting = (tx: Tx, networkId: string, id: string) =>
  rowOrNone(
    tx,
    Meeting,
    sql`select ${columns} from ${tables} where meeting.network_id = ${networkId} and meeting.id = ${id}
    for update of meeting`,
  )

export const selectMeetings = (
  tx: Tx,
  networkId: string,
  { partnerId, reachable }: { partnerId: string | null; reachable: readonly string[] | null },
) =>
  rows(
    tx,
    Meeting,
    sql`select ${columns} from ${tables}
    where meeting.network_id = ${networkId} and not meeting.withdrawn
      and (${partnerId}::uuid is null or meeting.partner_id = ${partnerId}::uuid)
      and ${isWithin(sql`meeting.structure_id`, reachable)}
    order by meeting.day desc, meeting.id desc`,
  )

interface Written {
  readonly id: string
  readonly version: number
  readonly draft: MeetingDraft
  readonly withdrawn: boolean
}

/** Writes the current state; false when another writer made this version first. */
export async function upsertMeeting(
  tx: Tx,
  networkId: string,
  { id, version, draft, withdrawn }: Written,
): Promise<boolean> {
  const written = await run(
    tx,
    sql`insert into meeting (network_id, id, version, structure_id, partner_id, day, purpose, stage, refusal_reason,
      people, hours, note, next_step, next_day, withdrawn)
    values (${networkId}, ${id}, ${version}, ${draft.structureId}, ${draft.partnerId}, ${draft.day}, ${draft.purpose},
      ${draft.stage}, ${draft.refusalReason}, ${draft.people}, ${draft.hours}, ${draft.note}, ${draft.nextStep},
      ${draft.nextDay}, ${withdrawn})
    on conflict (network_id, id) do update set version = excluded.version, structure_id = excluded.structure_id,
      partner_id = excluded.partner_id, day = excluded.day, purpose = excluded.purpose, stage = excluded.stage,
      refusal_reason = excluded.refusal_reason, people = excluded.people, hours = excluded.hours,
      note = excluded.note, next_step = excluded.next_step, next_day = excluded.next_day, withdrawn = excluded.withdrawn
    where meeting.version = excluded.version - 1`,
  )
  return written === 1
}

/**
 * Where each structure stands with each partner, latest meeting first. A stage holds since the first meeting after the
 * last one that said another.
 */
export const selectRelations = (tx: Tx, networkId: string, reachable: readonly string[] | null) =>
  rows(
    tx,
    Relation,
    sql`with noted as (
      select structure_id, partner_id, day, id, stage, refusal_reason, next_step, next_day,
        row_number() over latest_first as place,
        first_value(stage) over (partition by structure_id, partner_id
          order by stage is null, day desc, id desc) as last_stage
      from meeting
      where network_id = ${networkId} and not withdrawn and ${isWithin(sql`structure_id`, reachable)}
      window latest_first as (partition by structure_id, partner_id order by day desc, id desc)
    ), staged as (
      select noted.*, bool_or(stage is not null and stage <> last_stage) over (partition by structure_id, partner_id
        order by day desc, id desc) as before_the_last_stage
      from noted
    )
    select staged.structure_id, structure.short_name as structure_name, staged.partner_id,
      partner.name as partner_name, partner.kind as partner_kind, count(*) as meetings,
      max(staged.day)::text as last_day, max(staged.last_stage) as stage,
      (min(staged.day) filter (where staged.stage is not null and not staged.before_the_last_stage))::text as stage_since,
      (array_agg(staged.refusal_reason order by staged.day desc, staged.id desc)
        filter (where staged.stage is not null and not staged.before_the_last_stage))[1] as refusal_reason,
      max(staged.next_step) filter (where staged.place = 1) as next_step,
      (max(staged.next_day) filter (where staged.place = 1))::text as next_day
    from staged
    join structure on structure.network_id = ${networkId} and structure.id = staged.structure_id
    join structure partner on partner.network_id = ${networkId} and partner.id = staged.partner_id
    group by staged.structure_id, structure.short_name, staged.partner_id, partner.name, partner.kind
    order by max(staged.day) desc, partner.name collate "und-x-icu", structure.short_name`,
  )
