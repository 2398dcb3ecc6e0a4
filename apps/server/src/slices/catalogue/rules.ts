import { activityCount, itemsInKitsMeasure } from '@maillage/contract/activity-rules'
import {
  type Catalogue,
  type Field,
  type Indicator,
  isAdditive,
  type Kind,
  type Measure,
  type ReportTemplate,
  type TemplateColumn,
  type TemplateTable,
  type Vocabulary,
} from '@maillage/contract/catalogue'
import type { Dimensions } from '@maillage/contract/values'

type Amount = Extract<Field, { type: 'measure' | 'grid' }>
type Counted = Exclude<Indicator['source'], { from: 'statement' }>
type Stated = Extract<Indicator['source'], { from: 'statement' }>
type Content = NonNullable<Vocabulary['members'][number]['contents']>[number]
type Named = string | { code: string; version?: number } | { id: string }

/** Every fault of a catalogue, one sentence each: none means that every record can be read and every figure answered. */
export function checkCatalogue(catalogue: Catalogue): string[] {
  const check = new Check('catalogue', indexOf(catalogue), [])
  const { measures, vocabularies, kinds, indicators, templates } = catalogue
  for (const [what, all] of Object.entries(catalogue)) check.once(`among the ${what},`, all)
  checkLabels(catalogue, [], check)
  checkDimensions(kinds, check)
  for (const each of measures) checkMeasure(each, check.of(`measure ${each.code}`))
  for (const each of vocabularies) checkVocabulary(each, check.of(`vocabulary ${each.code}`))
  for (const each of kinds) checkKind(each, check.of(`kind ${each.code}`))
  for (const each of indicators) checkIndicator(each, check.of(`indicator ${each.code}`))
  for (const each of templates) checkTemplate(each, check.of(`template ${each.code}`))
  return check.faults
}

/** What the definitions refer to, by code. */
interface Index {
  readonly measures: ReadonlyMap<string, Measure>
  readonly vocabularies: ReadonlyMap<string, Vocabulary>
  readonly kinds: readonly Kind[]
  readonly indicators: ReadonlyMap<string, Indicator>
  /** dimension → the vocabulary of its members. */
  readonly dimensions: ReadonlyMap<string, string>
}

function indexOf({ measures, vocabularies, kinds, indicators }: Catalogue): Index {
  const byCode = <Each extends { code: string }>(all: readonly Each[]) =>
    new Map(all.map((each) => [each.code, each]))
  const dimensions = new Map(vocabularies.map(({ code }) => [code, code]))
  for (const [dimension, vocabulary] of kinds.flatMap(dimensionFields)) dimensions.set(dimension, vocabulary)
  return {
    measures: byCode(measures),
    vocabularies: byCode(vocabularies),
    kinds,
    indicators: byCode(indicators),
    dimensions,
  }
}

/** Collects faults under the name of what is being checked. */
class Check {
  constructor(
    readonly name: string,
    readonly index: Index,
    readonly faults: string[],
  ) {}

  of(part: string): Check {
    return new Check(this.name === 'catalogue' ? part : `${this.name}, ${part}`, this.index, this.faults)
  }

  refuse(isFault: boolean, sentence: string): void {
    if (isFault) this.faults.push(`${this.name}: ${sentence}`)
  }

  once(what: string, all: readonly Named[]): void {
    const names = all.map(nameOf)
    const repeated = names.filter((name, position) => names.indexOf(name) !== position)
    for (const name of new Set(repeated)) this.refuse(true, `${what} ${name} is there twice`)
  }

  vocabulary(code: string): Vocabulary | undefined {
    const found = this.index.vocabularies.get(code)
    this.refuse(!found, `the vocabulary ${code} does not exist`)
    return found
  }

  members(vocabulary: string, codes: readonly string[]): void {
    const found = this.vocabulary(vocabulary)
    const known = found?.members.map(({ code }) => code) ?? codes
    for (const code of codes) this.refuse(!known.includes(code), `${code} is not in ${vocabulary}`)
  }

  dimension(dimension: string, members: readonly string[]): void {
    if (dimension === 'site' || dimension === 'structure') return
    const vocabulary = this.index.dimensions.get(dimension)
    if (vocabulary !== undefined) this.members(vocabulary, members)
    else this.refuse(true, `the dimension ${dimension} does not exist`)
  }

