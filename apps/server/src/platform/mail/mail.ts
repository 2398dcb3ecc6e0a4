import type { Instant } from '@maillage/contract/values'

/** One message, in plain text: French first, then English. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The network that speaks; absent when it is the installation itself, of an account. */
  readonly networkId?: string
}

/** A mail that waits in the folder. */
export interface KeptMail extends Mail {
  /** Sorts by time. */
  readonly id: string
  readonly at: Instant
}

export interface Mailer {
  /** Whether mail leaves by SMTP; else every mail is kept in the folder. */
  readonly sends: boolean
  /** Rejects when the mail could not be handed over. Call it after commit, so that nothing leaves for undone work. */
  send(mail: Mail): Promise<void>
  /** The latest mails of the folder, newest first. */
  kept(most: number): Promise<KeptMail[]>
}
