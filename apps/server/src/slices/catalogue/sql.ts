import { Indicator, Kind, Measure, ReportTemplate, Vocabulary } from '@maillage/contract/catalogue'
import { sql } from 'kysely'
import { z } from 'zod'
import { row, rows, run } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const named = { code: z.string(), version: z.number().int() }

/** One definition of a network's catalogue; measures and vocabularies have one version only. */
export const CatalogueEntry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('measure'), ...named, definition: Measure }),
  z.object({ type: z.literal('vocabulary'), ...named, definition: Vocabulary }),
  z.object({ type: z.literal('kind'), ...named, definition: Kind }),
  z.object({ type: z.literal('indicator'), ...named, definition: Indicator }),
  z.object({ type: z.literal('template'), ...named, definition: ReportTemplate }),
])
export type CatalogueEntry = z.infer<typeof CatalogueEntry>

export const selectEntries = (tx: Tx, networkId: string) =>
  rows(
    tx,
    CatalogueEntry,
    sql`select type, code, version, definition from catalogue_entry
    where network_id = ${networkId} order by type, code, version`,
  )

const Stamp = z.object({ stamp: z.string() })

/** A text that differs whenever the network's catalogue does. */
export async function selectStamp(tx: Tx, networkId: string): Promise<string> {
  const { stamp } = await row(
    tx,
    Stamp,
    sql`select coalesce(md5(string_agg(digest, '' order by type, code, version)), '') as stamp
    from catalogue_entry where network_id = ${networkId}`,
  )
  return stamp
}

/** Writes entries, in place of those of the same type, code and version. */
export const upsertEntries = (tx: Tx, networkId: string, entries: readonly CatalogueEntry[]) =>
  run(
    tx,
    sql`insert into catalogue_entry (network_id, type, code, version, definition)
    select ${networkId}::uuid, type, code, version, definition
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as entry (type text, code text, version integer, definition jsonb)
    on conflict (network_id, type, code, version) do update set definition = excluded.definition`,
  )
