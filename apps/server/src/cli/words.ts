import type { ProblemData } from '@maillage/contract/problems'
import type { Label, Locale } from '@maillage/contract/values'
import { doctorWords } from './words/doctor-words.ts'
import { failureWords } from './words/failure-words.ts'
import { helpWords } from './words/help-words.ts'
import { outcomeWords } from './words/outcome-words.ts'
import { spectraWords } from './words/spectra-words.ts'

/** What the command says, in both languages; `{name}` is filled in. */
const words = { ...helpWords, ...outcomeWords, ...failureWords, ...doctorWords, ...spectraWords }

export type Word = keyof typeof words

/** A word in both languages, its `{name}` parts filled in. */
export const label = (word: Word, data: ProblemData = {}): Label => ({
  fr: say(word, 'fr', data),
  en: say(word, 'en', data),
})

/** A word in one language, its `{name}` parts filled in. */
export const say = (word: Word, locale: Locale, data: ProblemData = {}): string =>
  words[word][locale].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = data[name]
    // Whole ones stay as they are: ports and process numbers have no thousands.
    if (typeof value === 'number' && !Number.isInteger(value)) return value.toLocaleString(locale)
    return value === undefined || value === null
      ? whole
      : Array.isArray(value)
        ? value.join(', ')
        : String(value)
  })
