import {
  type ReferenceLevel,
  TerritoryFigure,
  type TerritoryFigureDraft,
  TerritoryKey,
  TerritoryLine,
} from '@maillage/contract/territory'
import { TerritoryId } from '@maillage/contract/values'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { rowOrNone, rows, run } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const Edition = z.object({ version: z.string(), asOfYear: z.number().int(), source: z.string() })
export type Edition = z.infer<typeof Edition>
type Subject = 'code_list' | 'population' | 'area'

export const selectEdition = (tx: Tx, subject: Subject) =>
  rowOrNone(
    tx,
    Edition,
    sql`select version, as_of_year, source from reference_edition where subject = ${subject}`,
  )

export const upsertEdition = (tx: Tx, edition: Edition & { subject: Subject }) =>
  run(
    tx,
    sql`insert into reference_edition (subject, version, as_of_year, source)
    values (${edition.subject}, ${edition.version}, ${edition.asOfYear}, ${edition.source})
    on conflict (subject) do update set version = excluded.version, as_of_year = excluded.as_of_year,
      source = excluded.source`,
  )

interface Named {
  readonly code: string
  readonly name: string
  readonly search: string
}

const column = <Row, Value>(list: readonly Row[], of: (row: Row) => Value): Value[] => list.map(of)

export const upsertRegions = (tx: Tx, list: readonly Named[]) =>
  run(
    tx,
    sql`insert into region (code, name, search)
    select * from unnest(${column(list, (each) => each.code)}::text[], ${column(list, (each) => each.name)}::text[],
      ${column(list, (each) => each.search)}::text[])
    on conflict (code) do update set name = excluded.name, search = excluded.search`,
  )

export const upsertEpcis = (tx: Tx, list: readonly Named[]) =>
  run(
    tx,
    sql`insert into epci (code, name, search)
    select * from unnest(${column(list, (each) => each.code)}::text[], ${column(list, (each) => each.name)}::text[],
      ${column(list, (each) => each.search)}::text[])
    on conflict (code) do update set name = excluded.name, search = excluded.search`,
  )

export const upsertDepartments = (tx: Tx, list: readonly (Named & { regionCode: string })[]) =>
  run(
    tx,
    sql`insert into department (code, name, search, region_code)
    select * from unnest(${column(list, (each) => each.code)}::text[], ${column(list, (each) => each.name)}::text[],
      ${column(list, (each) => each.search)}::text[], ${column(list, (each) => each.regionCode)}::text[])
    on conflict (code) do update set name = excluded.name, search = excluded.search, region_code = excluded.region_code`,
  )

interface CommuneRow extends Named {
  readonly departmentCode: string
  readonly regionCode: string
  readonly epciCode: string | null
  readonly postalCodes: readonly string[]
  readonly population: number | null
}

/** All communes in one statement; areas and centres are left as they are. */
export const upsertCommunes = (tx: Tx, list: readonly CommuneRow[]) =>
  run(
    tx,
    sql`insert into commune (code, name, search, department_code, region_code, epci_code, postal_codes, population)
    select code, name, search, department_code, region_code, epci_code, string_to_array(postal_codes, ' '), population
    from unnest(${column(list, (each) => each.code)}::text[], ${column(list, (each) => each.name)}::text[],
      ${column(list, (each) => each.search)}::text[], ${column(list, (each) => each.departmentCode)}::text[],
      ${column(list, (each) => each.regionCode)}::text[], ${column(list, (each) => each.epciCode)}::text[],
      ${column(list, (each) => each.postalCodes.join(' '))}::text[],
      ${column(list, (each) => each.population)}::integer[])
      as listed (code, name, search, department_code, region_code, epci_code, postal_codes, population)
    on conflict (code) do update set name = excluded.name, search = excluded.search,
      department_code = excluded.department_code, region_code = excluded.region_code, epci_code = excluded.epci_code,
      postal_codes = excluded.postal_codes, population = excluded.population`,
  )

export const deleteUnlistedCommunes = (tx: Tx, codes: readonly string[]) =>
  run(tx, sql`delete from commune where code not in (select unnest(${[...codes]}::text[]))`)

const CodeRow = z.object({ code: z.string() })

interface AreaRow {
  readonly code: string
  readonly areaKm2: number
  readonly lat: number | null
  readonly lon: number | null
}

