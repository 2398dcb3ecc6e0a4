import type { ReportDocument, ReportTable } from '@maillage/contract/report-document'
import { describe, expect, it } from 'vitest'
import { columnWidths } from './column-widths.ts'

const doc = { locale: 'fr' } as ReportDocument

function tableOf(columns: number, amount: number): ReportTable {
  const ids = Array.from({ length: columns }, (_, index) => `c${index}`)
  const figure = { state: 'observed' as const, amount, missing: 0, origin: 'live' as const }
  return {
    type: 'table',
    id: 'table',
    number: 1,
    caption: 'Table',
    rowHeader: 'Site',
    columns: ids.map((id) => ({ id, group: null, label: 'N', format: 'hours' })),
    rows: [
      {
        id: 'row',
        label: 'row',
        total: false,
        cells: ids.map((columnId) => ({ columnId, figure, indicator: null })),
      },
    ],
    notes: [],
  }
}

describe('widths of columns of figures', () => {
  it('are even and at the usual size when that is enough', () => {
    expect(columnWidths(tableOf(4, 12), doc)).toEqual({ widthsMm: [23, 23, 23, 23], scale: 1 })
  })

  it('grow with their longest figure', () => {
    const { widthsMm, scale } = columnWidths(tableOf(2, 123_456_789.25), doc)
    expect(scale).toBe(1)
    expect(Math.min(...widthsMm)).toBeGreaterThan(23)
  })

  it('leave room for the labels by smaller type when they are many', () => {
    const { widthsMm, scale } = columnWidths(tableOf(10, 5326.25), doc)
    expect(scale).toBeLessThan(1)
    expect(widthsMm.reduce((sum, width) => sum + width, 0)).toBeCloseTo(115, 5)
  })
})
