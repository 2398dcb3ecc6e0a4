import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { ProblemData } from '@maillage/contract/problems'
import type { Locale } from '@maillage/contract/values'
import { failureOf } from './failure.ts'
import { say, type Word } from './words.ts'

/** Where a command speaks: its answer on standard output, everything else on the other. */
export interface Terminal {
  /** The language of everything but failures, which are said in both when nobody chose. */
  readonly locale: Locale
  say(word: Word, data?: ProblemData): string
  /** The one answer of a command: the object with `--json`, else the text. */
  answer(value: object, text: string): void
  note(text: string): void
  /** How far long work is; nothing when nobody looks. The empty text wipes it. */
  progress(text: string): void
  /** Whether somebody is there to answer. */
  readonly canAsk: boolean
  ask(question: string): Promise<string>
  /** The same without showing what is typed. */
  askSecretly(question: string): Promise<string>
  /** Says why a command stopped; returns its exit code. */
  fail(error: unknown): number
}

/** The terminal of the process. */
export function openTerminal({ json, locales }: { json: boolean; locales: readonly Locale[] }): Terminal {
  const locale = locales.at(-1) ?? 'en'
  const { stdin, stdout, stderr } = process
  let isProgressShown = false
  const wipe = () => {
    if (isProgressShown) stderr.write('\r\x1b[2K')
    isProgressShown = false
  }
  const note = (text: string) => {
    wipe()
    stderr.write(`${text}\n`)
  }
  return {
    locale,
    say: (word, data) => say(word, locale, data),
    answer: (value, text) => {
      wipe()
      stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${text}\n`)
    },
    note,
    progress: (text) => {
      if (!stderr.isTTY) return
      wipe()
      stderr.write(text)
      isProgressShown = text !== ''
    },
    canAsk: Boolean(stdin.isTTY),
    ask: async (question) => (await answerTo(question, stderr)).trim(),
    askSecretly: async (question) => {
      stderr.write(question)
      const typed = await answerTo('', new Writable({ write: (_chunk, _encoding, done) => done() }))
      stderr.write('\n')
      return typed
    },
    fail: (error) => {
      const failure = failureOf(error)
      if (failure === null) {
        note(error instanceof Error ? (error.stack ?? error.message) : String(error))
        if (json) stdout.write(`${JSON.stringify({ error: { code: 'bug', message: String(error) } })}\n`)
        return 1
      }
      const message = failure.sentence[locale]
      note(locales.map((each) => failure.sentence[each]).join('\n'))
      if (json) stdout.write(`${JSON.stringify({ error: { code: failure.code, message } })}\n`)
      return failure.exitCode
    },
  }
}

async function answerTo(question: string, output: Writable): Promise<string> {
  const reader = createInterface({ input: process.stdin, output, terminal: Boolean(process.stdin.isTTY) })
  reader.once('SIGINT', () => process.exit(130))
  try {
    return await reader.question(question)
  } finally {
    reader.close()
  }
}

/** The language asked for by `--lang`, else by the environment; French then English when neither says. */
export function localesOf(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): readonly Locale[] {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const asked = at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1])
  const { LC_ALL, LC_MESSAGES, LANG } = environment
  const language = (asked ?? (LC_ALL || LC_MESSAGES || LANG || '')).slice(0, 2).toLowerCase()
  if (language === 'fr' || language === 'en') return [language]
  return ['fr', 'en']
}
