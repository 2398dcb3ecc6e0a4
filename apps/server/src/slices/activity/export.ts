import { activityCount, itemsInKitsMeasure } from '@maillage/contract/activity-rules'
import type { Catalogue } from '@maillage/contract/catalogue'
import type { Label, Locale } from '@maillage/contract/values'
import { stringify } from 'csv-stringify/sync'
import writeExcelFile, { type CellObject, type Row } from 'write-excel-file/node'
import type { Run } from '../../platform/http/run.ts'
import { readCatalogue } from '../catalogue/queries.ts'
import { type ExportedActivity, type ExportFilter, selectExported } from './sql.ts'

/** A cell of an exported table; the last is a day. */
type Cell = string | number | null

interface Table {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

export interface ActivityExport {
  readonly activities: number
  /** Values, one a row. */
  readonly rows: number
  readonly bytes: Uint8Array
}

/**
 * Activities as a table of values, one a row with all of its dimensions in words; a workbook also lists the activities
 * themselves. "–" is notObserved, an empty amount of a field left empty is notFilledIn, 0 is 0.
 */
export async function exportActivities(
  run: Run,
  { filter, format, locale }: { filter: ExportFilter; format: 'csv' | 'xlsx'; locale: Locale },
): Promise<ActivityExport> {
  const words = new Words(await readCatalogue(run.tx, run.networkId), locale)
  const activities = await allActivities(run, filter)
  const values = valueTable(activities, words)
  const bytes =
    format === 'csv' ? csv(values, locale) : await workbook([values, activityTable(activities, words)])
  return { activities: activities.length, rows: values.rows.length, bytes }
}

const atOnce = 1000

async function allActivities(run: Run, filter: ExportFilter): Promise<ExportedActivity[]> {
  const all: ExportedActivity[] = []
  for (;;) {
    const page = await selectExported(run.tx, run.networkId, {
      filter,
      after: all.at(-1) ?? null,
      most: atOnce,
    })
    all.push(...page)
    if (page.length < atOnce) return all
  }
}

const headings = {
  values: { fr: 'Valeurs', en: 'Values' },
  activities: { fr: 'Activités', en: 'Activities' },
  id: { fr: 'Activité', en: 'Activity' },
  day: { fr: 'Jour', en: 'Day' },
  kind: { fr: 'Type', en: 'Kind' },
  structure: { fr: 'Structure', en: 'Structure' },
  coStructure: { fr: 'Avec', en: 'With' },
  site: { fr: 'Lieu', en: 'Site' },
  measure: { fr: 'Mesure', en: 'Measure' },
  state: { fr: 'État', en: 'State' },
  amount: { fr: 'Valeur', en: 'Amount' },
  source: { fr: 'Vient de', en: 'Comes from' },
  recordedAt: { fr: 'Noté le', en: 'Recorded at' },
  recordedBy: { fr: 'Noté par', en: 'Recorded by' },
  activityCount: { fr: 'Activités', en: 'Activities' },
  itemsInKits: { fr: 'Unités contenues dans les kits', en: 'Items inside kits' },
} as const satisfies Record<string, Label>

const states = {
  observed: { fr: 'observé', en: 'observed' },
  notObserved: { fr: 'non observé (–)', en: 'not observed (–)' },
  notFilledIn: { fr: 'non renseigné', en: 'not filled in' },
} as const

/** The catalogue's words in one language; a code that it no longer knows stands for itself. */
class Words {
  readonly #members: ReadonlyMap<string, string>
  readonly #measures: ReadonlyMap<string, string>
  readonly #fields: ReadonlyMap<string, string>

