import type { Structure } from '@maillage/contract/network'
import type { Book } from '../activity/api.ts'
import { kindWord, placeOf } from './api.ts'

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

/** The structures that hold every word of the search in their names, kind or place. */
export function narrowed(book: Book, { q, kind, archived }: StructureSearch): Structure[] {
  const words = bare(q).split(/\s+/).filter(Boolean)
  return book.structures.filter((structure) => {
    if (structure.archived !== archived || (kind !== '' && structure.kind !== kind)) return false
    const text = bare(
      [structure.name, structure.shortName, kindWord(book, structure.kind), placeOf(structure)].join(' '),
    )
    return words.every((word) => text.includes(word))
  })
}
