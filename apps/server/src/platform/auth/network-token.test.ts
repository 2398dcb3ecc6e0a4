import { v7 } from 'uuid'
import { expect, it } from 'vitest'
import { hashToken, networkOfToken, newNetworkToken } from './network-token.ts'

it('names its network, and is stored as its hash', () => {
  const networkId = v7()
  const [one, two] = [newNetworkToken(networkId), newNetworkToken(networkId)]
  expect(networkOfToken(one.token)).toBe(networkId)
  expect(one.token).not.toBe(two.token)
  expect(one.hash).toBe(hashToken(one.token))
})

it.each(['', 'x', 'x'.repeat(54), `${newNetworkToken(v7()).token}A`, '../'.repeat(18)])(
  'is nothing else than what was made: %s',
  (token) => {
    expect(networkOfToken(token)).toBeNull()
  },
)
