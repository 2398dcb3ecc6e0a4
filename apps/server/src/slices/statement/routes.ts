import { endpoints } from '../../platform/http/endpoints.ts'
import { savePastTotal, saveStatement, withdrawStatement } from './commands.ts'
import { listPastTotals, listStatements } from './queries.ts'

export const statementRoutes = {
  save: endpoints.statement.save.handler(({ input, context: { run } }) => saveStatement(run, input)),
  withdraw: endpoints.statement.withdraw.handler(({ input, context: { run } }) =>
    withdrawStatement(run, input),
  ),
  list: endpoints.statement.list.handler(({ input, context: { run } }) => listStatements(run, input)),
  savePastTotal: endpoints.statement.savePastTotal.handler(({ input, context: { run } }) =>
    savePastTotal(run, input),
  ),
  listPastTotals: endpoints.statement.listPastTotals.handler(({ input, context: { run } }) =>
    listPastTotals(run, input),
  ),
}
