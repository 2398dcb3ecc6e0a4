import { endpoints } from '../../platform/http/endpoints.ts'
import { Problem } from '../../platform/http/problem.ts'
import { listStructures, readNetwork } from './queries.ts'

export const networkRoutes = {
  structures: endpoints.network.structures.handler(async ({ context: { run } }) => {
    const network = await readNetwork(run.tx, run.networkId)
    if (!network) throw new Problem('thing.not_found')
    return { network, ...(await listStructures(run.tx, run.networkId)) }
  }),
}
