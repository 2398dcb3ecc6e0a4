import type { Catalogue } from '@maillage/contract/catalogue'
import type { Tx } from '../../platform/db/transaction.ts'
import { type CatalogueEntry, selectEntries, selectStamp } from './sql.ts'

/** Read at every record, changed once a year: a process keeps its last reading of each network. */
const lastReadings = new Map<string, { stamp: string; catalogue: Catalogue }>()

/** A transaction reads one catalogue, however often it asks. */
const ofTransactions = new WeakMap<Tx, Promise<Catalogue>>()

/** The network's catalogue, all versions, empty before it is installed; shared, so never to be changed by who reads it. */
export function readCatalogue(tx: Tx, networkId: string): Promise<Catalogue> {
  const known = ofTransactions.get(tx)
  if (known) return known
  const reading = readAnew(tx, networkId)
  ofTransactions.set(tx, reading)
  return reading
}

/** Lets the transaction that changed the catalogue read it again. */
export const forgetCatalogue = (tx: Tx): boolean => ofTransactions.delete(tx)

async function readAnew(tx: Tx, networkId: string): Promise<Catalogue> {
  const stamp = await selectStamp(tx, networkId)
  const last = lastReadings.get(networkId)
  if (last?.stamp === stamp) return last.catalogue
  const catalogue = toCatalogue(await selectEntries(tx, networkId))
  lastReadings.set(networkId, { stamp, catalogue })
  return catalogue
}

function toCatalogue(entries: readonly CatalogueEntry[]): Catalogue {
  return {
    measures: entries.flatMap((entry) => (entry.type === 'measure' ? [entry.definition] : [])),
    vocabularies: entries.flatMap((entry) => (entry.type === 'vocabulary' ? [entry.definition] : [])),
    kinds: entries
      .flatMap((entry) => (entry.type === 'kind' ? [entry.definition] : []))
      .sort((a, b) => a.order - b.order || a.version - b.version),
    indicators: entries.flatMap((entry) => (entry.type === 'indicator' ? [entry.definition] : [])),
    templates: entries.flatMap((entry) => (entry.type === 'template' ? [entry.definition] : [])),
  }
}