  constructor(
    private readonly catalogue: Catalogue,
    private readonly locale: Locale,
  ) {
    const { vocabularies, measures, kinds } = catalogue
    this.#members = new Map(
      vocabularies.flatMap(({ members }) => members.map(({ code, label }) => [code, label[locale]])),
    )
    this.#measures = new Map([
      ...measures.map(({ code, label }) => [code, label[locale]] as const),
      [activityCount, headings.activityCount[locale]],
      [itemsInKitsMeasure, headings.itemsInKits[locale]],
    ])
    this.#fields = new Map([
      ...kinds.flatMap(({ fields }) => fields.map(({ code, label }) => [code, label[locale]] as const)),
      // A grid's dimension is named by its vocabulary, whatever a kind calls its field.
      ...vocabularies.map(({ code, label }) => [code, label[locale]] as const),
    ])
  }

  heading = (name: keyof typeof headings): string => headings[name][this.locale]
  state = (state: keyof typeof states): string => states[state][this.locale]
  member = (code: string): string => this.#members.get(code) ?? code
  measure = (code: string): string => this.#measures.get(code) ?? code
  field = (code: string): string => this.#fields.get(code) ?? code

  kind({ kind, kindVersion }: Pick<ExportedActivity, 'kind' | 'kindVersion'>): string {
    const known = this.catalogue.kinds.find(({ code, version }) => code === kind && version === kindVersion)
    return known?.label[this.locale] ?? kind
  }
}

function valueTable(activities: readonly ExportedActivity[], words: Words): Table {
  const dimensions = [
    ...new Set(activities.flatMap(({ values }) => values.flatMap((value) => Object.keys(value.dimensions)))),
  ]
    .filter((dimension) => dimension !== 'site')
    .sort()
  const rows = activities.flatMap((activity) =>
    activity.values.map((value): Cell[] => [
      ...aboutActivity(activity, words),
      ...dimensions.map((dimension) => words.member(value.dimensions[dimension] ?? '')),
      words.measure(value.measure),
      words.state(value.state),
      value.amount,
    ]),
  )
  const names = ['measure', 'state', 'amount'] as const
  const header = [
    ...aboutHeader(words),
    ...dimensions.map((dimension) => words.field(dimension)),
    ...names.map(words.heading),
  ]
  return { name: words.heading('values'), header, rows }
}

function activityTable(activities: readonly ExportedActivity[], words: Words): Table {
  const keysOf = (part: 'tags' | 'texts') =>
    [...new Set(activities.flatMap((activity) => Object.keys(activity[part])))].sort()
  const [tags, texts] = [keysOf('tags'), keysOf('texts')]
  const rows = activities.map((activity): Cell[] => [
    ...aboutActivity(activity, words),
    ...tags.map((tag) => (activity.tags[tag] ?? []).map(words.member).join(', ')),
    ...texts.map((text) => activity.texts[text] ?? ''),
    activity.source,
    activity.recordedAt,
    activity.recordedBy,
  ])
  const header = [
    ...aboutHeader(words),
    ...[...tags, ...texts].map(words.field),
    ...(['source', 'recordedAt', 'recordedBy'] as const).map(words.heading),
  ]
  return { name: words.heading('activities'), header, rows }
}

const aboutHeader = (words: Words): string[] =>
  (['id', 'day', 'kind', 'structure', 'coStructure', 'site'] as const).map(words.heading)

const aboutActivity = (activity: ExportedActivity, words: Words): Cell[] => [
  activity.id,
  activity.day,
  words.kind(activity),
  activity.structure,
  activity.coStructure,
  activity.site,
]

/** UTF-8 with BOM, as the spreadsheets of the language open it; words that begin like a formula are held back. */
function csv({ header, rows }: Table, locale: Locale): Uint8Array {
  const isFrench = locale === 'fr'
  const text = stringify([header, ...rows] as Cell[][], {
    bom: true,
    delimiter: isFrench ? ';' : ',',
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { number: (amount) => (isFrench ? String(amount).replace('.', ',') : String(amount)) },
  })
  return new TextEncoder().encode(text)
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/

function workbook(tables: readonly Table[]): Promise<Uint8Array> {
  const sheets = tables.map(({ name, header, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: header.map(() => ({ width: 18 })),
    data: [
      header.map((value): CellObject => ({ value, type: String, fontWeight: 'bold' })),
      ...rows.map((row): Row => row.map(typedCell)),
    ],
  }))
  return writeExcelFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer()
}

function typedCell(cell: Cell): CellObject | null {
  if (cell === null || cell === '') return null
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (dayPattern.test(cell)) return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
  return { value: cell, type: String }
}
