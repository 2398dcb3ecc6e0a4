import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Database } from '../../platform/db/database.ts'
import { Problem } from '../../platform/http/problem.ts'
import { searchable } from '../activity/rules.ts'
import {
  deleteUnlistedCommunes,
  selectEdition,
  updateAreas,
  upsertCommunes,
  upsertDepartments,
  upsertEdition,
  upsertEpcis,
  upsertRegions,
} from './sql.ts'

const require = createRequire(import.meta.url)
const codeList = '@etalab/decoupage-administratif'
/** What the package's README says of its edition: the list of 1 January 2026, reference populations of 2023. */
const populationEdition = {
  asOfYear: 2023,
  source: 'INSEE, populations de référence 2023, code officiel géographique 2026',
}

const Named = z.object({ code: z.string(), nom: z.string() })
const Department = Named.extend({ region: z.string() })
const Epci = Named.extend({ membres: z.array(z.object({ code: z.string() })) })
const Commune = Named.extend({
  type: z.string(),
  departement: z.string().optional(),
  region: z.string().optional(),
  codesPostaux: z.array(z.string()).default([]),
  population: z.number().int().optional(),
})

/**
 * Loads the national list of communes, départements, EPCI and régions unless this very edition is loaded already, and
 * says whether it did. Areas that were imported stay with the communes that still exist.
 */
export async function loadCodeList(database: Database): Promise<boolean> {
  const { version } = z.object({ version: z.string() }).parse(require(`${codeList}/package.json`))
  return database.transaction({ networkId: null }, async (tx) => {
    if ((await selectEdition(tx, 'code_list'))?.version === version) return false
    const list = await readCodeList()
    await upsertRegions(tx, list.regions)
    await upsertDepartments(tx, list.departments)
    await upsertEpcis(tx, list.epcis)
    await upsertCommunes(tx, list.communes)
    await deleteUnlistedCommunes(
      tx,
      list.communes.map((commune) => commune.code),
    )
    for (const subject of ['code_list', 'population'] as const) {
      await upsertEdition(tx, { subject, version, ...populationEdition })
    }
    return true
  })
}

async function readCodeList() {
  const read = async <Shape extends z.ZodType>(file: string, shape: Shape) =>
    z.array(shape).parse(JSON.parse(await readFile(require.resolve(`${codeList}/data/${file}.json`), 'utf8')))
  const [regions, departments, epcis, communes] = await Promise.all([
    read('regions', Named),
    read('departements', Department),
    read('epci', Epci),
    read('communes', Commune),
  ])
  const epciOf = new Map(epcis.flatMap((epci) => epci.membres.map((member) => [member.code, epci.code])))
  const named = ({ code, nom }: z.output<typeof Named>) => ({
    code,
    name: nom,
    search: searchable(`${nom} ${code}`),
  })
  return {
    regions: regions.map(named),
    departments: departments.map((department) => ({ ...named(department), regionCode: department.region })),
    epcis: epcis.map(named),
    communes: communes
      .filter((commune) => commune.type === 'commune-actuelle')
      .map((commune) => ({
        ...named(commune),
        search: searchable([commune.nom, ...commune.codesPostaux, commune.code].join(' ')),
        departmentCode: commune.departement ?? '',
        regionCode: commune.region ?? '',
        epciCode: epciOf.get(commune.code) ?? null,
        postalCodes: commune.codesPostaux,
        population: commune.population ?? null,
      })),
  }
}

const optionalNumber = z.preprocess((text) => (text === '' ? null : text), z.coerce.number().nullable())

const AreaLine = z.object({
  code: z.string().regex(/^[0-9AB]{5}$/),
  area_km2: z.coerce.number().positive(),
  lat: optionalNumber.default(null),
  lon: optionalNumber.default(null),
})

export interface AreaFile {
  /** CSV in UTF-8 with the columns code, area_km2 and, if known, lat and lon of the commune's centre. */
  readonly text: string
  readonly name: string
  /** Named beside every figure computed from these areas. */
  readonly source: string
  readonly asOfYear: number
}

/** Gives communes their area in km² and their centre; `import.unreadable` when the file is not that, with nothing changed. */
export async function importCommuneAreas(
  database: Database,
  file: AreaFile,
): Promise<{ updated: number; unknown: string[] }> {
  const areas = readAreas(file)
  return database.transaction({ networkId: null }, async (tx) => {
    const updated = await updateAreas(tx, areas)
    await upsertEdition(tx, {
      subject: 'area',
      version: file.name,
      asOfYear: file.asOfYear,
      source: file.source,
    })
    const known = new Set(updated)
    const unknown = areas.map((area) => area.code).filter((code) => !known.has(code))
    return { updated: updated.length, unknown }
  })
}

function readAreas({ text, name }: AreaFile) {
  const refuse = (reason: string): never => {
    throw new Problem('import.unreadable', { file: name, reason })
  }
  let records: unknown[]
  try {
    records = parse(text, { columns: true, bom: true, skip_empty_lines: true, delimiter: [',', ';', '\t'] })
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
  return records.map((record, index) => {
    const line = AreaLine.safeParse(record)
    if (line.success)
      return { code: line.data.code, areaKm2: line.data.area_km2, lat: line.data.lat, lon: line.data.lon }
    return refuse(`ligne ${index + 2}, ${line.error.issues.map((issue) => issue.path.join('.')).join(', ')}`)
  })
}
