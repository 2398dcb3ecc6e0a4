import type { SpectrumProblem } from './problem.ts'
import { sentences } from './sentence-list.ts'

/** The languages in which every sentence is there. */
export type SentenceLanguage = 'fr' | 'en'

/** What can be said in a sentence: a problem, a warning of a spectrum, or what is left of one that was sent elsewhere. */
export interface Said {
  readonly code: string
  readonly detail?: string | null
  readonly where?: SpectrumProblem['where']
}

/**
 * What is wrong, where (a byte or a line), and what to do, in a sentence or two. A code that has none is said by itself: it
 * may come from a later version.
 */
export function sentenceOf(said: Said, language: SentenceLanguage): string {
  const sentence = sentences[said.code]?.[language]
  if (sentence === undefined) return said.code
  const detail = said.detail ?? ''
  const filled =
    detail === ''
      ? sentence.replace(/ ?\(\{detail\}\)/, '').replaceAll('{detail}', '?')
      : sentence.replaceAll('{detail}', () => detail)
  const where = said.where ? placeOf(said.where, language) : ''
  return where + filled
}

function placeOf(where: NonNullable<SpectrumProblem['where']>, language: SentenceLanguage): string {
  if ('line' in where) return language === 'fr' ? `Ligne ${where.line} : ` : `Line ${where.line}: `
  return language === 'fr' ? `Octet ${where.byte} : ` : `Byte ${where.byte}: `
}
