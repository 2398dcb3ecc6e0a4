import type { ReportDocument } from '@maillage/contract/report-document'
import { wordsOf } from './words.ts'

/** "Tableau 3", "Figure 1": what a caption begins with. */
export function captionLabel(
  block: { type: 'table' | 'chart'; number: number },
  doc: ReportDocument,
): string {
  return `${wordsOf(doc)[block.type]} ${block.number}`
}

/** A heading with the number that the template prints before it. */
export function headingText({ number, title }: { number: string; title: string }): string {
  return number === '' ? title : `${number} ${title}`
}

/**
 * Levels of headings without a step left out, siblings staying siblings (1, 3, 3, 2 becomes 1, 2, 2, 2): readers aloud
 * find their way by them.
 */
export function steppedLevels(levels: number[]): number[] {
  const above: number[] = []
  return levels.map((level) => {
    while ((above.at(-1) ?? 0) >= level) above.pop()
    return above.push(level)
  })
}
