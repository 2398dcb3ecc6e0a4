import { device } from './database.ts'
import { unsentItems } from './queue.ts'
import { typed } from './typed.ts'

const sentKeptMs = 48 * 3_600_000

/** Forgets what was sent long enough ago, and files of items that are no more. */
export async function tidy(): Promise<void> {
  const before = new Date(Date.now() - sentKeptMs).toISOString()
  await device.transaction('rw', device.items, device.files, async () => {
    await device.items.filter((item) => item.state === 'sent' && (item.sentAt ?? '') < before).delete()
    const known = new Set((await device.items.toArray()).map((item) => item.id))
    await device.files.filter((file) => !known.has(file.itemId)).delete()
  })
}

/**
 * Forgets everything that this device keeps for an account, except, with `keepQueue`, what is not sent yet: that opens
 * again to its owner only.
 */
export async function forgetOwner(owner: string, { keepQueue }: { keepQueue: boolean }): Promise<void> {
  const kept = keepQueue ? new Set((await unsentItems(owner)).map((item) => item.id)) : new Set<string>()
  await device.transaction('rw', device.items, device.files, device.kept, async () => {
    const gone = await device.items.filter((item) => item.owner === owner && !kept.has(item.id)).toArray()
    await device.items.bulkDelete(gone.map((item) => item.order))
    await device.files
      .where('itemId')
      .anyOf(gone.map((item) => item.id))
      .delete()
    await device.kept.where({ owner }).delete()
  })
  typed.forgetAll(owner)
}

/** How much other accounts left on this device, unsent. */
export async function countOfOthers(owner: string): Promise<number> {
  return device.items.filter((item) => item.owner !== owner && item.state !== 'sent').count()
}

/** Forgets what other accounts left on this device, sent or not: it cannot be brought back. */
export async function forgetOthers(owner: string): Promise<void> {
  const owners = new Set<string>()
  await device.items.each((item) => owners.add(item.owner))
  await device.kept.each((copy) => owners.add(copy.owner))
  owners.delete(owner)
  for (const other of owners) await forgetOwner(other, { keepQueue: false })
}
