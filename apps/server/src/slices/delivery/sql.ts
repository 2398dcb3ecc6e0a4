import { DeliveryImport, DeliveryImportLine } from '@maillage/contract/delivery'
import { sql } from 'kysely'
import { z } from 'zod'
import { isWithin } from '../../platform/db/lists.ts'
import { rowOrNone, rows, run } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const lineColumns = sql`id, version, structure_id, file_name, at, taken, corrected, known, withdrawn,
  (select count(distinct fault -> 'line') from jsonb_array_elements(faults) fault) as refused,
  coalesce((select name from person where person.network_id = delivery_import.network_id
    and person.account_id = delivery_import.account_id), '') as by`

/** Versions of the sources that an import delivered, to be taken back with it. */
const Delivered = z.object({ id: z.string(), version: z.number().int() })
export type Delivered = z.infer<typeof Delivered>

const KeptImport = DeliveryImport.extend({
  sha256: z.string(),
  deliveries: z.array(Delivered),
  /** As they stood in the file; which of them the register knows by now is for the reader to find out. */
  namesOutside: z.array(z.string()),
})
export type KeptImport = z.infer<typeof KeptImport>

/** Keeps other writers of the import waiting until commit. */
export const lockImport = (tx: Tx, networkId: string, id: string) =>
  run(tx, sql`select 1 from delivery_import where network_id = ${networkId} and id = ${id} for update`)

export const selectImport = (tx: Tx, networkId: string, id: string) =>
  rowOrNone(
    tx,
    KeptImport,
    sql`select ${lineColumns}, faults, sha256, deliveries, names_outside from delivery_import
    where network_id = ${networkId} and id = ${id}`,
  )

export const selectImports = (tx: Tx, networkId: string, reachable: readonly string[] | null) =>
  rows(
    tx,
    DeliveryImportLine,
    sql`select ${lineColumns} from delivery_import
    where network_id = ${networkId} and ${isWithin(sql`structure_id`, reachable)}
    order by at desc, id desc`,
  )

const FileBytes = z.object({ bytes: z.instanceof(Uint8Array) })

export const selectFile = (tx: Tx, networkId: string, id: string) =>
  rowOrNone(
    tx,
    FileBytes,
    sql`select file as bytes from delivery_import where network_id = ${networkId} and id = ${id}`,
  )

interface NewImport extends Omit<KeptImport, 'by' | 'refused' | 'version' | 'withdrawn'> {
  readonly file: Uint8Array
  readonly accountId: string | null
}

export const insertImport = (tx: Tx, networkId: string, row: NewImport) =>
  run(
    tx,
    sql`insert into delivery_import (network_id, id, version, structure_id, file_name, file, sha256, taken, corrected,
      known, faults, deliveries, names_outside, withdrawn, at, account_id)
    values (${networkId}, ${row.id}, 1, ${row.structureId}, ${row.fileName}, ${row.file}, ${row.sha256}, ${row.taken},
      ${row.corrected}, ${row.known}, ${JSON.stringify(row.faults)}::jsonb, ${JSON.stringify(row.deliveries)}::jsonb,
      ${JSON.stringify(row.namesOutside)}::jsonb, false, ${row.at}, ${row.accountId})`,
  )

/** A new version of an import: taken back, or in again with what it then delivered. */
export const updateImport = (
  tx: Tx,
  networkId: string,
  { id, version, withdrawn, deliveries }: Pick<KeptImport, 'id' | 'version' | 'withdrawn' | 'deliveries'>,
) =>
  run(
    tx,
    sql`update delivery_import set version = ${version}, withdrawn = ${withdrawn},
      deliveries = ${JSON.stringify(deliveries)}::jsonb
    where network_id = ${networkId} and id = ${id}`,
  )
