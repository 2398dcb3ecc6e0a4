import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { type Config, ConfigError, readConfig } from '../platform/config.ts'
import { openDatabase } from '../platform/db/database.ts'
import { ConnectionLostError, DatabaseInUseError } from '../platform/db/errors.ts'
import type { Cli } from './cli.ts'
import { checkData } from './doctor/data-checks.ts'
import { type Finding, ok, problem, skipped } from './doctor/finding.ts'
import {
  checkBackups,
  checkFolder,
  checkMail,
  checkNode,
  checkSecret,
  checkWeb,
} from './doctor/installation-checks.ts'
import { type ExitCode, exitCodes } from './failure.ts'
import type { Terminal } from './terminal.ts'
import { label } from './words.ts'

/** `maillage doctor` */
export function addDoctor(program: Command, cli: Cli): void {
  const { terminal } = cli
  program
    .command('doctor')
    .description(terminal.say('helpDoctor'))
    .option('--mend', terminal.say('optMend'))
    .action(async ({ mend = false }: { mend?: boolean }) => {
      const findings = await examine(cli, mend)
      cli.exitCode = exitCodeOf(findings)
      const checks = findings.map(({ check, state, says, mend: remedy }) => ({
        check,
        state,
        message: says[terminal.locale],
        mend: remedy?.[terminal.locale] ?? null,
      }))
      terminal.answer({ ok: cli.exitCode === 0, checks }, textOf(terminal, findings))
    })
}

const exitCodeOf = (findings: readonly Finding[]): ExitCode => {
  if (findings.some(({ state }) => state === 'problem')) return exitCodes.problems
  return findings.some(({ state }) => state === 'skipped') ? exitCodes.inUse : exitCodes.done
}

const marks = { ok: '✓', advice: '·', problem: '✗', skipped: '?' } as const

function textOf({ locale, say }: Terminal, findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ state, says, mend }) => [
    `${marks[state]} ${indented(says[locale])}`,
    ...(mend ? [`  → ${indented(mend[locale])}`] : []),
  ])
  const problems = findings.filter(({ state }) => state === 'problem').length
  return [...lines, '', problems === 0 ? say('doctorWell') : say('doctorProblems', { count: problems })].join(
    '\n',
  )
}

const indented = (text: string): string => text.replaceAll('\n', '\n    ')

async function examine({ environment }: Cli, mend: boolean): Promise<Finding[]> {
  const config = settings(environment)
  if (config instanceof ConfigError) {
    const says = config.sentence
    return [checkNode(), { check: 'settings', state: 'problem', says, mend: label('settingsMend') }]
  }
  return [
    checkNode(),
    ok('settings', { word: 'settingsGood' }),
    checkWeb(),
    await checkFolder(config),
    await checkSecret(config, mend),
    ...(await examineData(config, mend)),
    await checkMail(config),
    await checkBackups(config),
  ]
}

function settings(environment: Cli['environment']): Config | ConfigError {
  try {
    return readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
}

async function examineData(config: Config, mend: boolean): Promise<Finding[]> {
  const { databaseUrl: url, dataDir } = config
  if (!url && !existsSync(join(dataDir, 'db'))) return [ok('database', { word: 'databaseNotMade' })]
  try {
    const database = await openDatabase({ url, dataDir })
    try {
      return await checkData({ config, database, mend })
    } finally {
      await database.close()
    }
  } catch (error) {
    if (error instanceof DatabaseInUseError) {
      const data = { pid: error.pid }
      return [skipped('database', { word: 'databaseBusy', mend: 'databaseBusyMend', data })]
    }
    if (!(error instanceof ConnectionLostError)) throw error
    const data = { detail: error.message }
    return [problem('database', { word: 'databaseAway', mend: 'databaseAwayMend', data })]
  }
}
