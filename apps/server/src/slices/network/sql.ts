import { Site, Structure } from '@maillage/contract/network'
import { NetworkId, StructureId } from '@maillage/contract/values'
import { sql } from 'kysely'
import { z } from 'zod'
import { row, rowOrNone, rows, run } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const NetworkLine = z.object({ id: NetworkId, name: z.string(), zone: z.string() })

export const selectNetwork = (tx: Tx, networkId: string) =>
  rowOrNone(tx, NetworkLine, sql`select id, name, zone from network where id = ${networkId}`)

export const insertNetwork = (tx: Tx, network: { id: string; name: string; zone: string; at: string }) =>
  run(
    tx,
    sql`insert into network (id, name, zone, created_at)
    values (${network.id}, ${network.name}, ${network.zone}, ${network.at})`,
  )

const structureColumns = sql`structure.id, structure.version, structure.kind, structure.name, structure.short_name,
  structure.parent_id, structure.address, structure.commune_code, structure.department_code, structure.phone,
  structure.email, structure.website, structure.contacts, structure.opening_hours, structure.archived,
  (select name from commune where code = structure.commune_code) as commune_name,
  (select name from department where code = structure.department_code) as department_name`

export const selectStructures = (tx: Tx, networkId: string) =>
  rows(
    tx,
    Structure,
    sql`select ${structureColumns} from structure
    where network_id = ${networkId} order by name collate "und-x-icu", id`,
  )

/** The structure, locked against other writers until commit. */
export const selectStructureForUpdate = (tx: Tx, networkId: string, id: string) =>
  rowOrNone(
    tx,
    Structure,
    sql`select ${structureColumns} from structure where network_id = ${networkId} and id = ${id} for update`,
  )

type StructureRow = Omit<Structure, 'communeName' | 'departmentName'>

/** Writes the current state; false when another writer made this version first. */
export async function upsertStructure(tx: Tx, networkId: string, structure: StructureRow): Promise<boolean> {
  const written = await run(
    tx,
    sql`insert into structure (network_id, id, version, kind, name, short_name, parent_id, address, commune_code,
      department_code, phone, email, website, contacts, opening_hours, archived)
    values (${networkId}, ${structure.id}, ${structure.version}, ${structure.kind}, ${structure.name},
      ${structure.shortName}, ${structure.parentId}, ${structure.address}, ${structure.communeCode},
      ${structure.departmentCode}, ${structure.phone}, ${structure.email}, ${structure.website},
      ${JSON.stringify(structure.contacts)}, ${structure.openingHours}, ${structure.archived})
    on conflict (network_id, id) do update set version = excluded.version, kind = excluded.kind, name = excluded.name,
      short_name = excluded.short_name, parent_id = excluded.parent_id, address = excluded.address,
      commune_code = excluded.commune_code, department_code = excluded.department_code, phone = excluded.phone,
      email = excluded.email, website = excluded.website, contacts = excluded.contacts,
      opening_hours = excluded.opening_hours, archived = excluded.archived
    where structure.version = excluded.version - 1`,
  )
  return written === 1
}

const siteColumns = sql`site.id, site.version, site.structure_id, site.name, site.address, site.commune_code,
  case when site.lat is not null then jsonb_build_object('lat', site.lat, 'lon', site.lon) end as position, site.phone, site.opening_hours, site.archived,
  (select name from commune where code = site.commune_code) as commune_name`

export const selectSites = (tx: Tx, networkId: string) =>
  rows(
    tx,
    Site,
    sql`select ${siteColumns} from site where network_id = ${networkId} order by name collate "und-x-icu", id`,
  )

/** The site, locked against other writers until commit. */
export const selectSiteForUpdate = (tx: Tx, networkId: string, id: string) =>
  rowOrNone(
    tx,
    Site,
    sql`select ${siteColumns} from site where network_id = ${networkId} and id = ${id} for update`,
  )

/** Writes the current state; false when another writer made this version first. */
export async function upsertSite(
  tx: Tx,
  networkId: string,
  site: Omit<Site, 'communeName'>,
): Promise<boolean> {
  const written = await run(
    tx,
    sql`insert into site (network_id, id, version, structure_id, name, address, commune_code, lat, lon, phone,
      opening_hours, archived)
    values (${networkId}, ${site.id}, ${site.version}, ${site.structureId}, ${site.name}, ${site.address},
      ${site.communeCode}, ${site.position?.lat ?? null}, ${site.position?.lon ?? null}, ${site.phone}, ${site.openingHours}, ${site.archived})
    on conflict (network_id, id) do update set version = excluded.version, structure_id = excluded.structure_id,
      name = excluded.name, address = excluded.address, commune_code = excluded.commune_code, lat = excluded.lat,
      lon = excluded.lon, phone = excluded.phone, opening_hours = excluded.opening_hours, archived = excluded.archived
    where site.version = excluded.version - 1`,
  )
  return written === 1
}

const People = z.object({ people: z.number() })

/** How many people hold a role in the structure itself. */
export const countPeople = async (tx: Tx, networkId: string, structureId: string): Promise<number> =>
  (
    await row(
      tx,
      People,
      sql`select count(distinct account_id) as people from role_grant
      where network_id = ${networkId} and structure_id = ${structureId}`,
    )
  ).people

const PlaceNames = z.object({
  structureName: z.string(),
  siteName: z.string().nullable(),
  siteStructureId: StructureId.nullable(),
})

export const selectPlaces = (
  tx: Tx,
  networkId: string,
  place: { structureId: string; siteId: string | null },
) =>
  rowOrNone(
    tx,
    PlaceNames,
    sql`select structure.short_name as structure_name, site.name as site_name, site.structure_id as site_structure_id
    from structure
    left join site on site.network_id = structure.network_id and site.id = ${place.siteId}
    where structure.network_id = ${networkId} and structure.id = ${place.structureId}`,
  )
