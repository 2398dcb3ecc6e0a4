import type { Indicator } from '@maillage/contract/catalogue'
import type { Figure } from '@maillage/contract/report-document'
import type { Statement } from '@maillage/contract/statement'
import { Day, StatementId, StructureId } from '@maillage/contract/values'
import { describe, expect, it } from 'vitest'
import {
  answer,
  changeBetween,
  type Facts,
  periodOf,
  type Question,
  type RollupRow,
  totalOf,
} from './rules.ts'

const day = (text: string) => Day.parse(text)
const structure = StructureId.parse('018f0000-0000-7000-8000-000000000001')
const part = StructureId.parse('018f0000-0000-7000-8000-000000000002')
const year2023 = { from: day('2023-01-01'), to: day('2023-12-31') }

const people: Indicator = {
  code: 'people',
  version: 1,
  label: { fr: 'Personnes', en: 'People' },
  definition: { fr: 'Les personnes présentes.', en: 'The people present.' },
  type: 'participants',
  format: 'count',
  source: { from: 'values', measures: ['participants'], kinds: ['prevention'] },
  notes: [],
  validFrom: day('2010-01-01'),
}
const twoKinds: Indicator = {
  ...people,
  source: { from: 'values', measures: ['participants'], kinds: ['prevention', 'training'] },
}
const activeFile: Indicator = {
  ...people,
  code: 'file',
  type: 'activeFile',
  source: { from: 'statement', measure: 'active_file' },
}

const question = (more: Partial<Question> = {}): Question => ({
  indicator: people,
  where: {},
  period: year2023,
  yearOffset: 0,
  structureId: structure,
  ...more,
})

const rollup = (more: Partial<RollupRow>): RollupRow => ({
  kind: 'prevention',
  measure: 'participants',
  month: day('2023-05-01'),
  dimensions: { setting: 'school' },
  amount: 0,
  observed: 0,
  notObserved: 0,
  missing: 0,
  ...more,
})

const statement = (more: Partial<Statement>): Statement => ({
  id: StatementId.parse('018f0000-0000-7000-8000-000000000009'),
  version: 1,
  structureId: structure,
  measure: 'participants',
  kinds: [],
  dimensions: {},
  ...year2023,
  state: 'notObserved',
  amount: null,
  source: 'Direction',
  withdrawn: false,
  at: '2024-01-10T08:00:00.000Z' as Statement['at'],
  by: 'Camille Exemple',
  ...more,
})

const facts = (more: Partial<Facts>): Facts => ({
  rollups: [],
  statements: [],
  submitted: [],
  pastTotals: [],
  ...more,
})

