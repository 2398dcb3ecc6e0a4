import type { Role } from '@maillage/contract/access'
import { expect, it } from 'vitest'
import { isLastAdministrator, refusedRole } from './rules.ts'

const cases: [string, Role, string | null, string[] | null, ReturnType<typeof refusedRole>][] = [
  ['a coordinator names a head', 'head', 's1', null, null],
  ['a coordinator names a coordinator', 'coordinator', null, null, null],
  ['a coordinator names an administrator', 'administrator', null, null, 'role.administrators_only'],
  ['a head names an administrator', 'administrator', null, ['s1'], 'role.not_yours'],
  ['a coordinator names a head of nothing', 'head', null, null, 'role.needs_structure'],
  ['a coordinator names a reader of a structure', 'reader', 's1', null, 'role.of_network'],
  ['a head names a worker of theirs', 'worker', 's1', ['s1', 's1a'], null],
  ['a head names an analyst of a part', 'analyst', 's1a', ['s1', 's1a'], null],
  ['a head names a worker elsewhere', 'worker', 's2', ['s1'], 'role.not_yours'],
  ['a head names a coordinator', 'coordinator', null, ['s1'], 'role.not_yours'],
  ['a head names a reader of theirs', 'reader', 's1', ['s1'], 'role.of_network'],
]

it.each(cases)('%s', (_, role, structureId, reachable, expected) => {
  expect(refusedRole({ role, structureId }, { reachable, administers: false })).toBe(expected)
})

it('an administrator names another', () => {
  const giver = { reachable: null, administers: true }
  expect(refusedRole({ role: 'administrator', structureId: null }, giver)).toBeNull()
})

it.each([
  ['administrator', 1, true],
  ['administrator', 2, false],
  ['coordinator', 1, false],
] as const)('%s, one of %i administrators: last is %s', (role, administrators, last) => {
  expect(isLastAdministrator({ role }, administrators)).toBe(last)
})
