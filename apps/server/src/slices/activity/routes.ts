import { endpoints } from '../../platform/http/endpoints.ts'
import { isSubmitted, unreportedActivity } from '../report/queries.ts'
import { restoreActivity, saveActivity, withdrawActivity } from './commands.ts'
import { frequentKinds, listActivities, monthCounts, readActivity } from './queries.ts'

export const activityRoutes = {
  save: endpoints.activity.save.handler(({ input, context: { run } }) => saveActivity(run, input)),
  withdraw: endpoints.activity.withdraw.handler(({ input, context: { run } }) =>
    withdrawActivity(run, input),
  ),
  restore: endpoints.activity.restore.handler(({ input, context: { run } }) => restoreActivity(run, input)),
  read: endpoints.activity.read.handler(async ({ input, context: { run } }) => {
    const found = await readActivity(run, input.id)
    return { ...found, yearSubmitted: await isSubmitted(run.tx, run.networkId, found.activity) }
  }),
  list: endpoints.activity.list.handler(({ input, context: { run } }) => listActivities(run, input)),
  frequent: endpoints.activity.frequent.handler(({ context: { run } }) => frequentKinds(run)),
  counts: endpoints.activity.counts.handler(({ input, context: { run } }) => monthCounts(run, input)),
  unreported: endpoints.activity.unreported.handler(({ input, context: { run } }) =>
    unreportedActivity(run, input),
  ),
}
