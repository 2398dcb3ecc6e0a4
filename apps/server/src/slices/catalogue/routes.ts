import { endpoints } from '../../platform/http/endpoints.ts'
import { readCatalogue } from './queries.ts'

export const catalogueRoutes = {
  recording: endpoints.catalogue.recording.handler(({ context: { run } }) =>
    readCatalogue(run.tx, run.networkId),
  ),
  reporting: endpoints.catalogue.reporting.handler(({ context: { run } }) =>
    readCatalogue(run.tx, run.networkId),
  ),
}
