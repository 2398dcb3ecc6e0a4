import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { isProblemCode, type ProblemData, problemSentence } from '@maillage/contract/problems'
import type { Label } from '@maillage/contract/values'
import { SpectrumProblem, sentenceOf } from '@maillage/spectra'
import { ORPCError } from '@orpc/server'
import { CommanderError } from 'commander'
import { BackupError } from '../platform/backup/backup-format.ts'
import { ConfigError } from '../platform/config.ts'
import { ConnectionLostError, DatabaseInUseError, MigrationError } from '../platform/db/errors.ts'
import { CatalogueError } from '../slices/catalogue/import.ts'
import { label, type Word } from './words.ts'

/** What the exit code says; `maillage --help` lists them. */
export const exitCodes = { done: 0, failed: 1, usage: 2, inUse: 3, problems: 4 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Why a command stopped, in a sentence that says what to do about it. */
export class Failure extends Error {
  override readonly name = 'Failure'
  constructor(
    /** A short name for programs, such as `data_in_use`. */
    readonly code: string,
    readonly sentence: Label,
    readonly exitCode: ExitCode = exitCodes.failed,
  ) {
    super(sentence.en)
  }
}

/** A failure whose sentence is one of the command's own words. */
export const failed = (word: Word, data: ProblemData = {}, exitCode: ExitCode = exitCodes.failed): Failure =>
  new Failure(snakeCase(word), label(word, data), exitCode)

/** The same with a detail that is known in both languages. */
const explained = (word: Word, detail: Label, exitCode: ExitCode = exitCodes.failed): Failure =>
  new Failure(
    snakeCase(word),
    { fr: label(word, { detail: detail.fr }).fr, en: label(word, { detail: detail.en }).en },
    exitCode,
  )

const snakeCase = (word: string): string => word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The failure that an error stands for; null when it is a bug, whose own words are all there is to show. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof Failure) return error
  if (error instanceof DatabaseInUseError) {
    return failed('dataInUse', { directory: error.directory, pid: error.pid }, exitCodes.inUse)
  }
  if (error instanceof ConfigError) return explained('badSetting', error.sentence, exitCodes.usage)
  if (error instanceof MigrationError) return explained('cannotMigrate', error.sentence)
  if (error instanceof CatalogueError) return failed('badCatalogue', { detail: error.message })
  if (error instanceof ConnectionLostError) return failed('databaseAway', { detail: error.message })
  if (error instanceof BackupError) return backupFailure(error)
  if (error instanceof CommanderError) return usageFailure(error)
  if (error instanceof SpectrumProblem) {
    const { code } = error
    return new Failure(code, { fr: sentenceOf(error, 'fr'), en: sentenceOf(error, 'en') })
  }
  if (error instanceof ORPCError && isProblemCode(error.code)) {
    const data = (error.data ?? {}) as ProblemData
    const sentence = {
      fr: problemSentence(error.code, 'fr', data),
      en: problemSentence(error.code, 'en', data),
    }
    return new Failure(error.code, sentence)
  }
  return systemFailure(error)
}

const backupWords: Record<BackupError['fault'], Word> = {
  unreadable: 'backupUnreadable',
  incomplete: 'backupIncomplete',
  altered: 'backupAltered',
  laterVersion: 'backupLater',
  otherMigrations: 'backupOtherMigrations',
  notEmpty: 'restoreNotEmpty',
  notOurs: 'restoreNotOurs',
  inUse: 'restoreInUse',
}

const backupFailure = ({ fault, message }: BackupError): Failure =>
  failed(backupWords[fault], { detail: message }, fault === 'inUse' ? exitCodes.inUse : exitCodes.failed)

function usageFailure({ code, message }: CommanderError): Failure {
  const [, quoted = ''] = /'([^']*)'/.exec(message) ?? []
  const words: Record<string, Word> = {
    'commander.unknownCommand': 'unknownCommand',
    'commander.unknownOption': 'unknownOption',
    'commander.missingArgument': 'missingArgument',
    'commander.missingMandatoryOptionValue': 'missingOption',
    'commander.optionMissingArgument': 'missingValue',
    'commander.excessArguments': 'excessArguments',
    'commander.invalidArgument': 'invalidArgument',
  }
  const word = words[code] ?? 'wrongUsage'
  return failed(word, { what: quoted, detail: message.replace(/^error: /, '') }, exitCodes.usage)
}

/** What the system refuses and a person can mend. */
function systemFailure(error: unknown): Failure | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  const { code } = error
  const path = 'path' in error ? String(error.path) : ''
  if (code === 'EADDRINUSE') {
    const port = 'port' in error ? String(error.port) : ''
    return failed('portTaken', { port }, exitCodes.inUse)
  }
  if (code === 'EEXIST') return failed('fileExists', { path })
  if (code === 'ENOENT') {
    const folder = dirname(path)
    return existsSync(folder) ? failed('fileMissing', { path }) : failed('folderMissing', { folder })
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return failed('fileRefused', { path })
  if (code === 'ENOSPC') return failed('diskFull')
  if (code === 'EISDIR' || code === 'ENOTDIR') return failed('fileWrongKind', { path })
  return null
}
