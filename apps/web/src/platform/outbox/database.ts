import type { OfflineEntry } from '@maillage/contract/offline'
import type { ProblemData } from '@maillage/contract/problems'
import { Dexie, type Table } from 'dexie'

/** `waiting`: to be sent. `refused`: the service said no, somebody must decide. `sent`: kept a while, to be seen and undone. */
export type ItemState = 'waiting' | 'refused' | 'sent'

/** Why an item that waits was not sent yet; it goes by itself once that is over. */
export type Hold = 'unreachable' | 'failing' | 'signIn'

/** A refusal as it is kept: the problem's code and the data that its sentence names. */
export interface Refusal {
  readonly code: string
  readonly status: number
  readonly data: ProblemData
}

/** One write that somebody asked for: an entry of the contract and its input. */
export interface OutboxItem {
  /** The place in the queue, given by the database. */
  readonly order: number
  readonly id: string
  /** The account that it belongs to and is sent as. */
  readonly owner: string
  /** The network that it was written in and is sent to. */
  readonly network: string | null
  /** `noun.verb` of the contract. */
  readonly entry: OfflineEntry
  readonly input: unknown
  /** The thing that it writes: the id in its input, or what it makes. */
  readonly thing: string
  /** Things that must have been sent before: a sample before its aliquot. */
  readonly needs: readonly string[]
  readonly createdAt: string
  readonly state: ItemState
  /** How often it may have reached the service. */
  readonly attempts: number
  readonly hold: Hold | null
  /** Not tried again by itself before this moment (UTC ISO); null: at once. */
  readonly notBefore: string | null
  readonly refusal: Refusal | null
  readonly sentAt: string | null
}

/** A file of an item, apart from it so that reading the queue does not read the files. */
export interface OutboxFile {
  readonly itemId: string
  /** The field of the input that it stands for. */
  readonly field: string
  readonly file: Blob
}

/** A copy of what the service last said, for pages that open without network. */
export interface Kept {
  readonly owner: string
  readonly name: string
  readonly value: unknown
  readonly at: string
}

interface DeviceTables {
  readonly items: Table<OutboxItem, number, Omit<OutboxItem, 'order'>>
  readonly files: Table<OutboxFile, [string, string]>
  readonly kept: Table<Kept, [string, string]>
}

/** What this device keeps of its own: queues, their files, and copies for the road. */
// A write is on the disk before anybody is told that it is saved.
export const device = new Dexie('maillage', { chromeTransactionDurability: 'strict' }) as Dexie & DeviceTables

device.version(1).stores({
  items: '++order, &id, [owner+state], [owner+thing]',
  files: '[itemId+field], itemId',
  kept: '[owner+name], owner',
})
