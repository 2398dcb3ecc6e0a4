import { endpoints } from '../../platform/http/endpoints.ts'
import { acceptInvitation, revokeInvitation, sendInvitation } from './commands.ts'
import { listInvitations, openInvitation } from './queries.ts'

const { invitation } = endpoints

export const invitationRoutes = {
  list: invitation.list.handler(({ context: { run } }) => listInvitations(run)),
  send: invitation.send.handler(({ input, context: { run, mailer, baseUrl } }) =>
    sendInvitation(run, input, { mailer, baseUrl }),
  ),
  revoke: invitation.revoke.handler(({ input, context: { run } }) => revokeInvitation(run, input.id)),
  open: invitation.open.handler(({ input, context: { run } }) => openInvitation(run, input.token)),
  accept: invitation.accept.handler(({ input, context: { run } }) => acceptInvitation(run, input)),
}
