import { endpoints } from '../../platform/http/endpoints.ts'
import { productVersion } from '../../platform/version.ts'

export const healthRoutes = {
  read: endpoints.health.read.handler(async ({ context: { database, migration } }) => ({
    status: 'ok' as const,
    version: productVersion,
    database: { engine: database.engine, version: await database.version() },
    migration,
  })),
}
