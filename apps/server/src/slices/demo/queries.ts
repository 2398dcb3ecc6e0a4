import type { Demo } from '@maillage/contract/demo'
import { NetworkId } from '@maillage/contract/values'
import { v5 } from 'uuid'
import { enterNetwork } from '../../platform/db/transaction.ts'
import type { Run } from '../../platform/http/run.ts'
import { readDemoFiles } from './import.ts'
import { hasNetwork } from './sql.ts'

const namespace = '6f1d0a52-8c1b-4f0e-9a4e-6d61696c6c61'

/** The id of a thing of the demonstration: the same at every installation, so that its addresses can be quoted. */
export const demoId = (noun: string, key: string): string => v5(`${noun}/${key}`, namespace)

export const demoNetworkId: NetworkId = NetworkId.parse(demoId('network', 'demo'))

/** Not a secret: it is printed at the start and on the sign-in page of a demonstration. */
export const demoPassword = 'maillage-demo'

/** Who can be tried; null in a database that holds no demonstration. */
export async function readDemo(run: Run): Promise<Demo | null> {
  await enterNetwork(run.tx, demoNetworkId)
  if (!(await hasNetwork(run.tx, demoNetworkId))) return null
  const { people, structures } = readDemoFiles().network
  return {
    password: demoPassword,
    people: people.map(({ name, email, role, structure }) => ({
      name,
      email,
      role,
      structure: structures.find((each) => each.key === structure)?.shortName ?? null,
    })),
  }
}
