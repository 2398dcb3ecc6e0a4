import { type ReactNode, useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { formatNumber } from '../../../platform/format.ts'
import type { Curve } from '../spectrum-work.ts'

interface SpectrumChartProps {
  readonly curve: Curve
  readonly caption: string
  /** What the vertical axis counts. */
  readonly unit: string
  /** What a person who does not see the curve is told of it; its table stands beside. */
  readonly words: string
  readonly low?: boolean
}

/** A curve over wavenumbers, from high to low as spectra are read; dragging looks closer, a double click at all of it. */
export function SpectrumChart({ curve, caption, unit, words, low = false }: SpectrumChartProps): ReactNode {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const height = low ? 160 : 280
    const chart = new uPlot(
      { ...optionsOf(element, unit), width: element.clientWidth, height },
      [curve.wavenumbersCm1, gapsOf(curve.values)],
      element,
    )
    const fit = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height }))
    fit.observe(element)
    // Colours of a canvas do not follow the theme by themselves.
    const repaint = new MutationObserver(() => chart.redraw(false, true))
    repaint.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      fit.disconnect()
      repaint.disconnect()
      chart.destroy()
    }
  }, [curve, unit, low])
  return (
    <figure className="spectrum-chart">
      <figcaption>{caption}</figcaption>
      <div ref={place} role="img" aria-label={words} />
    </figure>
  )
}

/** What is not a number is not drawn. */
const gapsOf = (values: Float64Array): (number | null)[] =>
  Array.from(values, (value) => (Number.isFinite(value) ? value : null))

function optionsOf(element: HTMLElement, unit: string): Omit<uPlot.Options, 'width' | 'height'> {
  const colour = (name: string) => getComputedStyle(element).getPropertyValue(name).trim()
  const font = `14px ${colour('--face')}`
  const axis = (label: string): uPlot.Axis => ({
    ...{ label, font, labelFont: font, labelSize: 24 },
    stroke: () => colour('--ink-soft'),
    grid: { stroke: () => colour('--hairline'), width: 1 },
    ticks: { stroke: () => colour('--hairline'), width: 1 },
    values: (_, ticks) => ticks.map((tick) => formatNumber(tick, 4)),
  })
  return {
    scales: { x: { time: false, dir: -1 } },
    legend: { show: false },
    cursor: { y: false, points: { size: 7 } },
    axes: [axis('cm⁻¹'), { ...axis(unit), size: 64, space: 24 }],
    series: [{}, { stroke: () => colour('--part-checking'), width: 1.5, points: { show: false } }],
  }
}
