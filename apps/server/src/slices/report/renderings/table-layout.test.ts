import type { ReportColumn, ReportTable } from '@maillage/contract/report-document'
import { describe, expect, it } from 'vitest'
import { figuresOf, headerRows } from './table-layout.ts'

const column = (id: string, group: string | null): ReportColumn => ({ id, group, label: id, format: 'count' })
const tableOf = (columns: ReportColumn[]): ReportTable => ({
  type: 'table',
  id: 'table',
  number: 1,
  caption: 'Table',
  rowHeader: 'Site',
  columns,
  rows: [],
  notes: [],
})

describe('headers of a table', () => {
  it('stand on one row without groups', () => {
    const [first, second] = headerRows(tableOf([column('a', null), column('b', null)]))
    expect(first?.map(({ text, rowSpan }) => [text, rowSpan])).toEqual([
      ['Site', 1],
      ['a', 1],
      ['b', 1],
    ])
    expect(second).toBeUndefined()
  })

  it('share a cell above the columns that are side by side in one group, and only those', () => {
    const columns = [column('a', 'G'), column('b', 'G'), column('c', null), column('d', 'G')]
    const [first, second] = headerRows(tableOf(columns))
    expect(first?.map(({ text, columnSpan, rowSpan }) => [text, columnSpan, rowSpan])).toEqual([
      ['Site', 1, 2],
      ['G', 2, 1],
      ['c', 1, 2],
      ['G', 1, 1],
    ])
    expect(second?.map(({ text }) => text)).toEqual(['a', 'b', 'd'])
  })
})

it('puts a row’s figures under their columns, and leaves a missing one not filled in', () => {
  const cell = {
    columnId: 'b',
    figure: { state: 'observed' as const, amount: 4, missing: 0, origin: 'live' as const },
    indicator: null,
  }
  const figures = figuresOf({ id: 'r', label: 'r', total: false, cells: [cell] }, [
    column('a', null),
    column('b', null),
  ])
  expect(figures.map(({ figure }) => [figure.state, figure.amount])).toEqual([
    ['notFilledIn', null],
    ['observed', 4],
  ])
})
