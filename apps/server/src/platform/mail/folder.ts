import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { v7 } from 'uuid'
import { instantOf } from '../time/zone.ts'
import type { KeptMail, Mail } from './mail.ts'

/** Where mails are kept in a data directory. */
export const mailFolder = (dataDir: string): string => join(dataDir, 'mail')

const networkHeader = 'X-Maillage-Network'

const composer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })

/** Writes a mail as a file that any mail program opens; only this system's user may read it. */
export async function keepInFolder(
  folder: string,
  { networkId, ...mail }: Mail & { from: string },
): Promise<void> {
  const headers = networkId === undefined ? {} : { [networkHeader]: networkId }
  const { message } = await composer.sendMail({ ...mail, headers, textEncoding: 'base64' })
  if (!Buffer.isBuffer(message)) throw new Error('The mail was not composed in memory.')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(join(folder, `${v7()}.eml`), message, { mode: 0o600, flag: 'wx' })
  await forgetOldMails(folder)
}

const keptMs = 30 * 86_400_000

/** Mails name people: those older than a month go. The names of files sort by time. */
async function forgetOldMails(folder: string): Promise<void> {
  const oldest = v7({ msecs: Date.now() - keptMs })
  const names = await readdir(folder)
  await Promise.all(names.filter((name) => name < oldest).map((name) => rm(join(folder, name))))
}

/** The latest mails of the folder, newest first; none when the folder is not there. */
export async function latestMails(folder: string, most: number): Promise<KeptMail[]> {
  const names = await readdir(folder).catch(() => [])
  const latest = names
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .reverse()
    .slice(0, most)
  return Promise.all(
    latest.map(async (name) =>
      readMail(name.slice(0, -'.eml'.length), await readFile(join(folder, name), 'utf8')),
    ),
  )
}

/** Reads what `keepInFolder` wrote: one text part in base64. */
function readMail(id: string, source: string): KeptMail {
  const end = source.indexOf('\n\n')
  const head = source.slice(0, end).replace(/\n[ \t]+/g, ' ')
  const header = (name: string) => decodeWords(new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? '')
  return {
    id,
    at: instantOf(new Date(header('Date'))),
    to: header('To'),
    subject: header('Subject'),
    text: Buffer.from(source.slice(end), 'base64').toString('utf8'),
    ...(header(networkHeader) !== '' && { networkId: header(networkHeader) }),
  }
}

/** The words of a header that are not plain ASCII (RFC 2047). */
function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_whole, encoding: string, text: string) =>
      encoding.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : decodeQuoted(text.replaceAll('_', ' ')),
    )
}

function decodeQuoted(text: string): string {
  const bytes = text.replace(/=([0-9a-f]{2})/gi, (_whole, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
