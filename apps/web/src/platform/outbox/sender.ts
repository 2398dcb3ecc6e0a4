import { callEntry } from '../client.ts'
import { connection, onConnectionChange } from '../connection.ts'
import { queryClient } from '../query.ts'
import { refreshSession } from '../session.ts'
import { device, type OutboxItem } from './database.ts'
import { unsentItems } from './queue.ts'
import { backOffMs, isBlocked, isDue, type Outcome, outcomeOf } from './rules.ts'

/** A phone with bars and no network may wait for ever: past this, the answer is taken as lost. */
const longestAnswerMs = 30_000

let owner: string | null = null
let failures = 0
let timer: ReturnType<typeof setTimeout> | undefined
let passing = false
let askedMeanwhile = false

/** Tells the other tabs that something was sent, so that they read again. */
const otherTabs = new BroadcastChannel('maillage-outbox')
otherTabs.onmessage = () => void queryClient.invalidateQueries()

/** Sends what waits for this account, now and each time that may work again, until the returned function is called. */
export function startSending(account: string): () => void {
  owner = account
  failures = 0
  const wake = () => {
    if (document.visibilityState === 'visible') sendWhenPossible()
  }
  const stopListening = onConnectionChange(wake)
  document.addEventListener('visibilitychange', wake)
  sendWhenPossible()
  return () => {
    stopListening()
    document.removeEventListener('visibilitychange', wake)
    clearTimeout(timer)
    if (owner === account) owner = null
  }
}

/** Sends what was just queued, unless the device knows that it has no network: then nothing can have left. */
export function sendWhenPossible(): void {
  if (connection() !== 'offline') sendNow()
}

/** Tries to empty the queue now, whatever the back-off and the device say. */
export function sendNow(): void {
  clearTimeout(timer)
  if (passing) {
    askedMeanwhile = true
    return
  }
  passing = true
  askedMeanwhile = false
  void pass().finally(() => {
    passing = false
    if (askedMeanwhile) sendNow()
  })
}

/** One tab sends at a time: the others wait here for their turn, and then find nothing left. */
async function pass(): Promise<void> {
  const account = owner
  if (!account || (await unsentItems(account)).every((item) => item.state === 'refused')) return
  // Absent where the page is served without TLS on a local network: sending twice is recording once all the same.
  const locks = navigator.locks as LockManager | undefined
  const outcome = locks
    ? await locks.request(`maillage-outbox-${account}`, () => sendAll(account))
    : await sendAll(account)
  if (outcome.sent > 0) {
    otherTabs.postMessage('sent')
    void queryClient.invalidateQueries()
  }
  if (outcome.stoppedBy === 'signIn') void refreshSession()
  await tryLater(account, outcome)
}

async function tryLater(account: string, { sent, stoppedBy }: Pass): Promise<void> {
  if (sent > 0) failures = 0
  if (stoppedBy === 'unreachable') failures += 1
  // Once somebody signed in again, the page says so and wakes the queue.
  if (stoppedBy === 'signIn' || owner !== account) return
  const delay = stoppedBy === 'unreachable' ? backOffMs(failures, Math.random()) : await untilNextDue(account)
  if (delay !== null) timer = setTimeout(sendWhenPossible, delay)
}

async function untilNextDue(account: string): Promise<number | null> {
  const moments = (await unsentItems(account)).flatMap((item) =>
    item.state === 'waiting' && item.notBefore ? [Date.parse(item.notBefore)] : [],
  )
  return moments.length === 0 ? null : Math.max(1_000, Math.min(...moments) - Date.now())
}

interface Pass {
  readonly sent: number
  readonly stoppedBy: 'signIn' | 'unreachable' | null
}

async function sendAll(account: string): Promise<Pass> {
  let sent = 0
  for (;;) {
    const unsent = await unsentItems(account)
    const now = new Date().toISOString()
    const ready = unsent.filter((item) => isDue(item, now) && !isBlocked(item, unsent))
    if (ready.length === 0) return { sent, stoppedBy: null }
    for (const item of ready) {
      if (owner !== account) return { sent, stoppedBy: null }
      const outcome = await sendOne(item)
      if (outcome === null) continue
      if (outcome.kind === 'sent') sent += 1
      if (outcome.kind === 'unreachable' || outcome.kind === 'signIn') {
        return { sent, stoppedBy: outcome.kind }
      }
    }
  }
}

/** Sends one item and writes what became of it; null when it was taken back meanwhile. */
async function sendOne(planned: OutboxItem): Promise<Outcome | null> {
  const item = await claim(planned.id)
  if (!item) return null
  const outcome = await callEntry(item.entry, await wholeInput(item), {
    onlyAs: item.owner,
    network: item.network,
    signal: AbortSignal.timeout(longestAnswerMs),
  }).then((): Outcome => ({ kind: 'sent' }), outcomeOf)
  await settle(item, outcome)
  return outcome
}

/** Notes that the item may reach the service from now on: it can no more be taken back here only. */
function claim(id: string): Promise<OutboxItem | null> {
  return device.transaction('rw', device.items, async () => {
    const item = await device.items.get({ id })
    if (item?.state !== 'waiting') return null
    await device.items.update(item.order, { attempts: item.attempts + 1 })
    return { ...item, attempts: item.attempts + 1 }
  })
}

async function wholeInput(item: OutboxItem): Promise<unknown> {
  const files = await device.files.where({ itemId: item.id }).toArray()
  if (files.length === 0) return item.input
  return Object.assign({}, item.input, ...files.map(({ field, file }) => ({ [field]: file })))
}

async function settle(item: OutboxItem, outcome: Outcome): Promise<void> {
  await device.transaction('rw', device.items, device.files, async () => {
    await device.items.update(item.order, changesBy(item, outcome))
    if (outcome.kind === 'sent') await device.files.where({ itemId: item.id }).delete()
  })
}

function changesBy(item: OutboxItem, outcome: Outcome): Partial<OutboxItem> {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', hold: null, notBefore: null, refusal: null, sentAt: new Date().toISOString() }
    case 'refused':
      return { state: 'refused', hold: null, notBefore: null, refusal: outcome.refusal }
    case 'failing': {
      const later = Date.now() + backOffMs(item.attempts + 5, Math.random())
      return { hold: 'failing', notBefore: new Date(later).toISOString() }
    }
    default:
      return { hold: outcome.kind }
  }
}
