import { endpoints } from '../../platform/http/endpoints.ts'
import { unreportedActivity } from '../report/queries.ts'
import { restoreActivity, saveActivity, withdrawActivity } from './commands.ts'
import { frequentKinds, listActivities, readActivity } from './queries.ts'

export const activityRoutes = {
  save: endpoints.activity.save.handler(({ input, context: { run } }) => saveActivity(run, input)),
  withdraw: endpoints.activity.withdraw.handler(({ input, context: { run } }) =>
    withdrawActivity(run, input),
  ),
  restore: endpoints.activity.restore.handler(({ input, context: { run } }) => restoreActivity(run, input)),
  read: endpoints.activity.read.handler(({ input, context: { run } }) => readActivity(run, input.id)),
  list: endpoints.activity.list.handler(({ input, context: { run } }) => listActivities(run, input)),
  frequent: endpoints.activity.frequent.handler(({ context: { run } }) => frequentKinds(run)),
  unreported: endpoints.activity.unreported.handler(({ input, context: { run } }) =>
    unreportedActivity(run, input),
  ),
}
