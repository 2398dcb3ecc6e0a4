import type { Grant } from '@maillage/contract/access'
import { isOpenAt, openingIssue, sortRanges } from '@maillage/contract/opening-hours-rules'
import { StructureId } from '@maillage/contract/values'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { isVisible, makesCircle } from './rules.ts'

const [a, b, c, d] = [1, 2, 3, 4].map(() => StructureId.parse(newId()))

describe('makesCircle', () => {
  const chain = [
    { id: a, parentId: null },
    { id: b, parentId: a },
    { id: c, parentId: b },
    { id: d, parentId: null },
  ].filter((each): each is { id: StructureId; parentId: StructureId | null } => each.id !== undefined)

  it.each([
    ['nothing above', a, null, false],
    ['another root', a, d, false],
    ['itself', a, a, true],
    ['its own part', a, b, true],
    ['a part of its part', a, c, true],
    ['moved up within the same tree', c, a, false],
    ['something new', newId(), c, false],
  ])('%s', (_case, id, parentId, expected) => {
    expect(makesCircle(chain, id ?? '', parentId ?? null)).toBe(expected)
  })
})

describe('isVisible', () => {
  const pharmacy = { id: StructureId.parse(newId()), kind: 'pharmacy' }
  const own: Grant = { role: 'pharmacist', structureId: pharmacy.id }
  const grants: Record<string, Grant[]> = {
    'its own pharmacist': [own],
    'another pharmacist': [{ role: 'pharmacist', structureId: newId() }],
    'a reader': [{ role: 'reader', structureId: null }],
    'a group member': [{ role: 'groupMember', structureId: null }],
    'a worker': [{ role: 'worker', structureId: newId() }],
    'the coordinator': [{ role: 'coordinator', structureId: null }],
    'the pharmacy coordinator': [{ role: 'pharmacyCoordinator', structureId: null }],
  }
  it.each([
    ['its own pharmacist', true],
    ['another pharmacist', false],
    ['a reader', false],
    ['a group member', false],
    ['a worker', true],
    ['the coordinator', true],
    ['the pharmacy coordinator', true],
  ])('a pharmacy to %s: %s', (who, expected) => {
    expect(isVisible(pharmacy, grants[who] ?? [])).toBe(expected)
    expect(isVisible({ ...pharmacy, kind: 'caarud' }, grants[who] ?? [])).toBe(true)
  })
})

describe('a week of hours', () => {
  const range = (day: number, from: string, to: string) => ({ day, from, to })

  it.each([
    [[], null],
    [[range(1, '09:00', '12:00'), range(1, '12:00', '14:00')], null],
    [[range(1, '09:00', '12:00'), range(2, '09:00', '12:00')], null],
    [[range(5, '18:00', '24:00'), range(6, '00:00', '02:00')], null],
    [[range(1, '09:00', '09:00')], 'backwards'],
    [[range(1, '14:00', '09:00')], 'backwards'],
    [[range(1, '13:00', '15:00'), range(1, '09:00', '13:30')], 'overlap'],
  ])('%j: %s', (ranges, expected) => {
    expect(openingIssue(ranges)).toBe(expected)
  })

  it('is put in the order of the clock', () => {
    const later = range(1, '14:00', '18:00')
    const [sunday, morning] = [range(7, '08:00', '09:00'), range(1, '09:00', '12:00')]
    expect(sortRanges([sunday, later, morning])).toEqual([morning, later, sunday])
  })

  it('is open from the first minute until the last, excluded', () => {
    const hours = { ranges: [range(1, '09:00', '12:00')], note: '' }
    expect(['08:59', '09:00', '11:59', '12:00'].map((time) => isOpenAt(hours, 1, time))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(isOpenAt(hours, 2, '10:00')).toBe(false)
  })
})
