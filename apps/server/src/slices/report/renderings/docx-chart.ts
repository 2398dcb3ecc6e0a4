import type { FigureFormat, ReportDocument } from '@maillage/contract/report-document'
import { Paragraph } from 'docx'
import { ChartRun } from 'docx/charts'
import { barLength, type ChartContent } from './chart-series.ts'
import { docxStyles, ink } from './docx-styles.ts'
import { figureText } from './figure-text.ts'
import { seriesColour } from './paper.ts'
import { typeface } from './typefaces.ts'

/** A chart of Word's own, its numbers editable behind it; a figure without an amount has its mark and no bar. */
export function chartParagraph(
  { categories, series, range, description }: ChartContent,
  doc: ReportDocument,
): Paragraph {
  const height = 60 + categories.length * (series.length * 15 + 14)
  // The room that the longest bar leaves for its figure; a chart of zeros has no scale of its own.
  const limits = range.high > range.low && { minimum: range.low * 1.1, maximum: range.high * 1.1 }
  const soft = { size: 8.5, color: ink('inkSoft') }
  const chart = new ChartRun({
    type: 'bar',
    categories,
    series: series.map(({ name, column, figures }, index) => ({
      name,
      values: figures.map(barLength),
      color: seriesColour(index, series.length).slice(1),
      dataLabels: { value: true, numberFormat: labelFormats[column.format], font: soft },
      pointLabels: figures.map((figure) =>
        figure.state === 'observed'
          ? undefined
          : { text: figureText(figure, column.format, doc.locale) || ' ' },
      ),
    })),
    gapWidth: 60,
    overlap: -10,
    legend: series.length > 1 && { position: 'top', font: soft },
    categoryAxis: { reverseOrder: true, font: { size: 8.5, color: ink('ink') } },
    valueAxis: { visible: false, gridlines: false, ...limits },
    chartArea: { border: 'none' },
    font: { name: typeface.name },
    transformation: { width: 585, height },
    altText: { name: 'chart', description },
  })
  return new Paragraph({ style: docxStyles.chart, children: [chart] })
}

const labelFormats: Record<FigureFormat, string> = {
  count: '#,##0',
  hours: 'General',
  decimal: 'General',
  change: '+#,##0;\u2212#,##0;0',
  changePercent: '+0.0%;\u22120.0%;0.0%',
}
