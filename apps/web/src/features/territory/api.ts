import type { ReferenceLevel, Territory, TerritoryLine, TerritoryTable } from '@maillage/contract/territory'
import * as m from '../../paraglide/messages.js'
import { client } from '../../platform/client.ts'
import { queryClient } from '../../platform/query.ts'

/** A territory to choose: its key, its name, and what tells it from others of the name. */
export interface TerritoryOption {
  readonly value: string
  readonly label: string
  readonly detail: string
}

/** The level of an official territory in a word. */
export function levelWord(level: ReferenceLevel): string {
  const words: Record<ReferenceLevel, () => string> = {
    region: m.territory_level_region,
    department: m.territory_level_department,
    epci: m.territory_level_epci,
    commune: m.territory_level_commune,
  }
  return words[level]()
}

/** The level in an official territory's key. */
export const levelOf = (key: string): ReferenceLevel => key.slice(0, key.indexOf(':')) as ReferenceLevel

/** The official code in a territory's key. */
export const codeOf = (key: string): string => key.slice(key.indexOf(':') + 1)

const optionOf = ({ key, name, within }: TerritoryLine): TerritoryOption => ({
  value: key,
  label: name,
  detail: [levelWord(levelOf(key)), codeOf(key), within].filter(Boolean).join(' · '),
})

/** Official territories that answer to a text, of one level or of all. */
export async function findTerritories(text: string, level?: ReferenceLevel): Promise<TerritoryOption[]> {
  return (await client.territory.search({ text, ...(level && { level }) })).map(optionOf)
}

/** Whether a key names a territory that the network drew. */
export const isOwn = (key: string): boolean => key.startsWith('own:')

/** The id in the key of a territory that the network drew. */
export const ownId = (key: string): string => key.slice('own:'.length)

const levels: readonly ReferenceLevel[] = ['region', 'department', 'epci', 'commune']

/** The ways to cut a territory that are worth showing: what is smaller than itself, and how it is cut now. */
export function cutsOf({ territory, by }: Pick<TerritoryTable, 'territory' | 'by'>): ReferenceLevel[] {
  const from = isOwn(territory.key) ? 0 : levels.indexOf(levelOf(territory.key))
  return levels.filter((level, index) => level === by || index > from)
}

/** What was read of territories is asked again. */
export const refreshTerritories = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: [['territory']] })

/** Puts a territory of the network away, or brings it back. */
export async function setArchived(
  territory: Pick<Territory, 'id' | 'version'>,
  archived: boolean,
): Promise<Territory> {
  const input = { id: territory.id, baseVersion: territory.version }
  const written = await (archived ? client.territory.archive(input) : client.territory.restore(input))
  await refreshTerritories()
  return written
}
