import type { Mail } from '../mail/mail.ts'

interface LinkMail {
  readonly to: string
  /** Without a slash at the end. */
  readonly baseUrl: string
  readonly token: string
}

const addressOf = ({ baseUrl, token }: LinkMail, page: string): string =>
  `${baseUrl}${page}?token=${encodeURIComponent(token)}`

/** The one-time link. It opens a page with one button: programs that follow every link of a mail must not use it up. */
export function mailOfLink(link: LinkMail): Mail {
  const address = addressOf(link, '/sign-in/link')
  return {
    to: link.to,
    subject: 'Votre lien de connexion à Maillage / Your Maillage sign-in link',
    text: `Bonjour,

Voici votre lien de connexion. Il sert une seule fois, pendant 15 minutes :
${address}

Si vous n’avez rien demandé, laissez ce message : rien ne se passera.

---

Hello,

Here is your sign-in link. It works once, for 15 minutes:
${address}

If you did not ask for it, leave this message: nothing will happen.
`,
  }
}

/** The link to choose a password, for somebody who forgot theirs or never had one. */
export function mailOfPassword(link: LinkMail): Mail {
  const address = addressOf(link, '/sign-in/password')
  return {
    to: link.to,
    subject: 'Choisir votre mot de passe Maillage / Choose your Maillage password',
    text: `Bonjour,

Pour choisir votre mot de passe, ouvrez ce lien dans l’heure qui vient :
${address}

Vos autres appareils seront déconnectés. Si vous n’avez rien demandé, laissez ce message : rien ne changera.

---

Hello,

To choose your password, open this link within the hour:
${address}

Your other devices will be signed out. If you did not ask for it, leave this message: nothing will change.
`,
  }
}