  dimensions(dimensions: Dimensions = {}): void {
    for (const [dimension, member] of Object.entries(dimensions)) this.dimension(dimension, [member])
  }

  /** A measure that may be recorded and summed. */
  additive(code: string): Measure | undefined {
    const measure = this.index.measures.get(code)
    this.refuse(!measure, `the measure ${code} does not exist`)
    this.refuse(
      measure !== undefined && !isAdditive(measure.type),
      `${code} never adds up: it is stated, not recorded or summed`,
    )
    return measure
  }

  days({ validFrom, validTo }: { validFrom?: string | undefined; validTo?: string | undefined }): void {
    this.refuse((validTo ?? '9999-12-31') < (validFrom ?? ''), 'it ends before it begins')
  }
}

function nameOf(each: Named): string {
  if (typeof each === 'string') return each
  if ('id' in each) return each.id
  return each.version === undefined ? each.code : `${each.code} (version ${each.version})`
}

const isAmount = (field: Field): field is Amount => field.type === 'measure' || field.type === 'grid'

/** The dimensions that a kind's fields make, each with its vocabulary. */
function dimensionFields({ fields }: Kind): [dimension: string, vocabulary: string][] {
  return fields.flatMap((field): [string, string][] => {
    if (field.type === 'choice') return [[field.code, field.vocabulary]]
    return field.type === 'grid' ? [[field.vocabulary, field.vocabulary]] : []
  })
}

/** The shapes ask for both languages; spaces are not words. */
function checkLabels(value: unknown, path: readonly string[], check: Check): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if ((key !== 'fr' && key !== 'en') || typeof inner !== 'string') checkLabels(inner, [...path, key], check)
    else check.refuse(inner.trim() === '', `${path.join('.')} has no words in "${key}"`)
  }
}

/** A row of a report is one dimension, whatever the kind that was recorded. */
function checkDimensions(kinds: readonly Kind[], check: Check): void {
  const first = new Map<string, string>()
  for (const [dimension, vocabulary] of kinds.flatMap(dimensionFields)) {
    const known = first.get(dimension) ?? vocabulary
    first.set(dimension, known)
    check.refuse(known !== vocabulary, `the dimension ${dimension} is of ${known} and of ${vocabulary}`)
  }
}

function checkMeasure({ code }: Measure, check: Check): void {
  check.refuse([activityCount, itemsInKitsMeasure].includes(code), 'its code is reserved')
}

function checkVocabulary({ members, contentsVocabulary }: Vocabulary, check: Check): void {
  check.once('the member', members)
  for (const member of members) {
    const ofMember = check.of(`member ${member.code}`)
    const contents = member.contents ?? []
    const items = contents.map(({ item }) => item)
    ofMember.days(member)
    ofMember.dimensions(member.implies)
    if (contentsVocabulary) ofMember.members(contentsVocabulary, items)
    else ofMember.refuse(items.length > 0, 'it has contents, and no contentsVocabulary to find them in')
    for (const [position, content] of contents.entries()) {
      const isDouble = contents.slice(position + 1).some((other) => overlap(content, other))
      ofMember.refuse(isDouble, `${content.item} is counted twice on the days when two contents hold`)
    }
  }
}

const overlap = (a: Content, b: Content): boolean =>
  a.item === b.item &&
  a.validFrom <= (b.validTo ?? '9999-12-31') &&
  b.validFrom <= (a.validTo ?? '9999-12-31')

function checkKind(kind: Kind, check: Check): void {
  const { fields, structureKinds } = kind
  const grids = fields.filter((field) => field.type === 'grid')
  const measures = fields.flatMap((field) => (field.type === 'measure' ? [field.measure] : []))
  const choices = fields.flatMap((field) => (field.type === 'choice' ? [field.code] : []))
  check.days(kind)
  check.refuse(structureKinds.length === 0, 'no kind of structure records it')
  check.members('structure_kind', structureKinds)
  check.once('the field', fields)
  check.once('the amount', [...measures, ...grids.map((grid) => `${grid.measure} by ${grid.vocabulary}`)])
  check.once('the dimension', [...choices, ...new Set(grids.map((grid) => grid.vocabulary))])
  for (const field of fields) checkField(field, check.of(`field ${field.code}`))
}

