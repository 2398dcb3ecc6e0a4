import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as compiled from '../src/paraglide/messages.js'

const folder = join(import.meta.dirname, '../src/messages')
const read = (locale: string) => readFileSync(join(folder, `${locale}.json`), 'utf8')
const keysOf = (locale: string) =>
  Object.keys(JSON.parse(read(locale)) as object).filter((key) => key !== '$schema')
/** The names between braces, wherever they stand in a message or in its plural forms. */
const namesIn = (message: unknown) =>
  [...new Set([...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort()
/** What can be shown of a message: itself, or each of its plural forms. */
const textsIn = (message: unknown): string[] => {
  if (typeof message === 'string') return [message]
  const matches = JSON.stringify(message).matchAll(/"[^"]*(?:=[^"]*)+":"([^"]*)"/g)
  return [...matches].map((match) => match[1] ?? '')
}

describe('the words of the page', () => {
  it('are all compiled: a plugin that is not found compiles none, and only warns', () => {
    const made = Object.keys(compiled).filter((name) => name !== 'm')
    expect(keysOf('fr').length).toBeGreaterThan(40)
    expect(made.sort()).toEqual(keysOf('fr').sort())
  })

  it('are the same in both languages, with the same names to fill in', () => {
    const [fr, en] = ['fr', 'en'].map((locale) => JSON.parse(read(locale)) as Record<string, unknown>)
    expect(keysOf('en').sort()).toEqual(keysOf('fr').sort())
    for (const key of keysOf('fr')) expect([key, namesIn(en?.[key])]).toEqual([key, namesIn(fr?.[key])])
  })

  it.each(['fr', 'en'])('stand one key a line and in order (%s)', (locale) => {
    const lines = [...read(locale).matchAll(/^ {2}"(\w+)":/gm)].map((match) => match[1])
    expect(lines).toEqual(keysOf(locale).sort())
  })

  it('follow French typography: no straight apostrophe, no ordinary space before a double sign', () => {
    const fr = JSON.parse(read('fr')) as Record<string, unknown>
    const wrong = keysOf('fr').filter((key) =>
      textsIn(fr[key]).some((text) => /[a-zà-ÿ]'[a-zà-ÿ]|[^\s«] ?"[^"]*"|« | [:;?!»](?!\w)/i.test(text)),
    )
    expect(wrong).toEqual([])
  })
})
