import { createHash } from 'node:crypto'
import { ActivityDraft } from '@maillage/contract/activity'
import { checkDraft, kindOn } from '@maillage/contract/activity-rules'
import type { Catalogue } from '@maillage/contract/catalogue'
import type { DeliveryImport, deliveryApi, RowFault } from '@maillage/contract/delivery'
import { maxDeliveryFileMb } from '@maillage/contract/delivery-columns'
import type { InputOf } from '@maillage/contract/endpoint'
import type { Label } from '@maillage/contract/values'
import { canonicalJson } from '../../platform/audit/chain.ts'
import { alreadyWritten } from '../../platform/http/base-version.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { type Delivery, deliverActivities, deliveredBefore, withdrawDelivered } from '../activity/port.ts'
import { readCatalogue } from '../catalogue/queries.ts'
import { readRows, UnreadableFileError } from './import.ts'
import { readImport, readRegisteredNames } from './queries.ts'
import {
  type DeliveredItem,
  groupDeliveries,
  outsideRegister,
  type ReadItems,
  readItems,
  sameName,
} from './rules.ts'
import {
  type Delivered,
  insertImport,
  type KeptImport,
  lockImport,
  selectFile,
  selectImport,
  updateImport,
} from './sql.ts'

type Input<Name extends 'import' | 'withdraw' | 'restore'> = InputOf<(typeof deliveryApi)[Name]>

const kind = 'kit_delivery'
const bytesPerMb = 1_048_576
const longestFileName = 200
const sha256Of = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex')

/** Takes in a file: good rows become deliveries, bad ones are listed; the file is kept either way. */
export async function importDeliveries(
  run: Run,
  { id, structureId, file }: Input<'import'>,
): Promise<DeliveryImport> {
  run.requireReach(structureId)
  if (file.size > maxDeliveryFileMb * bytesPerMb) {
    throw new Problem('request.too_large', { maxMb: maxDeliveryFileMb })
  }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const sha256 = sha256Of(bytes)
  const existing = await selectImport(run.tx, run.networkId, id)
  if (existing) {
    if (existing.structureId !== structureId || existing.sha256 !== sha256)
      throw new Problem('thing.id_taken')
    return readImport(run, id)
  }
  const { items, faults } = await readFileItems(run, bytes)
  const outcome = await deliverAll(run, structureId, items)
  await insertImport(run.tx, run.networkId, {
    ...outcome,
    namesOutside: outsideRegister(
      items.map(({ partner }) => partner),
      await readRegisteredNames(run),
    ),
    id,
    structureId,
    fileName: fileNameOf(file),
    at: run.now,
    faults: [...faults, ...outcome.faults].sort((a, b) => a.line - b.line),
    file: bytes,
    sha256,
    accountId: run.accountId,
  })
  const { taken, corrected, known } = outcome
  const payload = { taken, corrected, known, faults: faults.length + outcome.faults.length }
  run.audit({ action: 'delivery.import', noun: 'delivery_import', id, version: 1, payload })
  return readImport(run, id)
}

const fileNameOf = (file: File): string =>
  file.name
    .replace(/[\p{Cc}\p{Cf}/\\]+/gu, ' ')
    .trim()
    .slice(-longestFileName) || 'livraisons'

/** Takes a file back: what it delivered leaves the figures, unless a later file had its say since. */
export async function withdrawImport(run: Run, input: Input<'withdraw'>): Promise<DeliveryImport> {
  const existing = await importInReach(run, input.id)
  if (alreadyWritten(stateOf(existing), { ...input, state: { withdrawn: true } }))
    return readImport(run, input.id)
  const versions = new Map(existing.deliveries.map(({ id, version }) => [id, version]))
  const before = await deliveredBefore(run, { kind: 'delivery', ids: [...versions.keys()] })
  const sources = before.flatMap(({ source }) => source ?? [])
  await withdrawDelivered(
    run,
    sources.filter((source) => source.version === versions.get(source.id)),
  )
  return writeVersion(run, { ...existing, withdrawn: true })
}

/** Takes a file in again: what no later file speaks of counts once more. */
export async function restoreImport(run: Run, input: Input<'restore'>): Promise<DeliveryImport> {
  const existing = await importInReach(run, input.id)
  if (alreadyWritten(stateOf(existing), { ...input, state: { withdrawn: false } }))
    return readImport(run, input.id)
  const file = await selectFile(run.tx, run.networkId, input.id)
  const { items } = await readFileItems(run, file?.bytes ?? new Uint8Array())
  const { deliveries } = await deliverAll(run, existing.structureId, items, { onlyWithdrawn: true })
  return writeVersion(run, { ...existing, withdrawn: false, deliveries })
}

const stateOf = ({ version, withdrawn }: KeptImport) => ({ version, state: { withdrawn } })

async function importInReach(run: Run, id: string): Promise<KeptImport> {
  await lockImport(run.tx, run.networkId, id)
  const existing = await selectImport(run.tx, run.networkId, id)
  if (!existing) throw new Problem('thing.not_found')
  run.requireReach(existing.structureId)
  return existing
}

