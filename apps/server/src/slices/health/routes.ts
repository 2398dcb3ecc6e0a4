import { endpoints } from '../../platform/http/endpoints.ts'
import { productVersion } from '../../platform/version.ts'
import { selectServerVersion } from './sql.ts'

export const healthRoutes = {
  read: endpoints.health.read.handler(async ({ context: { database, migration, run } }) => ({
    status: 'ok' as const,
    version: productVersion,
    database: { engine: database.engine, version: await selectServerVersion(run.tx) },
    migration,
  })),
}
