import type { DeliveryImport } from '@maillage/contract/delivery'
import { client } from '../../platform/client.ts'
import { queryClient } from '../../platform/query.ts'

/** Where a file is given back as it was handed in. */
export const fileAddress = (id: string): string => `/api/delivery-imports/${id}/file`

/** Everything that counts deliveries is asked again. */
const refresh = (): Promise<void> => queryClient.invalidateQueries()

/** Hands a file in; the same id twice is one import. */
export async function importFile(
  input: Parameters<typeof client.delivery.import>[0],
): Promise<DeliveryImport> {
  const done = await client.delivery.import(input)
  await refresh()
  return done
}

/** Takes what a file delivered out of the figures, or counts it again. */
export async function setWithdrawn(
  { id, version }: Pick<DeliveryImport, 'id' | 'version'>,
  withdrawn: boolean,
): Promise<DeliveryImport> {
  const input = { id, baseVersion: version }
  const done = await (withdrawn ? client.delivery.withdraw(input) : client.delivery.restore(input))
  await refresh()
  return done
}
