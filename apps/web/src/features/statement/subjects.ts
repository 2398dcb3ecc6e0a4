import type { Indicator, ReportTemplate } from '@maillage/contract/catalogue'
import type { StatementSubject } from '@maillage/contract/statement'
import type { Dimensions } from '@maillage/contract/values'
import { type Book, memberOf, wordOf } from '../activity/api.ts'

/** What the reports know of figures and of what they ask for. */
export interface Asked {
  readonly indicators: readonly Indicator[]
  readonly templates: readonly ReportTemplate[]
}

/** The measures that are stated rather than added up, each once. */
export function statedMeasures({ indicators }: Asked): string[] {
  const codes = indicators.flatMap(({ source }) => (source.from === 'statement' ? [source.measure] : []))
  return [...new Set(codes)]
}

/** The dimensions that reports ask a stated measure by: a site, or a vocabulary with its name in the values. */
interface Breakdown {
  readonly dimension: string
  /** null: the sites of the structure. */
  readonly vocabulary: string | null
}

function breakdownsOf({ indicators, templates }: Asked, measure: string): Breakdown[] {
  const stating = new Set(
    indicators.flatMap(({ code, source }) =>
      source.from === 'statement' && source.measure === measure ? [code] : [],
    ),
  )
  const tables = templates.flatMap(({ sections }) =>
    sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'table' ? [block] : []))),
  )
  const found = new Map<string, Breakdown>()
  for (const { columns, rows } of tables) {
    const asks = columns.some(
      (column) => column.type === 'indicator' && column.indicator && stating.has(column.indicator),
    )
    if (!asks) continue
    if (rows.from === 'sites') found.set('site', { dimension: 'site', vocabulary: null })
    if (rows.from === 'vocabulary') {
      found.set(rows.dimension, { dimension: rows.dimension, vocabulary: rows.vocabulary })
    }
  }
  for (const { source } of indicators) {
    if (source.from !== 'statement' || source.measure !== measure) continue
    for (const dimension of Object.keys(source.dimensions ?? {})) {
      if (!found.has(dimension)) found.set(dimension, { dimension, vocabulary: dimension })
    }
  }
  return [...found.values()]
}

export interface Precision {
  /** 'dimension member', or '' for the whole structure. */
  readonly key: string
  readonly label: string
  readonly dimensions: Dimensions
}

/** What a stated figure can be narrowed to: what the reports ask it by, for a structure (null: the network). */
export function precisionsOf(
  book: Book,
  asked: Asked,
  { measure, structureId }: { measure: string; structureId: string | null },
): Precision[] {
  return breakdownsOf(asked, measure).flatMap(({ dimension, vocabulary }) => {
    const members =
      vocabulary === null
        ? book.sites
            .filter((site) => site.structureId === structureId && !site.archived)
            .map(({ id, name }) => ({ code: id as string, label: name }))
        : (book.vocabularies.find(({ code }) => code === vocabulary)?.members ?? []).map(
            ({ code, label }) => ({
              code,
              label: wordOf(label),
            }),
          )
    return members.map(({ code, label }) => ({
      key: `${dimension} ${code}`,
      label,
      dimensions: { [dimension]: code },
    }))
  })
}

/** The members that a statement names, in words. */
export function membersInWords(book: Book, dimensions: Dimensions): string[] {
  return Object.entries(dimensions).map(([dimension, code]) => {
    if (dimension === 'site') return book.sites.find(({ id }) => id === code)?.name ?? code
    if (dimension === 'structure') return book.structures.find(({ id }) => id === code)?.name ?? code
    const fields = book.kinds.flatMap((kind) => kind.fields)
    const field = fields.find((each) => each.code === dimension && each.type === 'choice')
    const vocabulary = field?.type === 'choice' ? field.vocabulary : dimension
    const member = memberOf(book, vocabulary, code)
    return member ? wordOf(member.label) : code
  })
}

/** What a statement is about, in words: its measure or its kinds, and its members. */
export function subjectInWords(book: Book, { measure, kinds, dimensions }: StatementSubject): string {
  const named = book.measures.find(({ code }) => code === measure)
  const kindNames = kinds.flatMap((code) => {
    const kind = book.kinds.find((each) => each.code === code)
    return kind ? [wordOf(kind.label)] : []
  })
  const about = named ? [wordOf(named.label)] : kindNames
  return [...about, ...membersInWords(book, dimensions)].join(' · ')
}

/** Whether two subjects are the same, so that saying one again corrects the other. */
export function isSameSubject(a: StatementSubject, b: StatementSubject): boolean {
  const key = ({ structureId, measure, kinds, dimensions, from, to }: StatementSubject) =>
    JSON.stringify([structureId, measure, [...kinds].sort(), Object.entries(dimensions).sort(), from, to])
  return key(a) === key(b)
}
