import type { Figure } from '@maillage/contract/report-document'
import { describe, expect, it } from 'vitest'
import { barChartSvg } from './bar-chart.ts'

const figure = (amount: number | null, state: Figure['state'] = 'observed'): Figure => ({
  state,
  amount,
  missing: 0,
  origin: 'live',
})
const chart = (figures: Figure[]) => ({
  categories: figures.map((_, index) => `Catégorie <${index}> & "co"`),
  series: [{ name: 'N', column: { id: 'n', group: null, label: 'N', format: 'hours' as const }, figures }],
  range: {
    low: Math.min(0, ...figures.map((one) => one.amount ?? 0)),
    high: Math.max(0, ...figures.map((one) => one.amount ?? 0)),
  },
  description: 'Diagramme <en> barres & co',
})
const widthsOf = (svg: string) =>
  [...svg.matchAll(/<rect [^>]*?width="([\d.]+)"/g)].map(([, width]) => Number(width))

describe('a bar chart', () => {
  it('has bars as long as their figures, and each figure in words', () => {
    const svg = barChartSvg(chart([figure(100), figure(25.5), figure(0)]), 'fr')
    const [longest = 0, quarter = 0, none] = widthsOf(svg)
    expect(quarter / longest).toBeCloseTo(0.255, 2)
    expect(none).toBe(0)
    expect(svg).toContain('>25,5</text>')
  })

  it('gives a figure without an amount its mark and no bar, and a protected one no length', () => {
    const svg = barChartSvg(chart([figure(10), figure(null, 'notObserved'), figure(4, 'protected')]), 'fr')
    expect(widthsOf(svg).slice(1)).toEqual([0, 0])
    expect(svg).toContain('>–</text>')
    expect(svg).toContain('>n. c.</text>')
    expect(svg).not.toContain('>4</text>')
  })

  it('draws what is below zero on the other side', () => {
    const svg = barChartSvg(chart([figure(-10), figure(10)]), 'fr')
    const [left, right] = [...svg.matchAll(/<rect x="([\d.]+)"/g)].map(([, x]) => Number(x))
    expect(left).toBeLessThan(right ?? 0)
    expect(widthsOf(svg)[0]).toBeCloseTo(widthsOf(svg)[1] ?? 0, 1)
  })

  it('carries its title for those who do not see it, and words as words', () => {
    const svg = barChartSvg(chart([figure(1)]), 'fr')
    expect(svg).toContain('<title>Diagramme &lt;en&gt; barres &amp; co</title>')
    expect(svg).toContain('Catégorie &lt;0&gt; &amp; &quot;co&quot;')
  })
})
