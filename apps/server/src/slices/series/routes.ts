import { endpoints } from '../../platform/http/endpoints.ts'
import { linkActivities, unlinkActivities } from './commands.ts'
import { readSeries } from './queries.ts'

export const seriesRoutes = {
  link: endpoints.series.link.handler(({ input, context: { run } }) => linkActivities(run, input)),
  unlink: endpoints.series.unlink.handler(({ input, context: { run } }) => unlinkActivities(run, input.id)),
  read: endpoints.series.read.handler(({ input, context: { run } }) => readSeries(run, input.id)),
}
