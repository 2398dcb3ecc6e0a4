import { DeliveryImport } from '@maillage/contract/delivery'
import { sql } from 'kysely'
import { rowOrNone, rows, run } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const columns = sql`id, structure_id, file_name, at, taken, known, faults,
  coalesce((select name from person where person.network_id = delivery_import.network_id
    and person.account_id = delivery_import.account_id), '') as by`

export const selectImport = (tx: Tx, networkId: string, id: string) =>
  rowOrNone(
    tx,
    DeliveryImport,
    sql`select ${columns} from delivery_import where network_id = ${networkId} and id = ${id}`,
  )

export const selectImports = (tx: Tx, networkId: string, reachable: readonly string[] | null) =>
  rows(
    tx,
    DeliveryImport,
    sql`select ${columns} from delivery_import
    where network_id = ${networkId} and (${reachable === null} or structure_id in (
      select value::uuid from jsonb_array_elements_text(${JSON.stringify(reachable ?? [])}::jsonb)))
    order by at desc`,
  )

export const insertImport = (
  tx: Tx,
  networkId: string,
  { by: _, ...row }: DeliveryImport & { file: Uint8Array; sha256: string; accountId: string | null },
) =>
  run(
    tx,
    sql`insert into delivery_import (network_id, id, structure_id, file_name, file, sha256, taken, known, faults, at,
      account_id)
    values (${networkId}, ${row.id}, ${row.structureId}, ${row.fileName},
      decode(${Buffer.from(row.file).toString('base64')}, 'base64'), ${row.sha256}, ${row.taken}, ${row.known},
      ${JSON.stringify(row.faults)}::jsonb, ${row.at}, ${row.accountId})`,
  )
