import { endpoints } from '../../platform/http/endpoints.ts'
import { saveProfile } from './commands.ts'
import { readMe } from './queries.ts'

const { account } = endpoints

export const accountRoutes = {
  me: account.me.handler(({ context: { run } }) => readMe(run)),
  saveProfile: account.saveProfile.handler(({ input, context: { run } }) => saveProfile(run, input)),
}
