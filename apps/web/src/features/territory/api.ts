import type { ReferenceLevel, Territory, TerritoryLine } from '@maillage/contract/territory'
import { client } from '../../platform/client.ts'
import { queryClient } from '../../platform/query.ts'
import { codeOf, levelOf, levelWord } from './key.ts'

/** A territory to choose: its key, its name, and what tells it from others of the name. */
export interface TerritoryOption {
  readonly value: string
  readonly label: string
  readonly detail: string
}

const optionOf = ({ key, name, within }: TerritoryLine): TerritoryOption => ({
  value: key,
  label: name,
  detail: [levelWord(levelOf(key)), codeOf(key), within].filter(Boolean).join(' · '),
})

/** Official territories that answer to a text, of one level or of all. */
export async function findTerritories(text: string, level?: ReferenceLevel): Promise<TerritoryOption[]> {
  return (await client.territory.search({ text, ...(level && { level }) })).map(optionOf)
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
