import { endpoints } from '../../platform/http/endpoints.ts'
import { eraseLine } from './commands.ts'
import { listLines, readLine, verify } from './queries.ts'

const { audit } = endpoints

export const auditRoutes = {
  list: audit.list.handler(({ input, context: { run } }) => listLines(run, input)),
  read: audit.read.handler(({ input, context: { run } }) => readLine(run, input.seq)),
  erase: audit.erase.handler(({ input, context: { run } }) => eraseLine(run, input)),
  verify: audit.verify.handler(({ context: { run } }) => verify(run)),
}
