import type { Access } from '@maillage/contract/access'
import { NetworkId } from '@maillage/contract/values'
import type { Services } from '../open.ts'
import { type Actor, Run } from '../platform/http/run.ts'
import { instantOf } from '../platform/time/zone.ts'
import type { Network } from './chosen.ts'

const access: Access = { roles: ['coordinator'], within: 'network' }

/** Reads as the installation itself, which sees the whole network; whoever may run the command may read its data. */
export function readingAll<Result>(
  { database }: Services,
  network: Network,
  work: (run: Run) => Promise<Result>,
): Promise<Result> {
  const actor: Actor = {
    accountId: '',
    name: '',
    networkId: NetworkId.parse(network.id),
    zone: network.zone,
    grants: [{ role: 'coordinator', structureId: null }],
  }
  return database.transaction({ networkId: network.id, readOnly: true }, (tx) =>
    work(new Run(tx, actor, instantOf(new Date()), access)),
  )
}
