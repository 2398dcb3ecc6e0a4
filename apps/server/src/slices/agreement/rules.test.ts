import type { AgreementStatus } from '@maillage/contract/agreement'
import { Day } from '@maillage/contract/values'
import { describe, expect, it } from 'vitest'
import { compareAgreements, statusOn } from './rules.ts'

const day = (text: string) => Day.parse(text)

describe('statusOn', () => {
  const dates = { from: day('2023-01-01'), to: day('2024-12-31') }
  it.each<[string, AgreementStatus]>([
    ['2022-12-31', 'coming'],
    ['2023-01-01', 'active'],
    ['2024-10-01', 'active'],
    ['2024-10-02', 'endingSoon'],
    ['2024-12-31', 'endingSoon'],
    ['2025-01-01', 'ended'],
  ])('on %s is %s', (today, expected) => {
    expect(statusOn(day(today), dates)).toBe(expected)
  })

  it('never ends without an end', () => {
    expect(statusOn(day('2099-01-01'), { from: dates.from, to: null })).toBe('active')
  })
})

it('puts what asks for a decision first', () => {
  const line = (title: string, status: AgreementStatus, to: string | null) => ({
    title,
    status,
    to: to === null ? null : day(to),
  })
  const lines = [
    line('Finie tôt', 'ended', '2020-01-01'),
    line('Sans fin', 'active', null),
    line('À venir', 'coming', '2030-01-01'),
    line('Bientôt', 'endingSoon', '2026-02-01'),
    line('Plus tôt', 'endingSoon', '2026-01-01'),
    line('Avec fin', 'active', '2027-01-01'),
    line('Finie tard', 'ended', '2024-01-01'),
  ]
  expect(lines.sort(compareAgreements).map(({ title }) => title)).toEqual([
    'Plus tôt',
    'Bientôt',
    'Avec fin',
    'Sans fin',
    'À venir',
    'Finie tard',
    'Finie tôt',
  ])
})
