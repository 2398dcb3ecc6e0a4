import { expect, it } from 'vitest'
import { problems } from './problems.ts'

it('French sentences never let a double sign begin a line, nor a quotation mark end one', () => {
  const loose = Object.entries(problems).filter(([, { fr }]) => /« | [»:;?!]/.test(fr))
  expect(loose.map(([code]) => code)).toEqual([])
})
