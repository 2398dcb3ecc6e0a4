import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import type { Api } from './api.ts'

/**
 * The entries marked `offline`, by name: what a page may queue without network. Written out so that a page knows them
 * without carrying the shapes of the whole contract; a test compares the list with the contract.
 */
export const offlineEntries = [
  'activity.save',
  'activity.withdraw',
  'activity.restore',
  'occurrence.save',
  'occurrence.withdraw',
  'occurrence.answer',
  'occurrence.withdrawAnswer',
  'series.link',
  'series.unlink',
  'meeting.save',
  'meeting.withdraw',
  'statement.save',
  'report.saveProse',
] as const
export type OfflineEntry = (typeof offlineEntries)[number]

type At<Tree, Path> = Path extends `${infer Head}.${infer Rest}`
  ? Head extends keyof Tree
    ? At<Tree[Head], Rest>
    : never
  : Path extends keyof Tree
    ? Tree[Path]
    : never

/** What an entry that can be queued is given. */
export type OfflineInput<Entry extends OfflineEntry> = At<InferContractRouterInputs<Api>, Entry>
/** What it answers once it was sent. */
export type OfflineOutput<Entry extends OfflineEntry> = At<InferContractRouterOutputs<Api>, Entry>
