import type { AgreementDraft } from '@maillage/contract/agreement'
import { AgreementId, Day, StructureId } from '@maillage/contract/values'
import { sql } from 'kysely'
import { z } from 'zod'
import { rowOrNone, rows, run } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const AgreementRow = z.object({
  id: AgreementId,
  version: z.number().int(),
  title: z.string(),
  subject: z.string(),
  signedOn: Day.nullable(),
  from: Day,
  to: Day.nullable(),
  withdrawn: z.boolean(),
  parties: z.array(z.object({ id: StructureId, name: z.string() })),
})
export type AgreementRow = z.infer<typeof AgreementRow>

const columns = sql`agreement.id, agreement.version, agreement.title, agreement.subject, agreement.signed_on,
  agreement.from_day as "from", agreement.to_day as "to", agreement.withdrawn,
  (select jsonb_agg(jsonb_build_object('id', structure.id, 'name', structure.short_name) order by party.position)
    from agreement_party party
    join structure on structure.network_id = party.network_id and structure.id = party.structure_id
    where party.network_id = agreement.network_id and party.agreement_id = agreement.id) as parties`

export const selectAgreements = (tx: Tx, networkId: string) =>
  rows(tx, AgreementRow, sql`select ${columns} from agreement where network_id = ${networkId} order by id`)

export const selectAgreement = (tx: Tx, networkId: string, id: string) =>
  rowOrNone(
    tx,
    AgreementRow,
    sql`select ${columns} from agreement where network_id = ${networkId} and id = ${id}`,
  )

/** Keeps other writers of the agreement waiting until commit. */
export const lockAgreement = (tx: Tx, networkId: string, id: string) =>
  run(tx, sql`select 1 from agreement where network_id = ${networkId} and id = ${id} for update`)

type Written = AgreementDraft & { id: string; version: number; withdrawn: boolean }

/** Writes an agreement and its parties; false when another writer made this version first. */
export async function upsertAgreement(tx: Tx, networkId: string, agreement: Written): Promise<boolean> {
  const written = await run(
    tx,
    sql`insert into agreement (network_id, id, version, title, subject, signed_on, from_day, to_day, withdrawn)
    values (${networkId}, ${agreement.id}, ${agreement.version}, ${agreement.title}, ${agreement.subject},
      ${agreement.signedOn}, ${agreement.from}, ${agreement.to}, ${agreement.withdrawn})
    on conflict (network_id, id) do update set version = excluded.version, title = excluded.title,
      subject = excluded.subject, signed_on = excluded.signed_on, from_day = excluded.from_day,
      to_day = excluded.to_day, withdrawn = excluded.withdrawn
    where agreement.version = excluded.version - 1`,
  )
  if (written === 0) return false
  await run(
    tx,
    sql`delete from agreement_party where network_id = ${networkId} and agreement_id = ${agreement.id}`,
  )
  await run(
    tx,
    sql`insert into agreement_party (network_id, agreement_id, structure_id, position)
    select ${networkId}::uuid, ${agreement.id}::uuid, party.id, party.position
    from unnest(${agreement.parties}::uuid[]) with ordinality as party (id, position)`,
  )
  return true
}
