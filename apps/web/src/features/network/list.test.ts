import type { Structure } from '@maillage/contract/network'
import { describe, expect, it } from 'vitest'
import { addressOf, narrowed, searchIn } from './list.ts'

const structure = (id: string, changes: Partial<Structure>) =>
  ({
    id,
    kind: 'caarud',
    name: id,
    shortName: id,
    communeName: null,
    departmentName: null,
    archived: false,
    ...changes,
  }) as Structure

const structures = [
  structure('a', { name: 'CAARUD Intermède', departmentName: 'Haute-Garonne' }),
  structure('b', { name: 'Lycée de Belfort', kind: 'school', communeName: 'Belfort' }),
  structure('c', { name: 'Ancienne antenne', archived: true }),
]

const textOf = ({ name, kind, communeName, departmentName }: Structure) =>
  [name, kind, communeName, departmentName].join(' ')

describe('the list of structures', () => {
  it.each([
    ['', '', false, ['a', 'b']],
    ['intermede', '', false, ['a']],
    ['belf lycee', '', false, ['b']],
    ['school', '', false, ['b']],
    ['garonne', '', false, ['a']],
    ['', 'school', false, ['b']],
    ['intermede', 'school', false, []],
    ['', '', true, ['c']],
  ])('%j of kind %j, archived %s', (q, kind, archived, expected) => {
    expect(narrowed(structures, { q, kind, archived }, textOf).map(({ id }) => id)).toEqual(expected)
  })

  it('keeps in the address what narrows it, and nothing else', () => {
    expect(addressOf(searchIn({}))).toEqual({})
    const search = { q: '09', kind: 'caarud', archived: true }
    expect(searchIn(addressOf(search))).toEqual(search)
    expect(searchIn({ q: 9 }).q).toBe('9')
  })
})
