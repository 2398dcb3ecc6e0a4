import type {
  ReportChart,
  ReportDocument,
  ReportSection,
  ReportTable,
} from '@maillage/contract/report-document'

/** The element that an address of the page leads to. */
export const anchorOf = ({ id }: Pick<ReportSection, 'id'>): string => `section-${id}`

/** A heading with the number that the template prints before it. */
export const headingText = ({ number, title }: Pick<ReportSection, 'number' | 'title'>): string =>
  number === '' ? title : `${number} ${title}`

/**
 * Levels of headings without a step left out, siblings staying siblings (1, 3, 3, 2 becomes 1, 2, 2, 2): readers aloud
 * find their way by them.
 */
export function steppedLevels(levels: readonly number[]): number[] {
  const above: number[] = []
  return levels.map((level) => {
    while ((above.at(-1) ?? 0) >= level) above.pop()
    return above.push(level)
  })
}

/** The table that a chart draws, wherever it stands in the report. */
export function tableOfChart({ sections }: ReportDocument, chart: ReportChart): ReportTable | undefined {
  return sections
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'table' ? [block] : [])))
    .find((table) => table.id === chart.tableId)
}

/** A table by its code. */
export function tableWithId({ sections }: ReportDocument, id: string): ReportTable | undefined {
  for (const { blocks } of sections) {
    const found = blocks.find((block) => block.id === id && block.type === 'table')
    if (found?.type === 'table') return found
  }
  return undefined
}

/** The title as one line says it: name and year. */
export const titleWithYear = (report: Pick<ReportDocument, 'title' | 'year'>): string =>
  `${titleWithoutYear(report)} ${report.year}`

/** The title without the year, which stands above it. */
export const titleWithoutYear = ({ title, year }: Pick<ReportDocument, 'title' | 'year'>): string =>
  title.replace(new RegExp(`\\s*${year}$`), '')
