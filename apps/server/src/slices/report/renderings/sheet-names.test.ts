import { describe, expect, it } from 'vitest'
import { sheetNames } from './sheet-names.ts'

describe('names of sheets', () => {
  it('are what Excel accepts', () => {
    expect(sheetNames(["'a/b*c?[d]:e\\f'", ''])).toEqual(['a b c d e f', '–'])
    const [long = ''] = sheetNames(['1 Stages de sensibilisation à l’usage de stupéfiants'])
    expect(long).toBe('1 Stages de sensibilisation à l')
    expect(long).toHaveLength(31)
  })

  it('differ even where Excel ignores case, and stay within the length', () => {
    const wish = 'Une table au nom beaucoup trop long'
    const names = sheetNames([wish, wish.toUpperCase(), wish])
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(3)
    expect(names.every((name) => name.length <= 31)).toBe(true)
  })

  it('never cut a character in two', () => {
    const [name = ''] = sheetNames([`${'a'.repeat(30)}😀`])
    expect(name).toBe('a'.repeat(30))
  })
})
