import { existsSync } from 'node:fs'
import { access, chmod, constants, readFile, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Config } from '../../platform/config.ts'
import { latestMails, mailFolder } from '../../platform/mail/folder.ts'
import { lastBackupFile } from '../backup.ts'
import { webDir } from '../start.ts'
import { advice, type Finding, ok, problem } from './finding.ts'

const lowestNode = [20, 19] as const

/** Whether this Node runs Maillage. */
export function checkNode(version: string = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [lowestMajor, lowestMinor] = lowestNode
  const isRecent = major > lowestMajor || (major === lowestMajor && minor >= lowestMinor)
  return isRecent
    ? ok('node', { word: 'nodeRecent', data: { version } })
    : problem('node', { word: 'nodeOld', mend: 'nodeOldMend', data: { version } })
}

/** Whether there is a page to serve. */
export const checkWeb = (): Finding =>
  existsSync(join(webDir, 'index.html'))
    ? ok('web', { word: 'webBuilt' })
    : advice('web', { word: 'webMissing', mend: 'webMissingMend' })

const gigabyte = 1024 ** 3
const leastFree = 0.5 * gigabyte
const comfortableFree = 2 * gigabyte

/** Whether the data folder can be written to, and has room. */
export async function checkFolder({ dataDir }: Config): Promise<Finding> {
  const data = { folder: dataDir }
  if (!existsSync(dataDir)) return ok('folder', { word: 'folderNotMade', data })
  try {
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    return problem('folder', { word: 'folderRefused', mend: 'folderRefusedMend', data })
  }
  const { bavail, bsize } = await statfs(dataDir)
  const free = bavail * bsize
  const room = { ...data, free: Math.round((free / gigabyte) * 10) / 10 }
  if (free < leastFree) return problem('folder', { word: 'folderFull', mend: 'folderFullMend', data: room })
  if (free < comfortableFree)
    return advice('folder', { word: 'folderFull', mend: 'folderFullMend', data: room })
  return ok('folder', { word: 'folderGood', data: room })
}

/** Whether the secret is there and for nobody else to read; with `mend` its permissions are put right. */
export async function checkSecret({ secret, dataDir }: Config, mend: boolean): Promise<Finding> {
  if (secret) return ok('secret', { word: 'secretSet' })
  const file = join(dataDir, 'secret')
  const data = { file }
  if (!existsSync(file)) return ok('secret', { word: 'secretNotMade', data })
  const { mode } = await stat(file)
  if ((mode & 0o077) === 0) return ok('secret', { word: 'secretGood', data })
  if (!mend) return problem('secret', { word: 'secretOpen', mend: 'secretOpenMend', data })
  await chmod(file, 0o600)
  return ok('secret', { word: 'secretMended', data })
}

const mostMails = 500

/** Where mail goes, and how much waits to be passed on by hand. */
export async function checkMail({ smtpUrl, dataDir }: Config): Promise<Finding> {
  const folder = mailFolder(dataDir)
  const waiting = (await latestMails(folder, mostMails)).length
  const data = { folder, waiting }
  if (smtpUrl) {
    return waiting === 0
      ? ok('mail', { word: 'mailSent' })
      : advice('mail', { word: 'mailRefused', mend: 'mailRefusedMend', data })
  }
  return advice('mail', { word: 'mailKept', mend: 'mailKeptMend', data })
}

const LastBackup = z.object({ file: z.string(), at: z.iso.datetime() })
const day = 86_400_000
const oldAfterDays = 7

/** How old the last backup is. */
export async function checkBackups({ dataDir }: Config): Promise<Finding> {
  const text = await readFile(lastBackupFile(dataDir), 'utf8').catch(() => 'null')
  const last = LastBackup.nullable().parse(JSON.parse(text))
  if (!last) return advice('backup', { word: 'backupNever', mend: 'backupMend' })
  const data = { file: last.file, days: Math.floor((Date.now() - Date.parse(last.at)) / day) }
  if (!existsSync(last.file)) return advice('backup', { word: 'backupGone', mend: 'backupMend', data })
  return data.days > oldAfterDays
    ? advice('backup', { word: 'backupOld', mend: 'backupMend', data })
    : ok('backup', { word: 'backupRecent', data })
}
