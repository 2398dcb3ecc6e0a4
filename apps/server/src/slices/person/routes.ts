import { endpoints } from '../../platform/http/endpoints.ts'
import { grantRole, revokeRole } from './commands.ts'
import { listPeople } from './queries.ts'

const { person } = endpoints

export const personRoutes = {
  list: person.list.handler(({ context: { run } }) => listPeople(run)),
  grantRole: person.grantRole.handler(({ input, context: { run } }) => grantRole(run, input)),
  revokeRole: person.revokeRole.handler(({ input, context: { run } }) => revokeRole(run, input)),
}
