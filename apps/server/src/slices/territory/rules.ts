import type {
  ReferenceLevel,
  TerritoryCell,
  TerritoryEdition,
  TerritoryFigure,
  TerritoryKey,
  TerritoryLine,
  TerritoryRow,
  TerritoryTable,
  TerritoryTotal,
} from '@maillage/contract/territory'

/** A part of the table's territory, with the sums of the national list over its communes inside (km²; null: incomplete). */
export interface TerritoryPart {
  readonly key: TerritoryKey
  readonly code: string
  readonly name: string
  readonly partial: boolean
  readonly population: number | null
  readonly areaKm2: number | null
}

type Figure = Pick<TerritoryFigure, 'territory' | 'measure' | 'amount' | 'asOfYear' | 'source'>

interface TableParts {
  readonly territory: TerritoryLine
  readonly by: ReferenceLevel
  readonly parts: readonly TerritoryPart[]
  readonly figures: readonly Figure[]
  /** What the national figures are: null where nothing was loaded. */
  readonly reference: Pick<TerritoryEdition, 'population' | 'area'>
}

const referenceId = 'reference'

/** Each edition's figures side by side, oldest first and the national ones last, with densities and totals. */
export function buildTable({ territory, by, parts, figures, reference }: TableParts): TerritoryTable {
  const applying = figures.filter(({ territory: key }) =>
    parts.some((part) => part.key === key && !part.partial),
  )
  const entered = enteredEditions(applying)
  const editions: TerritoryEdition[] = [...entered, { id: referenceId, origin: 'reference', ...reference }]
  const rows = parts.map((part) => ({
    key: part.key,
    name: part.name,
    within: '',
    code: part.code,
    partial: part.partial,
    cells: editions.map((edition) => cellOf(edition, part, applying)),
  }))
  return {
    territory,
    by,
    editions,
    rows,
    totals: editions.map((edition, index) => totalOf(edition.id, rows, index)),
  }
}

/** A year and a source make an edition: figures are compared within one, never across. */
function enteredEditions(figures: readonly Figure[]): TerritoryEdition[] {
  const editions = new Map<string, TerritoryEdition>()
  for (const { measure, asOfYear: year, source } of figures) {
    const id = editionId({ year, source })
    const edition = editions.get(id) ?? { id, origin: 'entered', population: null, area: null }
    editions.set(id, { ...edition, [measure === 'population' ? 'population' : 'area']: { year, source } })
  }
  return [...editions.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

const editionId = ({ year, source }: { year: number; source: string }): string => `${year} ${source}`

function cellOf(edition: TerritoryEdition, part: TerritoryPart, figures: readonly Figure[]): TerritoryCell {
  const { population, areaKm2 } = edition.id === referenceId ? part : enteredOf(edition.id, part, figures)
  return { edition: edition.id, population, areaKm2, densityPerKm2: density(population, areaKm2) }
}

function enteredOf(edition: string, part: TerritoryPart, figures: readonly Figure[]) {
  const amount = (measure: Figure['measure']): number | null =>
    figures.find(
      (figure) =>
        figure.territory === part.key &&
        figure.measure === measure &&
        editionId({ year: figure.asOfYear, source: figure.source }) === edition,
    )?.amount ?? null
  return { population: amount('population'), areaKm2: amount('area_km2') }
}

function totalOf(edition: string, rows: readonly TerritoryRow[], index: number): TerritoryTotal {
  const cells = rows.flatMap((row) => row.cells[index] ?? [])
  const population = sum(cells.map((cell) => cell.population))
  const area = sum(cells.map((cell) => cell.areaKm2))
  const complete = population.missing === 0 && area.missing === 0
  return {
    edition,
    population: population.amount,
    areaKm2: area.amount,
    densityPerKm2: complete ? density(population.amount, area.amount) : null,
    populationMissing: population.missing,
    areaMissing: area.missing,
  }
}

/** The sum of what is known and how many are not; null when nothing is. */
function sum(amounts: readonly (number | null)[]): { amount: number | null; missing: number } {
  const known = amounts.filter((amount) => amount !== null)
  // Areas have three decimals: the sum must not gain digits that none of its terms has.
  const amount = known.length === 0 ? null : Math.round(known.reduce((a, b) => a + b, 0) * 1000) / 1000
  return { amount, missing: amounts.length - known.length }
}

/** Inhabitants per km²; null when either is unknown or there is no area. */
export const density = (population: number | null, areaKm2: number | null): number | null =>
  population === null || areaKm2 === null || areaKm2 === 0 ? null : population / areaKm2

const finest: readonly ReferenceLevel[] = ['commune', 'epci', 'department', 'region']
const below: Record<ReferenceLevel, ReferenceLevel> = {
  region: 'department',
  department: 'epci',
  epci: 'commune',
  commune: 'commune',
}

/** How a table is cut when nobody says: an own territory by its members' finest level, an official one by the level below. */
export function defaultCut(key: TerritoryKey, memberKeys: readonly TerritoryKey[]): ReferenceLevel {
  if (!key.startsWith('own:')) return below[levelOf(key)]
  const levels = memberKeys.map(levelOf)
  return finest.find((level) => levels.includes(level)) ?? 'commune'
}

/** The level of an official territory's key. */
export function levelOf(key: string): ReferenceLevel {
  const level = finest.find((each) => key.startsWith(`${each}:`))
  if (!level) throw new TypeError(`${key} is not the key of an official territory`)
  return level
}
