import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openMailer } from './mailer.ts'

const mailFrom = 'Maillage <maillage@example.org>'
const mail = {
  to: 'zoe@example.org',
  subject: 'Choisir votre mot de passe, à l’heure – Choose your password',
  text: 'Bonjour Zoé,\n\nhttps://maillage.example/sign-in/link?token=abc\n\n---\n\nHello Zoé,\n',
}
let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'maillage-mail-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

describe('without SMTP, a mail', () => {
  it('waits in the folder, newest first, as it was written', async () => {
    const mailer = openMailer({ smtpUrl: undefined, mailFrom, dataDir })
    expect(await mailer.kept(10)).toEqual([])
    await mailer.send({ ...mail, subject: 'Premier', networkId: v7() })
    await mailer.send(mail)
    const kept = await mailer.kept(10)
    expect(kept).toMatchObject([mail, { subject: 'Premier', networkId: expect.any(String) }])
    expect(kept[0]?.networkId).toBeUndefined()
    expect(await mailer.kept(1)).toHaveLength(1)
    expect(mailer.sends).toBe(false)
  })

  it('is readable by the owner of the files only, and goes after a month', async () => {
    const mailer = openMailer({ smtpUrl: undefined, mailFrom, dataDir })
    await mailer.send(mail)
    const folder = join(dataDir, 'mail')
    const old = `${v7({ msecs: Date.now() - 31 * 86_400_000 })}.eml`
    await writeFile(join(folder, old), 'From: x\n\n')
    await mailer.send(mail)
    const names = await readdir(folder)
    expect(names).toHaveLength(2)
    expect(names).not.toContain(old)
    expect((await stat(join(folder, names[0] ?? ''))).mode & 0o077).toBe(0)
  })

  it('cannot be given other headers by what people typed', async () => {
    const mailer = openMailer({ smtpUrl: undefined, mailFrom, dataDir })
    await mailer.send({ ...mail, subject: 'Bonjour\r\nBcc: eve@example.org' })
    expect((await mailer.kept(1))[0]?.subject).not.toContain('\n')
  })
})

/** Enough of SMTP (RFC 5321) to take a mail, or to refuse its recipient. */
async function smtpServer(refuses: boolean): Promise<{ server: Server; url: string; taken: string[] }> {
  const taken: string[] = []
  const server = createServer((socket) => {
    let data: string | null = null
    socket.write('220 test\r\n')
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      if (data !== null) {
        data += chunk
        if (!data.endsWith('\r\n.\r\n')) return
        taken.push(data)
        data = null
        socket.write('250 taken\r\n')
        return
      }
      const verb = chunk.slice(0, 4).toUpperCase()
      if (verb === 'DATA') data = ''
      if (verb === 'RCPT' && refuses) socket.write('550 nobody here\r\n')
      else socket.write(verb === 'DATA' ? '354 go on\r\n' : verb === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n')
    })
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  return { server, url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, taken }
}

describe('with SMTP, a mail', () => {
  it('leaves, and nothing is kept', async () => {
    const { server, url, taken } = await smtpServer(false)
    const mailer = openMailer({ smtpUrl: url, mailFrom, dataDir })
    await mailer.send(mail)
    expect(taken).toHaveLength(1)
    expect(taken[0]).toContain('To: zoe@example.org')
    expect(await mailer.kept(10)).toEqual([])
    server.close()
  })

  it('that is refused waits in the folder, and the refusal is known', async () => {
    const { server, url } = await smtpServer(true)
    const mailer = openMailer({ smtpUrl: url, mailFrom, dataDir })
    await expect(mailer.send(mail)).rejects.toThrow('550')
    expect(await mailer.kept(10)).toMatchObject([mail])
    server.close()
  })
})
