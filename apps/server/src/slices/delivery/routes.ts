import { endpoints } from '../../platform/http/endpoints.ts'
import { importDeliveries } from './commands.ts'
import { listImports } from './queries.ts'

export const deliveryRoutes = {
  import: endpoints.delivery.import.handler(({ input, context: { run } }) => importDeliveries(run, input)),
  list: endpoints.delivery.list.handler(({ context: { run } }) => listImports(run)),
}