describe('a figure', () => {
  const school = { where: { setting: ['school'] } }
  const cases: [string, Partial<Question>, Partial<Facts>, Partial<Figure>][] = [
    ['nothing said is not filled in', {}, {}, { state: 'notFilledIn', amount: null }],
    ['zero observed is zero', {}, { rollups: [rollup({ observed: 1 })] }, { state: 'observed', amount: 0 }],
    [
      'sums what was observed',
      {},
      { rollups: [rollup({ amount: 12, observed: 1 }), rollup({ amount: 3.25, observed: 1 })] },
      { state: 'observed', amount: 15.25 },
    ],
    [
      'says that something is missing',
      {},
      { rollups: [rollup({ amount: 12, observed: 1, missing: 2 })] },
      { amount: 12, missing: 2 },
    ],
    [
      'a dash when only dashes were recorded',
      {},
      { rollups: [rollup({ notObserved: 1 })] },
      { state: 'notObserved' },
    ],
    [
      'other kinds do not count',
      {},
      { rollups: [rollup({ kind: 'stage', amount: 5, observed: 1 })] },
      { state: 'notFilledIn' },
    ],
    [
      'other years do not count',
      {},
      { rollups: [rollup({ month: day('2022-12-01'), amount: 5, observed: 1 })] },
      { state: 'notFilledIn' },
    ],
    [
      'other members do not count',
      school,
      { rollups: [rollup({ dimensions: { setting: 'social' }, amount: 5, observed: 1 })] },
      { state: 'notFilledIn' },
    ],
    [
      'what was not said counts where that is asked',
      { where: { setting: [''] } },
      { rollups: [rollup({ dimensions: {}, amount: 5, observed: 1 })] },
      { amount: 5 },
    ],
    ['a declaration is a dash', {}, { statements: [statement({})] }, { state: 'notObserved' }],
    [
      'a declaration of a member does not speak for the whole',
      {},
      { statements: [statement({ dimensions: { setting: 'school' } })] },
      { state: 'notFilledIn' },
    ],
    [
      'a declaration of the whole speaks for a member',
      school,
      { statements: [statement({})] },
      { state: 'notObserved' },
    ],
    [
      'a declaration of every measure speaks for each',
      {},
      { statements: [statement({ measure: null })] },
      { state: 'notObserved' },
    ],
    [
      'a declaration of one kind does not speak for another',
      { indicator: twoKinds },
      { statements: [statement({ kinds: ['prevention'] })] },
      { state: 'notFilledIn' },
    ],
    [
      'a declaration of both kinds speaks for both',
      { indicator: twoKinds },
      { statements: [statement({ kinds: ['prevention', 'training', 'stage'] })] },
      { state: 'notObserved' },
    ],
    [
      'a declaration of a structure is that of its own row',
      { structureId: null, where: { structure: [part] } },
      { statements: [statement({ structureId: part })] },
      { state: 'notObserved' },
    ],
    [
      'a declaration of a structure does not speak for another’s row',
      { structureId: null, where: { structure: [part] } },
      { statements: [statement({})] },
      { state: 'notFilledIn' },
    ],
    [
      'a declaration of the whole speaks for the row of a part',
      { where: { structure: [part] } },
      { statements: [statement({})] },
      { state: 'notObserved' },
    ],
    [
      'a declaration of half a year does not speak for the year',
      {},
      { statements: [statement({ to: day('2023-06-30') })] },
      { state: 'notFilledIn' },
    ],
    [
      'none at all, declared, is zero',
      {},
      { statements: [statement({ state: 'observed', amount: 0 })] },
      { state: 'observed', amount: 0 },
    ],
    [
      'a record speaks louder than a declaration',
      {},
      { statements: [statement({})], rollups: [rollup({ amount: 4, observed: 1 })] },
      { state: 'observed', amount: 4 },
    ],
  ]
  for (const [what, asked, given, expected] of cases) {
    it(what, () => expect(answer(question(asked), facts(given))).toMatchObject(expected))
  }
})

describe('a stated figure', () => {
  const file = (more: Partial<Statement>) =>
    statement({ measure: 'active_file', state: 'observed', amount: 338, ...more })
  const parts = [file({ structureId: part, amount: 200 }), file({ dimensions: { site: 's1' }, amount: 160 })]

  it('is the one said at its own level', () =>
    expect(
      answer(question({ indicator: activeFile }), facts({ statements: [...parts, file({})] })).amount,
    ).toBe(338))
  it('is never the sum of its parts', () =>
    expect(answer(question({ indicator: activeFile }), facts({ statements: parts })).state).toBe(
      'notFilledIn',
    ))
  it('of a site is the site’s', () =>
    expect(
      answer(question({ indicator: activeFile, where: { site: ['s1'] } }), facts({ statements: parts }))
        .amount,
    ).toBe(160))
  it('of a structure among others is that structure’s', () => {
    const asked = question({ indicator: activeFile, structureId: null, where: { structure: [part] } })
    expect(answer(asked, facts({ statements: parts })).amount).toBe(200)
  })
})

