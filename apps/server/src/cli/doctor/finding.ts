import type { ProblemData } from '@maillage/contract/problems'
import type { Label } from '@maillage/contract/values'
import { label, type Word } from '../words.ts'

/** What one check found. */
export interface Finding {
  readonly check: string
  /** `advice` is worth knowing and nothing is wrong; `skipped` could not be looked at. */
  readonly state: 'ok' | 'advice' | 'problem' | 'skipped'
  readonly says: Label
  /** What to do about it. */
  readonly mend: Label | null
}

interface Said {
  readonly word: Word
  readonly mend?: Word
  readonly data?: ProblemData
}

const finding =
  (state: Finding['state']) =>
  (check: string, { word, mend, data = {} }: Said): Finding => ({
    check,
    state,
    says: label(word, data),
    mend: mend ? label(mend, data) : null,
  })

export const ok = finding('ok')
export const advice = finding('advice')
export const problem = finding('problem')
export const skipped = finding('skipped')
