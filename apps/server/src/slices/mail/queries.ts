import type { KeptMail } from '@maillage/contract/mail'
import { accountsOf, asOwner } from '../../platform/auth/accounts.ts'
import type { Run } from '../../platform/http/run.ts'
import type { Mailer } from '../../platform/mail/mail.ts'
import { selectAccountIds, selectInvitedEmails } from './sql.ts'

const mostRead = 500
const mostShown = 100

/** The mails that wait in the folder, to people of this network only: an installation may hold several networks. */
export async function listMails(run: Run, mailer: Mailer): Promise<{ sends: boolean; mails: KeptMail[] }> {
  const accountIds = await selectAccountIds(run.tx, run.networkId)
  const accounts = await asOwner(run.tx, (owner) => accountsOf(owner, accountIds))
  const ours = new Set([
    ...accounts.map(({ email }) => email),
    ...(await selectInvitedEmails(run.tx, run.networkId)),
  ])
  const mails = (await mailer.kept(mostRead)).filter(({ to }) => ours.has(to)).slice(0, mostShown)
  return { sends: mailer.sends, mails }
}
