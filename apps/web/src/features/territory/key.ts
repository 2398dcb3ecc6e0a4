import type { ReferenceLevel, TerritoryTable } from '@maillage/contract/territory'
import * as m from '../../paraglide/messages.js'

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
