import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { faultSentence, nouns, verbs, verbWord } from './words.ts'

const slices = join(import.meta.dirname, '../../../../server/src/slices')

/** What the commands write into the journal, read from their sources. */
const source = readdirSync(slices, { recursive: true, encoding: 'utf8' })
  .filter((name) => /(commands|port)\.ts$/.test(name))
  .map((name) => readFileSync(join(slices, name), 'utf8'))
  .join('\n')

const found = (pattern: RegExp): string[] => [
  ...new Set([...source.matchAll(pattern)].map((match) => match[1] ?? '')),
]

it('has a word for every noun of the journal', () => {
  const written = found(/noun: '(\w+)'/g)
  expect(written).toContain('activity')
  expect(written.filter((noun) => !Object.hasOwn(nouns, noun))).toEqual([])
})

it('has a word for every act of the journal', () => {
  const written = found(/(?:action: |\((?:run|tx), )'\w+\.(\w+)'/g)
  expect(written).toContain('save')
  expect(written.filter((verb) => !Object.hasOwn(verbs, verb))).toEqual([])
})

it('says the act, and the code of one that it does not know', () => {
  expect(verbWord('activity.withdraw')).toBe('retrait')
  expect(verbWord('activity.juggle')).toBe('juggle')
})

it('tells removed last lines in the same words, however they were noticed', () => {
  expect(faultSentence('knownEndMissing')).toBe(faultSentence('endMissing'))
})
