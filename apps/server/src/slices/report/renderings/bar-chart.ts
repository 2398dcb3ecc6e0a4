import type { Figure, ReportDocument } from '@maillage/contract/report-document'
import { barLength, type ChartContent } from './chart-series.ts'
import { figureText } from './figure-text.ts'
import { paperColours, seriesColour } from './paper.ts'
import { typeface } from './typefaces.ts'

// Points on paper: the drawing is set at its own size.
const width = 440
const labelWidth = 150
const valueWidth = 44
const barHeight = 9
const barStep = 11.5
const groupGap = 9
const lineHeight = 10.5
const fontSize = 8.5
const labelCharacters = 34
const legendHeight = 24
const plotLeft = labelWidth + 10
const plotWidth = width - plotLeft - valueWidth

interface Group {
  label: string[]
  figures: { figure: Figure; text: string; colour: string }[]
  top: number
  height: number
}

/**
 * A chart of horizontal bars as an SVG document 440 points wide: one colour a series, and its figure written at the
 * end of each bar so that nothing is read off an axis. A figure without an amount has its mark and no bar.
 */
export function barChartSvg(content: ChartContent, locale: ReportDocument['locale']): string {
  const top = content.series.length > 1 ? legendHeight : 2
  const groups = groupsOf(content, { top, locale })
  const last = groups.at(-1)
  const height = last ? last.top + last.height + 4 : top
  const xOf = scaleOf(content)
  const axis = `<path d="M${px(xOf(0))} ${top - 2}V${px(height)}" stroke="${paperColours.line}" stroke-width="0.6"/>`
  const frame = `viewBox="0 0 ${width} ${px(height)}" width="${width}" height="${px(height)}"`
  const type = `font-family="${typeface.name}" font-size="${fontSize}" fill="${paperColours.ink}"`
  const shapes = [legend(content), ...groups.map((group) => groupShapes(group, xOf)), axis]
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" ${frame} ${type}><title>${escaped(content.description)}</title>${shapes.join('')}</svg>`
}

function groupsOf(
  content: ChartContent,
  { top, locale }: { top: number; locale: ReportDocument['locale'] },
): Group[] {
  let next = top
  return content.categories.map((category, row) => {
    const label = wrapped(category)
    const figures = content.series.flatMap(({ figures: column, column: { format } }, index) => {
      const figure = column[row]
      const colour = seriesColour(index, content.series.length)
      return figure ? [{ figure, text: figureText(figure, format, locale), colour }] : []
    })
    const height = Math.max(figures.length * barStep - (barStep - barHeight), label.length * lineHeight)
    const group = { label, figures, top: next, height }
    next += height + groupGap
    return group
  })
}

function groupShapes(group: Group, xOf: (amount: number) => number): string {
  const middle = group.top + group.height / 2
  const firstLine = middle - ((group.label.length - 1) * lineHeight) / 2 + fontSize * 0.35
  const lines = group.label.map((line, index) =>
    text(line, { x: 0, y: firstLine + index * lineHeight, fill: paperColours.ink }),
  )
  const barsTop = middle - (group.figures.length * barStep - (barStep - barHeight)) / 2
  const bars = group.figures.map(({ figure, text: label, colour }, index) => {
    const y = barsTop + index * barStep
    const [from, to] = [xOf(0), xOf(barLength(figure) ?? 0)].sort((a, b) => a - b) as [number, number]
    const value = text(label, {
      x: to + 4,
      y: y + barHeight / 2 + fontSize * 0.35,
      fill: paperColours.inkSoft,
    })
    return rectangle({ x: from, y, width: to - from, colour }) + value
  })
  return [...lines, ...bars].join('')
}

function legend({ series }: ChartContent): string {
  if (series.length < 2) return ''
  let x = plotLeft
  return series
    .map(({ name }, index) => {
      const swatch = rectangle({ x, y: 2, width: 9, colour: seriesColour(index, series.length) })
      const word = text(name, { x: x + 14, y: 9.6, fill: paperColours.inkSoft })
      x += 14 + name.length * fontSize * 0.56 + 16
      return swatch + word
    })
    .join('')
}

function scaleOf({ range: { low, high } }: ChartContent): (amount: number) => number {
  const span = high - low || 1
  return (amount) => plotLeft + ((amount - low) / span) * plotWidth
}

/** Bars of a light colour stand out from the paper by their edge. */
const outline = `stroke="${paperColours.accent}" stroke-width="0.4"`

function rectangle(bar: { x: number; y: number; width: number; colour: string }): string {
  return `<rect x="${px(bar.x)}" y="${px(bar.y)}" width="${px(bar.width)}" height="${barHeight}" fill="${bar.colour}" ${outline}/>`
}

function text(words: string, place: { x: number; y: number; fill: string }): string {
  const { x, y, fill } = place
  return `<text x="${px(x)}" y="${px(y)}" fill="${fill}">${escaped(words)}</text>`
}

function wrapped(label: string): string[] {
  const lines: string[] = []
  for (const word of label.split(/\s+/)) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + word.length < labelCharacters)
      lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}

const px = (length: number) => Math.round(length * 100) / 100

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (words: string) => words.replace(/[&<>"]/g, (character) => entities[character] ?? '')
