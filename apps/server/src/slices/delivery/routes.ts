import { endpoints } from '../../platform/http/endpoints.ts'
import { importDeliveries, restoreImport, withdrawImport } from './commands.ts'
import { listImports, readFile, readImport } from './queries.ts'

const { delivery } = endpoints

export const deliveryRoutes = {
  import: delivery.import.handler(({ input, context: { run } }) => importDeliveries(run, input)),
  withdraw: delivery.withdraw.handler(({ input, context: { run } }) => withdrawImport(run, input)),
  restore: delivery.restore.handler(({ input, context: { run } }) => restoreImport(run, input)),
  list: delivery.list.handler(({ context: { run } }) => listImports(run)),
  read: delivery.read.handler(({ input, context: { run } }) => readImport(run, input.id)),
  file: delivery.file.handler(({ input, context: { run } }) => readFile(run, input.id)),
}
