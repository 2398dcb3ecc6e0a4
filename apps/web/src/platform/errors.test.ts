import { expect, it } from 'vitest'
import { mayTryAgain, sentenceOf } from './errors.ts'
import { Problem } from './problem.ts'

const refused = (fields: string[]) => sentenceOf(new Problem('request.invalid', 400, { fields }))

it('an address that nothing can have names nothing; what was typed is to be corrected', () => {
  expect(refused(['id'])).toBe(sentenceOf(new Problem('thing.not_found', 404)))
  expect(refused(['territory'])).toBe(refused(['id']))
  expect(refused(['id', 'day'])).toContain('id, day')
})

it('what a role does not open is not worth another try; what did not arrive is', () => {
  expect(mayTryAgain(new Problem('access.denied', 403))).toBe(false)
  expect(mayTryAgain(new Problem('access.other_structure', 403))).toBe(false)
  expect(mayTryAgain(new Problem('network.unreachable', 0))).toBe(true)
  expect(mayTryAgain(new Error('bug'))).toBe(true)
})
