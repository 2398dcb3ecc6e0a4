import { Site, Structure } from '@maillage/contract/network'
import { NetworkId, StructureId } from '@maillage/contract/values'
import { sql } from 'kysely'
import { z } from 'zod'
import { rowOrNone, rows } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const NetworkLine = z.object({ id: NetworkId, name: z.string(), zone: z.string() })

export const selectNetwork = (tx: Tx, networkId: string) =>
  rowOrNone(tx, NetworkLine, sql`select id, name, zone from network where id = ${networkId}`)

export const selectStructures = (tx: Tx, networkId: string) =>
  rows(
    tx,
    Structure,
    sql`select id, version, kind, name, short_name, parent_id, address, commune_code, department_code, phone, email,
      website, opening_hours, archived
    from structure where network_id = ${networkId} order by name collate "und-x-icu"`,
  )

export const selectSites = (tx: Tx, networkId: string) =>
  rows(
    tx,
    Site,
    sql`select id, version, structure_id, name, address, commune_code, lat, lon, opening_hours, archived
    from site where network_id = ${networkId} order by name collate "und-x-icu"`,
  )

const PlaceNames = z.object({
  structureName: z.string(),
  siteName: z.string().nullable(),
  siteStructureId: StructureId.nullable(),
})

export const selectPlaces = (tx: Tx, networkId: string, place: { structureId: string; siteId: string | null }) =>
  rowOrNone(
    tx,
    PlaceNames,
    sql`select structure.short_name as structure_name, site.name as site_name, site.structure_id as site_structure_id
    from structure
    left join site on site.network_id = structure.network_id and site.id = ${place.siteId}
    where structure.network_id = ${networkId} and structure.id = ${place.structureId}`,
  )

const IdRow = z.object({ id: StructureId })

/** A structure and everything below it. */
export const selectStructureWithParts = (tx: Tx, networkId: string, structureId: string) =>
  rows(
    tx,
    IdRow,
    sql`with recursive part as (
      select id from structure where network_id = ${networkId} and id = ${structureId}
      union
      select structure.id from part join structure on structure.network_id = ${networkId} and structure.parent_id = part.id
    )
    select id from part`,
  )
