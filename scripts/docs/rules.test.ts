import { describe, expect, it } from 'vitest'
import { rulesDocument, rulesOf } from './rules.ts'

const SOURCE = `
/** Not exported. */
function hidden() {}

/**
 * A course lasts at most one month, i.e. 31 days.
 * It is carried out within six months.
 */
export function courseLength() {}

/** A kit has a composition on its day. */
export const kitOn = (day: string): string => day

/** A limit. */
export const LIMIT = 12

/** Not of the function below. */
const between = 1
export async function silent() { return between }
`

describe('rules.md', () => {
  it('takes the first sentence of every exported function', () => {
    expect(rulesOf('rules.ts', SOURCE)).toEqual([
      { name: 'courseLength', sentence: 'A course lasts at most one month, i.e. 31 days.' },
      { name: 'kitOn', sentence: 'A kit has a composition on its day.' },
      { name: 'silent', sentence: null },
    ])
  })

  it('lists rules by noun, and refuses a rule that says nothing', () => {
    const spoken = { name: 'kitOn', sentence: 'A kit has a composition.' }
    expect(rulesDocument(new Map([['kit', [spoken]]]))).toContain(
      '## kit\n\n- A kit has a composition. (`kitOn`)\n',
    )
    const silent = { name: 'guess', sentence: null }
    expect(() => rulesDocument(new Map([['kit', [spoken, silent]]]))).toThrow('no docstring: kit: guess.')
  })
})
