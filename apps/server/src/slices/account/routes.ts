import { endpoints } from '../../platform/http/endpoints.ts'
import { readMe } from './queries.ts'

export const accountRoutes = {
  me: endpoints.account.me.handler(({ context }) => readMe(context.run)),
}
