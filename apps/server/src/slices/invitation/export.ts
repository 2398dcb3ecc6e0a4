import type { Mail } from '../../platform/mail/mail.ts'

interface InvitationWords {
  readonly networkId: string
  readonly to: string
  readonly name: string
  readonly inviter: string
  readonly network: string
  readonly structure: string | null
  readonly days: number
  readonly address: string
}

/** The mail that carries an invitation: who invites, into what, and one link. */
export function mailOfInvitation(words: InvitationWords): Mail {
  const { networkId, to, name, inviter, network, structure, days, address } = words
  const place = structure === null ? network : `${network} (${structure})`
  return {
    networkId,
    to,
    subject: `${inviter} vous invite sur Maillage / ${inviter} invites you to Maillage`,
    text: `Bonjour ${name},

${inviter} vous invite à rejoindre ${place} sur Maillage, le registre partagé du réseau.

Pour accepter, ouvrez ce lien dans les ${days} jours :
${address}

Si vous n’attendiez pas cette invitation, laissez ce message : rien ne se passera.

---

Hello ${name},

${inviter} invites you to join ${place} on Maillage, the network’s shared register.

To accept, open this link within ${days} days:
${address}

If you did not expect this invitation, leave this message: nothing will happen.
`,
  }
}
