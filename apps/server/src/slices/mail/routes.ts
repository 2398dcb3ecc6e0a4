import { endpoints } from '../../platform/http/endpoints.ts'
import { listMails } from './queries.ts'

export const mailRoutes = {
  list: endpoints.mail.list.handler(({ context: { run, mailer } }) => listMails(run, mailer)),
}
