import { Meeting, type MeetingDraft } from '@maillage/contract/meeting'
import { sql } from 'kysely'
import { rowOrNone, rows, run } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const columns = sql`meeting.id, meeting.version, meeting.structure_id, meeting.partner_id, meeting.day::text as day,
  meeting.purpose, meeting.stage, meeting.refusal_reason, meeting.people, meeting.hours, meeting.note,
  meeting.withdrawn, structure.short_name as structure_name, partner.name as partner_name`

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
      and (${reachable === null} or meeting.structure_id in (
        select value::uuid from jsonb_array_elements_text(${JSON.stringify(reachable ?? [])}::jsonb)))
    order by meeting.day desc, meeting.id desc`,
  )

export const upsertMeeting = (
  tx: Tx,
  networkId: string,
  { id, version, draft, withdrawn }: { id: string; version: number; draft: MeetingDraft; withdrawn: boolean },
) =>
  run(
    tx,
    sql`insert into meeting (network_id, id, version, structure_id, partner_id, day, purpose, stage, refusal_reason,
      people, hours, note, withdrawn)
    values (${networkId}, ${id}, ${version}, ${draft.structureId}, ${draft.partnerId}, ${draft.day}, ${draft.purpose},
      ${draft.stage}, ${draft.refusalReason}, ${draft.people}, ${draft.hours}, ${draft.note}, ${withdrawn})
    on conflict (network_id, id) do update set version = excluded.version, structure_id = excluded.structure_id,
      partner_id = excluded.partner_id, day = excluded.day, purpose = excluded.purpose, stage = excluded.stage,
      refusal_reason = excluded.refusal_reason, people = excluded.people, hours = excluded.hours,
      note = excluded.note, withdrawn = excluded.withdrawn`,
  )
