import type { ReportChart, ReportDocument, ReportRow } from '@maillage/contract/report-document'
import { expect, it } from 'vitest'
import { acceptanceReport } from '../../../testing/acceptance-report.ts'
import { isSharedDataHere } from '../../../testing/shared-data.ts'
import { chartParts } from './chart-series.ts'

const chartOf = (doc: ReportDocument, id: string): ReportChart => {
  const chart = doc.sections.flatMap((section) => section.blocks).find((block) => block.id === id)
  if (chart?.type !== 'chart') throw new Error(`no chart ${id}`)
  return chart
}

it.skipIf(!isSharedDataHere('acceptance/figures.json'))(
  'shows the rows of its table without the total, and says them',
  () => {
    const doc = acceptanceReport()
    const [part, ...others] = chartParts(chartOf(doc, 'prevention_chart'), doc)
    expect(others).toEqual([])
    expect(part?.categories).toEqual(['Scolaire', 'Social', 'Santé', 'Justice', 'Entreprise'])
    expect(part?.series.map(({ name }) => name)).toEqual(['N-1', 'N'])
    expect(part?.range).toEqual({ low: 0, high: 272 })
    expect(part?.description).toContain('Scolaire\u00a0: N-1 272, N 141,5.')
    expect(part?.description).toContain('Entreprise\u00a0: N-1 –, N 39.')
  },
)

it.skipIf(!isSharedDataHere('acceptance/figures.json'))('is not there when its table is not', () => {
  const doc = acceptanceReport()
  expect(chartParts({ ...chartOf(doc, 'acts_chart'), tableId: 'elsewhere' }, doc)).toEqual([])
})

it.skipIf(!isSharedDataHere('acceptance/figures.json'))(
  'comes in parts of one scale when a page is too short',
  () => {
    const doc = acceptanceReport()
    const chart = chartOf(doc, 'acts_chart')
    const longer = (rows: ReportRow[]) => Array.from({ length: 4 }, () => rows.slice(0, 10)).flat()
    const sections = doc.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) =>
        block.type === 'table' ? { ...block, rows: longer(block.rows) } : block,
      ),
    }))
    const parts = chartParts(chart, { ...doc, sections })
    expect(parts.map(({ categories }) => categories.length)).toEqual([18, 18, 4])
    expect(new Set(parts.map(({ range }) => range.high))).toEqual(new Set([2166]))
  },
)
