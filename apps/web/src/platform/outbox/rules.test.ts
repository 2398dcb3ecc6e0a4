import { describe, expect, it } from 'vitest'
import { Problem } from '../problem.ts'
import type { OutboxItem } from './database.ts'
import { backOffMs, followersOf, isBlocked, isDue, outcomeOf } from './rules.ts'

const item = (order: number, thing: string, more: Partial<OutboxItem> = {}): OutboxItem => ({
  order,
  id: `item ${order}`,
  owner: 'me',
  network: null,
  entry: 'activity.save',
  input: {},
  thing,
  needs: [],
  createdAt: '2026-03-01T10:00:00.000Z',
  state: 'waiting',
  attempts: 0,
  hold: null,
  notBefore: null,
  refusal: null,
  sentAt: null,
  ...more,
})

describe('what an error means for the item that was being sent', () => {
  const cases: [string, unknown, string][] = [
    ['no answer', new Problem('network.unreachable', 0), 'unreachable'],
    ['a request cut in the middle', new TypeError('Failed to fetch'), 'unreachable'],
    ['an answer that came too late', new DOMException('', 'TimeoutError'), 'unreachable'],
    ['a page of somebody else’s', new SyntaxError('<html>'), 'unreachable'],
    ['a busy service', new Problem('server.unavailable', 503), 'unreachable'],
    ['too many at once', new Problem('request.too_many', 429), 'unreachable'],
    ['nobody signed in', new Problem('auth.required', 401), 'signIn'],
    ['a fault of the service', new Problem('server.bug', 500), 'failing'],
    ['a 404 that the contract does not know', new Problem('server.bug', 404), 'failing'],
    ['a refusal', new Problem('activity.invalid', 400, { fields: ['hours'] }), 'refused'],
    ['a right that is missing', new Problem('access.denied', 403), 'refused'],
    ['a change meanwhile', new Problem('thing.changed_meanwhile', 409, { version: 3 }), 'refused'],
  ]
  for (const [what, error, kind] of cases) {
    it(`${what}: ${kind}`, () => expect(outcomeOf(error).kind).toBe(kind))
  }

  it('keeps what a refusal says', () => {
    expect(outcomeOf(new Problem('thing.changed_meanwhile', 409, { version: 3 }))).toEqual({
      kind: 'refused',
      refusal: { code: 'thing.changed_meanwhile', status: 409, data: { version: 3 } },
    })
  })
})

describe('the order of a queue', () => {
  const sample = item(1, 'sample', { state: 'refused' })
  const aliquot = item(2, 'aliquot', { needs: ['sample'] })
  const run = item(3, 'run', { needs: ['aliquot'] })
  const other = item(4, 'other')
  const correction = item(5, 'sample')
  const queue = [sample, aliquot, run, other, correction]

  it('holds back what stands behind an unsent item, and nothing else', () => {
    expect(queue.filter((each) => isBlocked(each, queue))).toEqual([aliquot, run, correction])
    expect(queue.filter((each) => isBlocked(each, [aliquot, run, other]))).toEqual([run])
  })

  it('knows what cannot be sent without an item', () => {
    expect(followersOf(sample, queue)).toEqual([aliquot, run, correction])
    expect(followersOf(run, queue)).toEqual([])
  })

  it('waits for the moment that was set, and for nothing when refused', () => {
    const now = '2026-03-01T12:00:00.000Z'
    expect(isDue(item(1, 'a'), now)).toBe(true)
    expect(isDue(item(1, 'a', { notBefore: '2026-03-01T11:59:59.000Z' }), now)).toBe(true)
    expect(isDue(item(1, 'a', { notBefore: '2026-03-01T12:00:01.000Z' }), now)).toBe(false)
    expect(isDue(sample, now)).toBe(false)
  })
})

describe('the wait between attempts', () => {
  it('doubles up to five minutes, spread by a quarter around', () => {
    expect([1, 2, 3, 10, 11, 60].map((failures) => backOffMs(failures, 0.5))).toEqual([
      500, 1_000, 2_000, 256_000, 300_000, 300_000,
    ])
    expect([backOffMs(2, 0), backOffMs(2, 1)]).toEqual([750, 1_250])
  })
})
