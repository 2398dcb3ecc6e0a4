/** One message, in plain text: French first, then English. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Sends mail; rejects when it could not be handed over. Call it after commit, so that nothing leaves for undone work. */
export interface Mailer {
  send(mail: Mail): Promise<void>
}