function checkField(field: Field, check: Check): void {
  if (field.type === 'choice') {
    check.members(field.vocabulary, field.default === undefined ? [] : [field.default])
  } else if (field.type === 'tags') {
    check.vocabulary(field.vocabulary)
  } else if (field.type === 'text') {
    check.refuse(!field.hint, 'a text needs a hint: write nothing that could identify a person')
  } else if (field.type === 'measure') {
    check.additive(field.measure)
    check.refuse((field.default ?? 0) > (field.max ?? Infinity), 'its default is above its maximum')
  } else {
    const ofKits = check.additive(field.measure)?.type === 'kits'
    const isOpen = check.vocabulary(field.vocabulary)?.contentsVocabulary !== undefined
    check.refuse(ofKits && !isOpen, 'its kits do not say what they hold (contentsVocabulary)')
  }
}

function checkIndicator(indicator: Indicator, check: Check): void {
  const { source, type } = indicator
  const format = type === 'hours' ? 'hours' : type === 'fte' ? 'decimal' : 'count'
  check.days(indicator)
  check.refuse(indicator.format !== format, `${type} are shown as ${format}, not as ${indicator.format}`)
  if (source.from === 'statement') checkStated(indicator, source, check)
  else checkCounted(indicator, source, check)
}

function checkStated({ type }: Indicator, source: Stated, check: Check): void {
  check.dimensions(source.dimensions)
  const measure = check.index.measures.get(source.measure)
  check.refuse(!measure, `the measure ${source.measure} does not exist`)
  if (!measure) return
  check.refuse(isAdditive(measure.type), `${measure.code} adds up: it is recorded, not stated`)
  check.refuse(measure.type !== type, `it is of type ${type}, ${measure.code} is not`)
}

function checkCounted(indicator: Indicator, source: Counted, check: Check): void {
  const { type } = indicator
  const { index } = check
  const codes = index.kinds.map(({ code }) => code)
  for (const code of source.kinds ?? []) {
    check.refuse(!codes.includes(code), `the kind ${code} does not exist`)
  }
  const collected = countedKinds(source, index).flatMap(({ fields }) => fields.filter(isAmount))
  if (source.from === 'activities') {
    check.refuse(type !== 'sessions', 'activities are counted as sessions')
  } else {
    for (const code of source.measures) {
      const measure = check.additive(code)
      check.refuse(measure !== undefined && measure.type !== type, `it is of type ${type}, ${code} is not`)
      check.refuse(
        !collected.some((field) => field.measure === code),
        `no kind that it counts collects the measure ${code}`,
      )
    }
    // Kits delivered to a partner and kits handed out are opened alike: only the kinds tell them apart.
    const kits = collected.filter((field) => index.measures.get(field.measure)?.type === 'kits')
    const isOneMeasure = new Set(kits.map((field) => field.measure)).size === 1
    check.refuse(source.itemsInKits === true && !isOneMeasure, 'its kinds must collect kits of one measure')
  }
  for (const [dimension, members] of Object.entries(source.where ?? {})) {
    check.dimension(dimension, members)
    checkFed(indicator, dimension, check)
  }
}

const countedKinds = ({ kinds }: Counted, index: Index): Kind[] =>
  index.kinds.filter(({ code }) => kinds?.includes(code) ?? true)

/** Whatever is counted without this dimension would be left out of every row, silently. */
function checkFed(indicator: Indicator, dimension: string, check: Check): void {
  const { source, code } = indicator
  const counted = source.from === 'statement' ? [] : countedDimensions(source, check.index)
  const isFed = counted.every((dimensions) => dimensions.includes(dimension))
  check.refuse(!isFed, `not everything that ${code} counts has the dimension ${dimension}`)
}

/** What feeds an indicator: the dimensions of each kind that is counted, or of each of its fields. */
function countedDimensions(source: Counted, index: Index): string[][] {
  return countedKinds(source, index).flatMap(({ fields, site }) => {
    const choices = fields.flatMap((field) => (field.type === 'choice' ? [field.code] : []))
    const own = ['structure', ...(site === 'none' ? [] : ['site']), ...choices]
    if (source.from === 'activities') return [own]
    return fields.filter(isAmount).flatMap((field) => {
      const rows = field.type === 'grid' ? [field.vocabulary] : []
      if (source.measures.includes(field.measure)) return [[...own, ...rows]]
      const items = rows.flatMap((code) => index.vocabularies.get(code)?.contentsVocabulary ?? [])
      return source.itemsInKits && items.length > 0 ? [[...own, ...rows, ...items]] : []
    })
  })
}

