import type { OfflineEntry, OfflineInput } from '@maillage/contract/offline'
import { v7 as newId } from 'uuid'
import { rememberedMe } from '../session.ts'
import { device, type OutboxItem } from './database.ts'
import { followersOf } from './rules.ts'

export interface NewItem<Entry extends OfflineEntry> {
  readonly owner: string
  readonly entry: Entry
  readonly input: OfflineInput<Entry>
  /** The thing that it writes, when that is not the id in its input. */
  readonly thing?: string
  /** Ids of things, queued earlier, without which this one means nothing. */
  readonly needs?: readonly string[]
  /** Files by the field of the input that each stands for. */
  readonly files?: Readonly<Record<string, Blob>>
}

/** What is left to do for an owner, in order: what waits and what was refused. */
export async function unsentItems(owner: string): Promise<OutboxItem[]> {
  const items = await device.items
    .where('[owner+state]')
    .anyOf([
      [owner, 'waiting'],
      [owner, 'refused'],
    ])
    .toArray()
  return items.sort((a, b) => a.order - b.order)
}

const latestSent = 200

/** The latest that was sent from this device, newest first. */
export function sentItems(owner: string): Promise<OutboxItem[]> {
  return device.items.where({ owner, state: 'sent' }).reverse().limit(latestSent).toArray()
}

/** Puts a write at the end of its owner's queue; resolves with the item's id once it is on the device's disk. */
export async function enqueue<Entry extends OfflineEntry>(wanted: NewItem<Entry>): Promise<string> {
  const { owner, entry, input, thing = input.id, needs = [], files = {} } = wanted
  const id = newId()
  const item: Omit<OutboxItem, 'order'> = {
    id,
    owner,
    network: rememberedMe()?.network?.id ?? null,
    entry,
    input,
    thing,
    needs,
    createdAt: new Date().toISOString(),
    ...fresh,
  }
  // Asked once somebody has something to lose: the browser then does not make room by throwing it away.
  void navigator.storage?.persist?.()
  await device.transaction('rw', device.items, device.files, async () => {
    await device.items.add(item)
    await device.files.bulkAdd(Object.entries(files).map(([field, file]) => ({ itemId: id, field, file })))
  })
  return id
}

const fresh = {
  state: 'waiting',
  attempts: 0,
  hold: null,
  notBefore: null,
  refusal: null,
  sentAt: null,
} as const

/** One item of an owner; undefined when it is theirs no more, or was never. */
export async function findItem(owner: string, id: string): Promise<OutboxItem | undefined> {
  const item = await device.items.get({ id })
  return item?.owner === owner ? item : undefined
}

/** Sends a refused item again, with another input when it was mended. */
export async function sendAgain(id: string, input?: unknown): Promise<void> {
  await device.transaction('rw', device.items, async () => {
    const item = await device.items.get({ id })
    if (!item || item.state === 'sent') return
    await device.items.update(item.order, {
      ...(input !== undefined && { input }),
      state: 'waiting',
      hold: null,
      notBefore: null,
      refusal: null,
    })
  })
}

/**
 * Takes an item out of the queue if it cannot have reached the service yet, with those that follow from it; false when
 * it may have: then it is for the caller to undo it there.
 */
export function takeBack(id: string): Promise<boolean> {
  return device.transaction('rw', device.items, device.files, async () => {
    const item = await device.items.get({ id })
    if (!item || item.state === 'sent' || item.attempts > 0) return false
    await remove([item, ...followersOf(item, await unsentItems(item.owner))])
    return true
  })
}

/** Gives an item up, with those that follow from it; returns what was removed, so that it can be put back. */
export function discard(id: string): Promise<OutboxItem[]> {
  return device.transaction('rw', device.items, device.files, async () => {
    const item = await device.items.get({ id })
    if (!item || item.state === 'sent') return []
    const gone = [item, ...followersOf(item, await unsentItems(item.owner))]
    // The files stay until the device forgets their owner, or the item is sent: undoing must bring them back.
    await device.items.bulkDelete(gone.map((each) => each.order))
    return gone
  })
}

/** Puts discarded items back where they stood. */
export async function putBack(items: readonly OutboxItem[]): Promise<void> {
  await device.items.bulkPut(items)
}

async function remove(items: readonly OutboxItem[]): Promise<void> {
  await device.items.bulkDelete(items.map((each) => each.order))
  await device.files
    .where('itemId')
    .anyOf(items.map((each) => each.id))
    .delete()
}