describe('a figure of a past year', () => {
  const past = question({ yearOffset: -1 })
  const rollups = [rollup({ amount: 10, observed: 1 })]
  const typed = {
    id: statement({}).id as never,
    version: 1,
    structureId: structure,
    indicator: 'people',
    dimensions: {},
    year: 2023,
    state: 'observed' as const,
    amount: 20,
    source: 'Rapport imprimé',
  }
  const frozen = {
    reportId: 'r1',
    indicator: 'people',
    dimensionsKey: '',
    ...year2023,
    state: 'observed' as const,
    amount: 30,
    missing: 0,
  }

  it('is the submitted one before all', () =>
    expect(answer(past, facts({ rollups, pastTotals: [typed], submitted: [frozen] }))).toMatchObject({
      amount: 30,
      origin: 'submitted',
    }))
  it('else the one typed from the printed report', () =>
    expect(answer(past, facts({ rollups, pastTotals: [typed] }))).toMatchObject({
      amount: 20,
      origin: 'pastTotal',
    }))
  it('else the one of the records', () =>
    expect(answer(past, facts({ rollups }))).toMatchObject({ amount: 10, origin: 'live' }))
  it('of this year is always that of the records', () =>
    expect(answer(question(), facts({ rollups, submitted: [frozen] }))).toMatchObject({
      amount: 10,
      origin: 'live',
    }))
})

const observed = (amount: number, missing = 0): Figure => ({
  state: 'observed',
  amount,
  missing,
  origin: 'live',
})
const dash: Figure = { state: 'notObserved', amount: null, missing: 0, origin: 'live' }
const blank: Figure = { state: 'notFilledIn', amount: null, missing: 0, origin: 'live' }

describe('a total', () => {
  const cases: [string, Figure[], Partial<Figure>][] = [
    [
      'adds what was observed',
      [observed(707), observed(584), dash, blank],
      { state: 'observed', amount: 1291 },
    ],
    ['keeps what is missing', [observed(1, 1), observed(2, 2)], { amount: 3, missing: 3 }],
    ['of dashes is a dash', [dash, blank], { state: 'notObserved' }],
    ['of nothing is not filled in', [blank], { state: 'notFilledIn' }],
  ]
  for (const [what, figures, expected] of cases)
    it(what, () => expect(totalOf(figures)).toMatchObject(expected))
})

describe('a change', () => {
  const cases: [string, Figure, Figure, 'difference' | 'percent', Partial<Figure>][] = [
    ['is a difference', observed(1545), observed(707), 'difference', { amount: -838 }],
    ['is a ratio', observed(200), observed(250), 'percent', { amount: 0.25 }],
    ['from a dash is a dash', dash, observed(140), 'percent', { state: 'notObserved', amount: null }],
    ['to a dash is a dash', observed(140), dash, 'difference', { state: 'notObserved' }],
    ['from zero has no percentage', observed(0), observed(5), 'percent', { state: 'notFilledIn' }],
    ['from nothing said is not filled in', blank, observed(5), 'difference', { state: 'notFilledIn' }],
  ]
  for (const [what, from, to, as, expected] of cases) {
    it(what, () => expect(changeBetween(from, to, as)).toMatchObject(expected))
  }
})

describe('the days of a column', () => {
  const today = day('2024-02-10')
  const cases: [Parameters<typeof periodOf>[1], string, string][] = [
    [{ yearOffset: 0, span: 'year' }, '2024-01-01', '2024-12-31'],
    [{ yearOffset: -1, span: 'year' }, '2023-01-01', '2023-12-31'],
    [{ yearOffset: 0, span: 'quarter2' }, '2024-04-01', '2024-06-30'],
    [{ yearOffset: 0, span: 'yearToDate' }, '2024-01-01', '2024-02-29'],
    [{ yearOffset: -1, span: 'yearToDate' }, '2023-01-01', '2023-02-28'],
  ]
  for (const [column, from, to] of cases) {
    it(`${column.span} ${column.yearOffset}`, () =>
      expect(periodOf(2024, column, today)).toEqual({ from, to }))
  }
})
