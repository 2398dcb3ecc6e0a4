import type { ReportDocument, ReportSection, ReportTable } from '@maillage/contract/report-document'
import { isIncomplete } from './figure-words.ts'

/** What a table still waits for; figures that the table computes itself, or that were submitted, are not counted. */
export interface TableGaps {
  readonly table: ReportTable
  /** Nothing at all was said: one thing to look at, rather than one for each column. */
  readonly empty: boolean
  readonly notFilledIn: number
  readonly incomplete: number
}

/** What a section still waits for. */
export interface SectionGaps {
  readonly section: ReportSection
  /** A text is asked for and nobody wrote it. */
  readonly unwritten: boolean
  readonly tables: readonly TableGaps[]
}

function gapsOf(table: ReportTable): TableGaps {
  const figures = table.rows.flatMap((row) => row.cells.map(({ figure }) => figure))
  const asked = table.rows
    .filter((row) => !row.total)
    .flatMap((row) => row.cells.flatMap(({ indicator, figure }) => (indicator === null ? [] : [figure])))
  const empty = figures.every(({ state }) => state === 'notFilledIn')
  const blanks = asked.filter(({ state, origin }) => state === 'notFilledIn' && origin !== 'submitted')
  return {
    table,
    empty,
    notFilledIn: empty ? 0 : blanks.length,
    incomplete: asked.filter(isIncomplete).length,
  }
}

/** What is still missing, section by section; those that miss nothing are left out. */
export function leftToDo({ sections }: Pick<ReportDocument, 'sections'>): SectionGaps[] {
  return sections
    .map((section) => ({
      section,
      unwritten: section.prosePrompt !== null && (section.prose?.text ?? '').trim() === '',
      tables: section.blocks
        .flatMap((block) => (block.type === 'table' ? [gapsOf(block)] : []))
        .filter(({ empty, notFilledIn, incomplete }) => empty || notFilledIn + incomplete > 0),
    }))
    .filter(({ unwritten, tables }) => unwritten || tables.length > 0)
}

/** The same in numbers. */
export function countsOf(gaps: readonly SectionGaps[]) {
  const tables = gaps.flatMap((gap) => gap.tables)
  const sum = (part: 'notFilledIn' | 'incomplete') => tables.reduce((total, table) => total + table[part], 0)
  return {
    unwritten: gaps.filter((gap) => gap.unwritten).length,
    empty: tables.filter((table) => table.empty).length,
    notFilledIn: sum('notFilledIn'),
    incomplete: sum('incomplete'),
  }
}
