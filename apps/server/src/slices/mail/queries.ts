import type { KeptMail } from '@maillage/contract/mail'
import { accountsOf, asAccount, asOwner } from '../../platform/auth/accounts.ts'
import type { Run } from '../../platform/http/run.ts'
import type { Mailer } from '../../platform/mail/mail.ts'
import { selectAccountIds, selectNetworkIdsOf } from './sql.ts'

const mostRead = 500
const mostShown = 100

/**
 * The mails that wait in the folder, of this network only, for an installation may hold several: those that it wrote,
 * and those about the account of somebody who belongs to no other, since a sign-in link opens every network of theirs.
 */
export async function listMails(run: Run, mailer: Mailer): Promise<{ sends: boolean; mails: KeptMail[] }> {
  const kept = await mailer.kept(mostRead)
  const ours = await oursAlone(run, new Set(kept.map(({ to }) => to)))
  const mails = kept.filter(({ networkId, to }) =>
    networkId === undefined ? ours.has(to) : networkId === run.networkId,
  )
  return { sends: mailer.sends, mails: mails.slice(0, mostShown) }
}

/** Of these addresses, those of people of this network and of no other. */
async function oursAlone(run: Run, addresses: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const accountIds = await selectAccountIds(run.tx, run.networkId)
  const accounts = await asOwner(run.tx, (owner) => accountsOf(owner, accountIds))
  const ours = new Set<string>()
  for (const { id, email } of accounts.filter((account) => addresses.has(account.email))) {
    const networks = await asAccount(run.tx, id, () => selectNetworkIdsOf(run.tx, id))
    if (networks.every((networkId) => networkId === run.networkId)) ours.add(email)
  }
  return ours
}