/** Writes areas (km²) and centres; returns the codes of the communes that exist. */
export async function updateAreas(tx: Tx, areas: readonly AreaRow[]): Promise<string[]> {
  const updated = await rows(
    tx,
    CodeRow,
    sql`update commune set area_km2 = area.area_km2, lat = area.lat, lon = area.lon
    from unnest(${column(areas, (each) => each.code)}::text[], ${column(areas, (each) => each.areaKm2)}::numeric[],
      ${column(areas, (each) => each.lat)}::double precision[], ${column(areas, (each) => each.lon)}::double precision[])
      as area (code, area_km2, lat, lon)
    where commune.code = area.code returning commune.code`,
  )
  return updated.map((each) => each.code)
}

const CommunePlace = z.object({
  code: z.string(),
  name: z.string(),
  departmentCode: z.string(),
  position: z.object({ lat: z.number(), lon: z.number() }).nullable(),
})

export const selectCommune = (tx: Tx, code: string) =>
  rowOrNone(
    tx,
    CommunePlace,
    sql`select code, name, department_code,
      case when lat is not null and lon is not null then jsonb_build_object('lat', lat, 'lon', lon) end as position
    from commune where code = ${code}`,
  )

/** Every official territory with what it lies in, as one relation: level, code, name, within, search, population. */
const official = sql`(
  select 'region' as level, code, name, '' as within, search, null::integer as population from region
  union all
  select 'department', department.code, department.name, region.name, department.search, null
  from department join region on region.code = department.region_code
  union all
  select 'epci', epci.code, epci.name,
    coalesce((select min(department.name) from commune join department on department.code = commune.department_code
      where commune.epci_code = epci.code), ''), epci.search, null
  from epci
  union all
  select 'commune', commune.code, commune.name, department.name, commune.search, commune.population
  from commune join department on department.code = commune.department_code
) as official`

interface Search {
  /** Already without accents or capitals. */
  readonly words: readonly string[]
  readonly level: ReferenceLevel | undefined
  readonly limit: number
}

/** Official territories that hold every word; names that begin with what was typed first, then the most populous. */
export const searchOfficial = (tx: Tx, { words, level, limit }: Search) =>
  rows(
    tx,
    TerritoryLine,
    sql`select level || ':' || code as key, name, within from ${official}
    where (${level ?? null}::text is null or level = ${level ?? null})
      and ${sql.join(
        words.map((word) => sql`position(${` ${word}`} in ' ' || search) > 0`),
        sql` and `,
      )}
    order by position(${words.join(' ')} in search) = 1 desc,
      array_position(array['region', 'department', 'epci', 'commune'], level), population desc nulls last,
      name collate "und-x-icu", code
    limit ${limit}`,
  )

/** The lines of official territories by key, in the order of the official codes; unknown keys give none. */
export const selectOfficial = (tx: Tx, keys: readonly string[]) =>
  rows(
    tx,
    TerritoryLine,
    sql`select level || ':' || code as key, name, within from ${official}
    where level || ':' || code = any(${[...keys]}::text[]) order by code`,
  )

const OwnRow = z.object({
  id: TerritoryId,
  version: z.number().int(),
  name: z.string(),
  note: z.string(),
  archived: z.boolean(),
  memberKeys: z.array(TerritoryKey),
})
export type OwnRow = z.infer<typeof OwnRow>

const ownColumns = sql`id, version, name, note, archived,
  array(select level || ':' || code from territory_member member
    where member.network_id = territory.network_id and member.territory_id = territory.id
    order by level, code) as member_keys`

export const selectOwn = (tx: Tx, networkId: string) =>
  rows(
    tx,
    OwnRow,
    sql`select ${ownColumns} from territory where network_id = ${networkId} order by name collate "und-x-icu", id`,
  )

/** The network's own territory, locked against other writers until commit when `lock` is given. */
export const selectOwnById = (
  tx: Tx,
  networkId: string,
  { id, lock = false }: { id: string; lock?: boolean },
) =>
  rowOrNone(
    tx,
    OwnRow,
    sql`select ${ownColumns} from territory where network_id = ${networkId} and id = ${id}
    ${lock ? sql`for update` : sql``}`,
  )

/** Writes a territory and its members; false when another writer made this version first. */
export async function upsertOwn(tx: Tx, networkId: string, territory: OwnRow): Promise<boolean> {
  const written = await run(
    tx,
    sql`insert into territory (network_id, id, version, name, note, archived)
    values (${networkId}, ${territory.id}, ${territory.version}, ${territory.name}, ${territory.note},
      ${territory.archived})
    on conflict (network_id, id) do update set version = excluded.version, name = excluded.name, note = excluded.note,
      archived = excluded.archived
    where territory.version = excluded.version - 1`,
  )
  if (written === 0) return false
  await run(
    tx,
    sql`delete from territory_member where network_id = ${networkId} and territory_id = ${territory.id}`,
  )
  await run(
    tx,
    sql`insert into territory_member (network_id, territory_id, level, code)
    select ${networkId}::uuid, ${territory.id}::uuid, split_part(key, ':', 1), split_part(key, ':', 2)
    from unnest(${territory.memberKeys}::text[]) as key`,
  )
  return true
}

