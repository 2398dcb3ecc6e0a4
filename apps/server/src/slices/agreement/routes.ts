import { endpoints } from '../../platform/http/endpoints.ts'
import { saveAgreement, setAgreementWithdrawn } from './commands.ts'
import { listAgreements, readAgreement } from './queries.ts'

const { agreement } = endpoints

export const agreementRoutes = {
  list: agreement.list.handler(({ input, context: { run } }) => listAgreements(run, input)),
  read: agreement.read.handler(({ input, context: { run } }) => readAgreement(run, input.id)),
  save: agreement.save.handler(({ input, context: { run } }) => saveAgreement(run, input)),
  withdraw: agreement.withdraw.handler(({ input, context: { run } }) =>
    setAgreementWithdrawn(run, { ...input, withdrawn: true }),
  ),
  restore: agreement.restore.handler(({ input, context: { run } }) =>
    setAgreementWithdrawn(run, { ...input, withdrawn: false }),
  ),
}
