import { createHash } from 'node:crypto'
import { ActivityDraft } from '@maillage/contract/activity'
import type { DeliveryImport, deliveryApi, RowFault } from '@maillage/contract/delivery'
import type { z } from 'zod'
import { canonicalJson } from '../../platform/audit/chain.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { type Delivery, deliverActivity, deliveredBefore } from '../activity/port.ts'
import { readCatalogue } from '../catalogue/queries.ts'
import { readRows, UnreadableFileError } from './import.ts'
import { type DeliveredItem, groupDeliveries, isFault, isItem, readDeliveredItem, sameName } from './rules.ts'
import { insertImport, selectImport } from './sql.ts'

type Input = z.output<NonNullable<(typeof deliveryApi.import)['~orpc']['inputSchema']>>

const kind = 'kit_delivery'
const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex')

/** Takes in a file: good rows become deliveries, bad ones are listed; the file is kept either way. */
export async function importDeliveries(run: Run, { id, structureId, file }: Input): Promise<DeliveryImport> {
  run.requireReach(structureId)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const existing = await selectImport(run.tx, run.networkId, id)
  if (existing) {
    if (existing.structureId !== structureId) throw new Problem('thing.id_taken')
    return existing
  }
  const { items, faults } = await readItems(run, bytes)
  const counts = { taken: 0, known: 0 }
  for (const group of groupDeliveries(items)) {
    counts[await deliverGroup(run, structureId, group)] += group.length
  }
  const by = run.actor?.name ?? ''
  const done = { id, structureId, fileName: file.name, at: run.now, by, ...counts, faults }
  await insertImport(run.tx, run.networkId, {
    ...done,
    file: bytes,
    sha256: sha256(bytes),
    accountId: run.accountId,
  })
  run.audit({
    action: 'delivery.import',
    noun: 'delivery_import',
    id,
    version: 1,
    payload: { ...counts, faults: faults.length },
  })
  return done
}

async function readItems(
  run: Run,
  bytes: Uint8Array,
): Promise<{ items: DeliveredItem[]; faults: RowFault[] }> {
  const catalogue = await readCatalogue(run.tx, run.networkId)
  try {
    const read = (await readRows(bytes)).map((row) => readDeliveredItem(row, catalogue))
    return { items: read.filter(isItem), faults: read.filter(isFault) }
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error
    const fr = `Ce fichier ne peut pas être lu : ${error.fr}. Il est conservé ; enregistrez-le en CSV ou XLSX et recommencez.`
    const en = `This file cannot be read: ${error.en}. It is kept; save it as CSV or XLSX and try again.`
    return { items: [], faults: [{ line: 0, column: null, fr, en }] }
  }
}

/** One day's delivery to one partner: new or changed it is taken in, the same again it is known. */
async function deliverGroup(
  run: Run,
  structureId: Input['structureId'],
  group: readonly DeliveredItem[],
): Promise<'taken' | 'known'> {
  const [first] = group
  if (!first) return 'known'
  const source = {
    kind: 'delivery',
    id: sha256([structureId, first.day, sameName(first.partner)].join('|')).slice(0, 32),
    label: first.partner,
  }
  const delivered = deliveryOf(structureId, first, group)
  const before = await deliveredBefore(run, source, kind)
  if (before && !before.withdrawn && sameContent(before, delivered)) return 'known'
  await deliverActivity(run, {
    ...delivered,
    source: { ...source, version: (before?.source?.version ?? 0) + 1 },
  })
  return 'taken'
}

function deliveryOf(
  structureId: string,
  first: DeliveredItem,
  group: readonly DeliveredItem[],
): Omit<Delivery, 'source'> {
  const totals = new Map<string, { measure: string; member: Record<string, string>; amount: number }>()
  for (const { vocabulary, member, quantity } of group) {
    const measure = vocabulary === 'kit' ? 'kits_delivered' : 'items_delivered'
    const key = `${vocabulary} ${member}`
    const amount = (totals.get(key)?.amount ?? 0) + quantity
    totals.set(key, { measure, member: { [vocabulary]: member }, amount })
  }
  return {
    kind,
    day: first.day,
    structureId,
    dimensions: { partner_kind: first.partnerKind },
    texts: { partner: first.partner },
    values: [...totals.values()].map((total) => ({ ...total, state: 'observed' as const })),
  }
}

const sameContent = (before: ActivityDraft, delivered: Omit<Delivery, 'source'>): boolean => {
  const wanted = ActivityDraft.parse({ ...delivered, kindVersion: before.kindVersion })
  return canonicalJson(ActivityDraft.parse(before)) === canonicalJson(wanted)
}