async function writeVersion(run: Run, { id, ...before }: KeptImport): Promise<DeliveryImport> {
  const version = before.version + 1
  const { withdrawn, deliveries } = before
  await updateImport(run.tx, run.networkId, { id, version, withdrawn, deliveries })
  const action = withdrawn ? 'delivery.withdraw' : 'delivery.restore'
  const payload = { withdrawn, deliveries: deliveries.length }
  run.audit({ action, noun: 'delivery_import', id, version, payload })
  return readImport(run, id)
}

async function readFileItems(run: Run, bytes: Uint8Array): Promise<ReadItems> {
  const catalogue = await readCatalogue(run.tx, run.networkId)
  try {
    return readItems(await readRows(bytes), { catalogue, today: run.today })
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error
    return { items: [], faults: [{ line: error.line, column: null, ...error.sentence }] }
  }
}

interface DeliveredRows {
  readonly taken: number
  readonly corrected: number
  readonly known: number
  readonly faults: RowFault[]
  readonly deliveries: Delivered[]
}

/** Delivers each day and partner of a file; with `onlyWithdrawn`, those that nothing counts for now. */
async function deliverAll(
  run: Run,
  structureId: string,
  items: readonly DeliveredItem[],
  { onlyWithdrawn = false } = {},
): Promise<DeliveredRows> {
  const catalogue = await readCatalogue(run.tx, run.networkId)
  const groups = groupDeliveries(items).map((group) => ({ group, delivered: deliveryOf(structureId, group) }))
  const ids = groups.map(({ delivered }) => delivered.source.id)
  const before = new Map(
    (await deliveredBefore(run, { kind: 'delivery', ids })).map((activity) => [
      activity.source?.id,
      activity,
    ]),
  )
  const counts = { taken: 0, corrected: 0, known: 0 }
  const [faults, due]: [RowFault[], Delivery[]] = [[], []]
  for (const { group, delivered } of groups) {
    const refused = faultsOf(delivered, group, catalogue)
    faults.push(...refused)
    if (refused.length > 0) continue
    const known = before.get(delivered.source.id)
    const counted = known !== undefined && !known.withdrawn
    if (counted && (onlyWithdrawn || sameContent(known, delivered))) {
      counts.known += group.length
      continue
    }
    due.push({ ...delivered, source: { ...delivered.source, version: (known?.source?.version ?? 0) + 1 } })
    counts[counted ? 'corrected' : 'taken'] += group.length
  }
  await deliverActivities(run, due)
  return { ...counts, faults, deliveries: due.map(({ source: { id, version } }) => ({ id, version })) }
}

type Unversioned = Omit<Delivery, 'source'> & { readonly source: Omit<Delivery['source'], 'version'> }

/** One day's delivery to one partner, in the words of an activity. */
function deliveryOf(structureId: string, group: readonly DeliveredItem[]): Unversioned {
  const [first] = group
  if (!first) throw new Error('a delivery has at least one row')
  const totals = new Map<string, { measure: string; member: Record<string, string>; amount: number }>()
  for (const { vocabulary, member, quantity } of group) {
    const measure = vocabulary === 'kit' ? 'kits_delivered' : 'items_delivered'
    const key = `${vocabulary} ${member}`
    const amount = (totals.get(key)?.amount ?? 0) + quantity
    totals.set(key, { measure, member: { [vocabulary]: member }, amount })
  }
  const id = sha256Of([structureId, first.day, sameName(first.partner)].join('|')).slice(0, 32)
  return {
    source: { kind: 'delivery', id, label: first.partner },
    kind,
    day: first.day,
    structureId,
    dimensions: { partner_kind: first.partnerKind },
    texts: { partner: first.partner },
    values: [...totals.values()].map((total) => ({ ...total, state: 'observed' as const })),
  }
}

/** What the catalogue has against a delivery, told of each of its rows: it must not stop the others. */
function faultsOf(
  { source, ...delivered }: Unversioned,
  group: readonly DeliveredItem[],
  catalogue: Catalogue,
): RowFault[] {
  const all = (column: RowFault['column'], sentence: Label): RowFault[] =>
    group.map(({ line }) => ({ line, column, ...sentence }))
  const inForce = kindOn(catalogue.kinds, kind, delivered.day)
  if (!inForce) {
    const fr = 'Les livraisons n’étaient pas encore enregistrées ce jour-là.'
    return all('day', { fr, en: 'Deliveries were not recorded yet on that day.' })
  }
  const draft = ActivityDraft.parse({ ...delivered, kindVersion: inForce.version })
  if (checkDraft(draft, inForce, catalogue).length === 0) return []
  const fr = 'Le total de ce jour pour ce partenaire est trop grand pour être juste.'
  return all('quantity', { fr, en: 'The day’s total for this partner is too large to be right.' })
}

const sameContent = (before: ActivityDraft, { source, ...delivered }: Unversioned): boolean => {
  const wanted = ActivityDraft.parse({ ...delivered, kindVersion: before.kindVersion })
  return canonicalJson(ActivityDraft.parse(before)) === canonicalJson(wanted)
}
