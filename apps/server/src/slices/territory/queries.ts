import {
  type ReferenceLevel,
  type Territory,
  type TerritoryFigure,
  TerritoryKey,
  type TerritoryLine,
  type TerritoryTable,
} from '@maillage/contract/territory'
import type { Tx } from '../../platform/db/transaction.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { searchable } from '../activity/rules.ts'
import { buildTable, defaultCut } from './rules.ts'
import {
  type Edition,
  type OwnRow,
  searchOfficial,
  selectCommune,
  selectEdition,
  selectFigures,
  selectOfficial,
  selectOwn,
  selectOwnById,
  selectParts,
} from './sql.ts'

/** A table longer than this is not read by anybody. */
const mostRows = 1000

/** A commune of the national list with its département and centre, or null. */
export const readCommune = (tx: Tx, code: string) => selectCommune(tx, code)

/** The territories that the network drew, archived ones included, with the names of their members. */
export async function listTerritories(run: Run): Promise<Territory[]> {
  const own = await selectOwn(run.tx, run.networkId)
  const lines = await selectOfficial(run.tx, [...new Set(own.flatMap((each) => each.memberKeys))])
  return own.map((each) => withMembers(each, lines))
}

/** One territory that the network drew; null when there is none of this id. */
export async function readTerritory(run: Run, id: string): Promise<Territory | null> {
  const own = await selectOwnById(run.tx, run.networkId, { id })
  return own && withMembers(own, await selectOfficial(run.tx, own.memberKeys))
}

function withMembers({ memberKeys, ...own }: OwnRow, lines: readonly TerritoryLine[]): Territory {
  return { ...own, members: lines.filter((line) => memberKeys.includes(line.key)) }
}

/** Official territories by the words of their name or code; the network's own ones are few and listed whole. */
export async function searchTerritories(
  run: Run,
  { text, level, limit }: { text: string; level?: ReferenceLevel | undefined; limit: number },
): Promise<TerritoryLine[]> {
  const words = searchable(text).split(' ').filter(Boolean)
  return words.length === 0 ? [] : searchOfficial(run.tx, { words, level, limit })
}

/** The line of any territory, official or own; `thing.not_found` for neither. */
export async function readTerritoryLine(run: Run, key: TerritoryKey): Promise<TerritoryLine> {
  const own = ownId(key)
  if (own !== null) {
    const territory = await selectOwnById(run.tx, run.networkId, { id: own })
    if (territory) return { key, name: territory.name, within: '' }
  } else {
    const [line] = await selectOfficial(run.tx, [key])
    if (line) return line
  }
  throw new Problem('thing.not_found')
}

/** Population, area and density of a territory's parts, every edition side by side. */
export async function readTable(
  run: Run,
  { territory: key, by: wanted }: { territory: TerritoryKey; by?: ReferenceLevel | undefined },
): Promise<TerritoryTable> {
  const territory = await readTerritoryLine(run, key)
  const own = ownId(key)
  const memberKeys =
    own === null ? [key] : ((await selectOwnById(run.tx, run.networkId, { id: own }))?.memberKeys ?? [])
  const by = wanted ?? defaultCut(key, memberKeys)
  const found = await selectParts(run.tx, memberKeys, by)
  if (found.length > mostRows) throw new Problem('territory.too_many_rows', { rows: found.length })
  const parts = found.map(({ communes, communesInAll, ...part }) => ({
    ...part,
    key: TerritoryKey.parse(`${by}:${part.code}`),
    partial: communes < communesInAll,
  }))
  const figures = await selectFigures(
    run.tx,
    run.networkId,
    parts.map((part) => part.key),
  )
  const reference = {
    population: dated(await selectEdition(run.tx, 'population')),
    area: dated(await selectEdition(run.tx, 'area')),
  }
  return buildTable({ territory, by, parts, figures, reference })
}

const dated = (edition: Edition | null): { year: number; source: string } | null =>
  edition && { year: edition.asOfYear, source: edition.source }

/** The figures entered for one territory, oldest year first; withdrawn ones left out. */
export const listFigures = (run: Run, key: TerritoryKey): Promise<TerritoryFigure[]> =>
  selectFigures(run.tx, run.networkId, [key])

const ownId = (key: TerritoryKey): string | null => (key.startsWith('own:') ? key.slice('own:'.length) : null)
