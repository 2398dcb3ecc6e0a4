import { isDeepStrictEqual } from 'node:util'
import type { Catalogue, Measure, Vocabulary, VocabularyMember } from '@maillage/contract/catalogue'
import type { Tx } from '../../platform/db/transaction.ts'
import { CatalogueError, readCatalogueFiles } from './import.ts'
import { forgetCatalogue } from './queries.ts'
import { checkCatalogue } from './rules.ts'
import { type CatalogueEntry, selectEntries, upsertEntries } from './sql.ts'

/**
 * Writes the shipped catalogue into a network, when it is created and at each start: what is new is added, what the
 * network added stays. CatalogueError, and nothing written, when it has faults or rewrites what is already in use.
 */
export async function installCatalogue(
  tx: Tx,
  networkId: string,
  shipped: Catalogue = readCatalogueFiles(),
): Promise<void> {
  const changed = await catalogueChanges(tx, networkId, shipped)
  if (changed.length > 0) await upsertEntries(tx, networkId, changed)
  forgetCatalogue(tx)
}

/** The entries that installing a catalogue would write; none when the network has all of it. CatalogueError as above. */
export async function catalogueChanges(
  tx: Tx,
  networkId: string,
  shipped: Catalogue = readCatalogueFiles(),
): Promise<CatalogueEntry[]> {
  refuse('The shipped catalogue has faults', checkCatalogue(shipped))
  const known = new Map((await selectEntries(tx, networkId)).map((entry) => [keyOf(entry), entry]))
  const merges = entriesOf(shipped).map((entry) => merge(known.get(keyOf(entry)), entry))
  refuse(
    'The shipped catalogue rewrites what is already in use',
    merges.flatMap(({ refusals }) => refusals),
  )
  return merges
    .map(({ entry }) => entry)
    .filter((entry) => !isDeepStrictEqual(known.get(keyOf(entry)), entry))
}

function refuse(what: string, reasons: readonly string[]): void {
  if (reasons.length === 0) return
  throw new CatalogueError(`${what}:\n${reasons.map((reason) => `- ${reason}`).join('\n')}`)
}

const keyOf = ({ type, code, version }: CatalogueEntry): string => `${type} ${code} (version ${version})`

function entriesOf({ measures, vocabularies, kinds, indicators, templates }: Catalogue): CatalogueEntry[] {
  return [
    ...measures.map((each) => ({ type: 'measure' as const, code: each.code, version: 1, definition: each })),
    ...vocabularies.map((each) => ({
      type: 'vocabulary' as const,
      code: each.code,
      version: 1,
      definition: each,
    })),
    ...kinds.map((each) => ({ type: 'kind' as const, ...named(each), definition: each })),
    ...indicators.map((each) => ({ type: 'indicator' as const, ...named(each), definition: each })),
    ...templates.map((each) => ({ type: 'template' as const, ...named(each), definition: each })),
  ]
}

const named = ({ code, version }: { code: string; version: number }) => ({ code, version })

interface Merge {
  readonly entry: CatalogueEntry
  readonly refusals: readonly string[]
}

/** Measures and vocabularies live on under one version, and may be reworded; the rest changes by a new version only. */
function merge(known: CatalogueEntry | undefined, entry: CatalogueEntry): Merge {
  if (known?.type === 'measure' && entry.type === 'measure') return mergeMeasure(known.definition, entry)
  if (known?.type === 'vocabulary' && entry.type === 'vocabulary') {
    return mergeVocabulary(known.definition, entry)
  }
  const isSame = !known || isDeepStrictEqual(known, entry)
  return { entry, refusals: isSame ? [] : [`${keyOf(entry)} has changed: give it a new version`] }
}

function mergeMeasure(known: Measure, entry: CatalogueEntry & { type: 'measure' }): Merge {
  const isSame = known.type === entry.definition.type
  return { entry, refusals: isSame ? [] : [`measure ${known.code} has changed its type: give it a new code`] }
}

/** Members that only the network has stay; what a kit held on a past day is never rewritten, since items were counted by it. */
function mergeVocabulary(known: Vocabulary, entry: CatalogueEntry & { type: 'vocabulary' }): Merge {
  const shipped = entry.definition.members
  const own = known.members.filter(({ code }) => !shipped.some((member) => member.code === code))
  const rewritten = known.members.filter((before) => {
    const after = shipped.find(({ code }) => code === before.code)
    return after !== undefined && !keepsContents(before, after)
  })
  return {
    entry: { ...entry, definition: { ...entry.definition, members: [...shipped, ...own] } },
    refusals: rewritten.map(
      ({ code }) =>
        `vocabulary ${known.code}, ${code}: its contents have changed: close them and add dated ones`,
    ),
  }
}

const keepsContents = (before: VocabularyMember, after: VocabularyMember): boolean =>
  (before.contents ?? []).every((content) =>
    after.contents?.some(
      ({ item, quantity, validFrom }) =>
        item === content.item && quantity === content.quantity && validFrom === content.validFrom,
    ),
  )