/** The communes of a set of official territories: the relation (commune, level, code) of one row per way of being in. */
const covered = (members: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select commune.code as commune, level, member.code from ${members} join commune on commune.code = member.code
  where level = 'commune'
  union all
  select commune.code, level, member.code from ${members} join commune on commune.epci_code = member.code
  where level = 'epci'
  union all
  select commune.code, level, member.code from ${members} join commune on commune.department_code = member.code
  where level = 'department'
  union all
  select commune.code, level, member.code from ${members} join commune on commune.region_code = member.code
  where level = 'region'
) as covered`

const keysAsMembers = (keys: readonly string[]): RawBuilder<unknown> => sql`(
  select split_part(key, ':', 1) as level, split_part(key, ':', 2) as code from unnest(${[...keys]}::text[]) as key
) as member`

const KeyRow = z.object({ key: TerritoryKey })

/** The keys that share a commune with another of the keys. */
export const selectOverlapping = async (tx: Tx, keys: readonly string[]): Promise<string[]> => {
  const relation = covered(keysAsMembers(keys))
  const found = await rows(
    tx,
    KeyRow,
    sql`select distinct level || ':' || code as key from ${relation}
    where commune in (select commune from ${relation} group by commune having count(*) > 1) order by key`,
  )
  return found.map((each) => each.key)
}

const columnOf: Record<ReferenceLevel, RawBuilder<unknown>> = {
  region: sql`commune.region_code`,
  department: sql`commune.department_code`,
  epci: sql`commune.epci_code`,
  commune: sql`commune.code`,
}

const PartRow = z.object({
  code: z.string(),
  name: z.string(),
  communes: z.number().int(),
  communesInAll: z.number().int(),
  population: z.number().nullable(),
  areaKm2: z.number().nullable(),
})
export type PartRow = z.infer<typeof PartRow>

/**
 * The parts of a set of official territories at one level, with what the national list says of the communes inside;
 * a sum that misses a commune is null. Communes outside of any EPCI make no part.
 */
export const selectParts = (tx: Tx, keys: readonly string[], by: ReferenceLevel) =>
  rows(
    tx,
    PartRow,
    sql`select part.code, level_name.name, part.communes, part.population, part.area_km2,
      (select count(*) from commune where ${columnOf[by]} = part.code) as communes_in_all
    from (
      select ${columnOf[by]} as code, count(*) as communes,
        case when count(commune.population) = count(*) then sum(commune.population) end as population,
        case when count(commune.area_km2) = count(*) then sum(commune.area_km2) end as area_km2
      from commune where commune.code in (select commune from ${covered(keysAsMembers(keys))})
      group by 1
    ) part
    join ${sql.table(by)} level_name on level_name.code = part.code
    order by part.code`,
  )

const figureColumns = sql`id, version, territory, measure, amount, as_of_year, source, withdrawn`

/** Figures that count, of some territories. */
export const selectFigures = (tx: Tx, networkId: string, keys: readonly string[]) =>
  rows(
    tx,
    TerritoryFigure,
    sql`select ${figureColumns} from territory_figure
    where network_id = ${networkId} and territory = any(${[...keys]}::text[]) and not withdrawn
    order by as_of_year, source, territory, measure`,
  )

/** The figure, locked against other writers until commit. */
export const selectFigureForUpdate = (tx: Tx, networkId: string, id: string) =>
  rowOrNone(
    tx,
    TerritoryFigure,
    sql`select ${figureColumns} from territory_figure where network_id = ${networkId} and id = ${id} for update`,
  )

type FigureRow = TerritoryFigureDraft & { id: string; version: number; withdrawn: boolean }

/** Writes a figure; false when another writer made this version first. */
export async function upsertFigure(tx: Tx, networkId: string, figure: FigureRow): Promise<boolean> {
  const written = await run(
    tx,
    sql`insert into territory_figure (network_id, id, version, territory, measure, amount, as_of_year, source, withdrawn)
    values (${networkId}, ${figure.id}, ${figure.version}, ${figure.territory}, ${figure.measure}, ${figure.amount},
      ${figure.asOfYear}, ${figure.source}, ${figure.withdrawn})
    on conflict (network_id, id) do update set version = excluded.version, territory = excluded.territory,
      measure = excluded.measure, amount = excluded.amount, as_of_year = excluded.as_of_year,
      source = excluded.source, withdrawn = excluded.withdrawn
    where territory_figure.version = excluded.version - 1`,
  )
  return written === 1
}
