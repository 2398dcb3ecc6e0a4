import type { Structure } from '@maillage/contract/network'

/** The words of the address that narrow the list. */
export interface StructureSearch {
  readonly q: string
  readonly kind: string
  readonly archived: boolean
}

/** The words of the address, whatever they were read as. */
export const searchIn = (search: Readonly<Record<string, unknown>>): StructureSearch => ({
  q: search.q === undefined ? '' : String(search.q),
  kind: search.kind === undefined ? '' : String(search.kind),
  archived: search.archived === true,
})

/** The address of a search: what narrows nothing is left out. */
export const addressOf = ({ q, kind, archived }: StructureSearch) => ({
  ...(q && { q }),
  ...(kind && { kind }),
  ...(archived && { archived }),
})

const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The structures whose text (names, kind, place) holds every word of the search. */
export function narrowed(
  structures: readonly Structure[],
  { q, kind, archived }: StructureSearch,
  textOf: (structure: Structure) => string,
): Structure[] {
  const words = bare(q).split(/\s+/).filter(Boolean)
  return structures.filter((structure) => {
    if (structure.archived !== archived || (kind !== '' && structure.kind !== kind)) return false
    const text = bare(textOf(structure))
    return words.every((word) => text.includes(word))
  })
}
