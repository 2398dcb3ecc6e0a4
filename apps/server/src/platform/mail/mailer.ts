import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import { keepInFolder, latestMails, mailFolder } from './folder.ts'
import type { Mailer } from './mail.ts'

const smtpMs = 15_000

/**
 * Sends through SMTP when it is configured, else writes each mail into the data directory, where the administrator
 * reads it. A mail that SMTP refuses is kept there as well, and the refusal thrown.
 */
export function openMailer(config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'dataDir'>): Mailer {
  const folder = mailFolder(config.dataDir)
  if (!config.smtpUrl) {
    return {
      sends: false,
      send: (mail) => keepInFolder(folder, { ...mail, from: config.mailFrom }),
      kept: (most) => latestMails(folder, most),
    }
  }
  const transport = createTransport({
    url: config.smtpUrl,
    connectionTimeout: smtpMs,
    greetingTimeout: smtpMs,
    socketTimeout: smtpMs,
  })
  return {
    sends: true,
    kept: (most) => latestMails(folder, most),
    send: async (mail) => {
      try {
        const { networkId: _, ...sent } = mail
        await transport.sendMail({ ...sent, from: config.mailFrom })
      } catch (error) {
        await keepInFolder(folder, { ...mail, from: config.mailFrom })
        throw error
      }
    },
  }
}