function checkTemplate(template: ReportTemplate, check: Check): void {
  const { sections, perimeters, structureKinds, validFromYear, validToYear } = template
  const blocks = sections.flatMap((section) => section.blocks)
  const tables = blocks.filter((block) => block.type === 'table')
  const isForStructures = perimeters.includes('structure')
  check.refuse((validToYear ?? validFromYear) < validFromYear, 'it ends before it begins')
  check.refuse(isForStructures && structureKinds.length === 0, 'no kind of structure may use it')
  check.members('structure_kind', structureKinds)
  check.once('the section', sections)
  check.once('the number', sections.map(({ number }) => number).filter(Boolean))
  check.once('the block', blocks)
  for (const [position, { id, level }] of sections.entries()) {
    check.refuse(level > (sections[position - 1]?.level ?? 0) + 1, `the section ${id} skips a level`)
  }
  for (const table of tables) checkTable(table, perimeters.includes('network'), check.of(`table ${table.id}`))
  for (const block of blocks) {
    if (block.type !== 'chart') continue
    const table = tables.find(({ id }) => id === block.table)
    check.refuse(!table, `the chart ${block.id} shows the table ${block.table}, which does not exist`)
    const known = table?.columns.map(({ id }) => id) ?? block.columns
    for (const id of block.columns) {
      check.refuse(!known.includes(id), `the chart ${block.id} shows the column ${id}, which does not exist`)
    }
  }
}

function checkTable(table: TemplateTable, isOfNetwork: boolean, check: Check): void {
  const { columns, rows, total } = table
  const asked = checkCells(table, check)
  check.once('the column', columns)
  for (const column of columns) checkChange(column, columns, check)
  // A stated figure has a total of its own at the perimeter's level; rows that each name a figure would be summed.
  const isListed = rows.from === 'list' && rows.rows.some((row) => row.indicator !== undefined)
  const isStated = asked.some(({ source }) => source.from === 'statement')
  check.refuse(total && isListed && isStated, 'a total of figures that never add up')
  const types = new Set(asked.map(({ type }) => type))
  check.refuse(total && isListed && types.size > 1, 'a total of unlike rows')
  check.refuse(rows.from === 'structures' && !isOfNetwork, 'its rows ask for the perimeter network')
  checkRows(rows, asked, check)
}

function checkRows(rows: TemplateTable['rows'], asked: readonly Indicator[], check: Check): void {
  if (rows.from === 'list') {
    check.once('the row', rows.rows)
    for (const row of rows.rows) check.dimensions(row.dimensions)
  } else if (rows.from === 'sites') {
    for (const indicator of asked) checkFed(indicator, 'site', check)
  } else if (rows.from === 'vocabulary') {
    const { dimension, vocabulary, members } = rows
    const isOf = check.index.dimensions.get(dimension) === vocabulary
    check.refuse(!isOf, `the dimension ${dimension} does not have the members of ${vocabulary}`)
    check.members(vocabulary, members ?? [])
    for (const indicator of asked) checkFed(indicator, dimension, check)
  }
}

/** Every cell asks exactly one indicator, named by its column or by its row; returns those that exist. */
function checkCells({ columns, rows }: TemplateTable, check: Check): Indicator[] {
  const perRow = rows.from === 'list' ? rows.rows : [{ id: 'each row', indicator: undefined }]
  const asked = columns.flatMap((column) => {
    if (column.type === 'change') return []
    return perRow.flatMap((row) => {
      const codes = [column.indicator, row.indicator].filter((code) => code !== undefined)
      const count = codes.length === 0 ? 'no indicator' : 'two indicators'
      check.refuse(codes.length !== 1, `the cell ${row.id}, ${column.id} has ${count}`)
      return codes
    })
  })
  return [...new Set(asked)].flatMap((code) => {
    const indicator = check.index.indicators.get(code)
    check.refuse(!indicator, `the indicator ${code} does not exist`)
    return indicator ?? []
  })
}

function checkChange(column: TemplateColumn, columns: readonly TemplateColumn[], check: Check): void {
  if (column.type !== 'change') return
  const [from, to] = [column.from, column.to].map((id) => columns.find((each) => each.id === id))
  const isBetween = from?.type === 'indicator' && to?.type === 'indicator'
  check.refuse(!isBetween, `the change ${column.id} is not between two columns of figures`)
  if (isBetween) {
    check.refuse(from.indicator !== to.indicator, `the change ${column.id} compares two indicators`)
  }
}
