import { z } from 'zod'
import { administrators } from './access.ts'
import { endpoint } from './endpoint.ts'
import { Instant } from './values.ts'

/** A mail that waits in the installation's folder, because nothing is set up to send it or because it was refused. */
export const KeptMail = z.object({
  id: z.string(),
  at: Instant,
  to: z.string(),
  subject: z.string(),
  text: z.string(),
})
export type KeptMail = z.infer<typeof KeptMail>

export const mailApi = {
  list: endpoint({
    method: 'GET',
    path: '/mails',
    summary: 'The latest mails that wait in the folder, to people of the network',
    access: administrators,
    input: z.object({}).optional(),
    output: z.object({
      /** Whether mail is sent by SMTP; what is in the folder then was refused. */
      sends: z.boolean(),
      mails: z.array(KeptMail),
    }),
  }),
}
