import { z } from 'zod'
import { everyRole } from './access.ts'
import { endpoint } from './endpoint.ts'
import { FigureFormat } from './report-document.ts'
import { Code, Day, Dimensions, Label } from './values.ts'

/**
 * The catalogue: kinds of activity, their fields, vocabularies, typed measures, kit compositions, indicators and
 * report templates. All data, each with its days of validity; a new kind or a new report needs no code.
 */

export const additiveMeasureTypes = [
  'participants',
  'contacts',
  'acts',
  'items',
  'kits',
  'sessions',
  'hours',
] as const
export const statedMeasureTypes = ['activeFile', 'fte', 'stock'] as const
export const MeasureType = z.enum([...additiveMeasureTypes, ...statedMeasureTypes])
export type MeasureType = z.infer<typeof MeasureType>

/** Additive figures are summed from activities; the others are entered at their own level and never summed. */
export const isAdditive = (type: MeasureType): boolean =>
  (additiveMeasureTypes as readonly MeasureType[]).includes(type)

export const Measure = z.object({ code: Code, type: MeasureType, label: Label, unit: Label.optional() })
export type Measure = z.infer<typeof Measure>

const validity = { validFrom: Day, validTo: Day.optional() }

/** What a kit holds, from a day on: the items inside are counted from the kits handed out. */
export const KitContent = z.object({
  item: Code,
  quantity: z.number().int().positive(),
  ...validity,
})

export const VocabularyMember = z.object({
  code: Code,
  label: Label,
  validFrom: Day.optional(),
  validTo: Day.optional(),
  /** Only members of a vocabulary of kits. */
  contents: z.array(KitContent).optional(),
  /** What choosing this member says at once, e.g. a programme its type: `{ action_type: 'evidence_based' }`. */
  implies: Dimensions.optional(),
})
export type VocabularyMember = z.infer<typeof VocabularyMember>

export const Vocabulary = z.object({
  code: Code,
  label: Label,
  /** Only a vocabulary of kits: the vocabulary that the items of its contents belong to. */
  contentsVocabulary: Code.optional(),
  members: z.array(VocabularyMember).min(1),
})
export type Vocabulary = z.infer<typeof Vocabulary>

const fieldBase = { code: Code, label: Label, hint: Label.optional(), required: z.boolean().default(false) }

export const Field = z.discriminatedUnion('type', [
  /** One member of a vocabulary; becomes a dimension, named by the field's code, of every value of the activity. */
  z.object({ type: z.literal('choice'), vocabulary: Code, default: Code.optional(), ...fieldBase }),
  /** Several members; described and searchable, but not a dimension, since the values would count twice. */
  z.object({ type: z.literal('tags'), vocabulary: Code, ...fieldBase }),
  /** One amount of a measure. */
  z.object({
    type: z.literal('measure'),
    measure: Code,
    default: z.number().optional(),
    max: z.number().optional(),
    ...fieldBase,
  }),
  /** One amount per member of a vocabulary, e.g. acts by category; the dimension is named by the vocabulary's code. */
  z.object({ type: z.literal('grid'), measure: Code, vocabulary: Code, ...fieldBase }),
  /** Words about the activity, never about a person. */
  z.object({
    type: z.literal('text'),
    maxLength: z.number().int().positive().max(4000).default(500),
    ...fieldBase,
  }),
])
export type Field = z.infer<typeof Field>

export const Kind = z.object({
  code: Code,
  version: z.number().int().min(1),
  label: Label,
  /** The button on the Record page, e.g. "Stage". */
  shortLabel: Label,
  /** 1 activity, 2 drug checking, 3 needle exchange, 4 groups, 5 days: wayfinding colour only. */
  part: z.number().int().min(1).max(5),
  /** Frequent kinds first where nobody has recorded yet. */
  order: z.number().int(),
  structureKinds: z.array(Code),
  site: z.enum(['required', 'optional', 'none']),
  /** Proposes itself again by a recurrence (permanences). */
  recurs: z.boolean().default(false),
  /** A part of the product produces this kind by itself; typing it by hand warns of the double. */
  producedBy: Code.optional(),
  fields: z.array(Field),
  ...validity,
})
export type Kind = z.infer<typeof Kind>

/** A dated definition over measures. */
export const Indicator = z.object({
  code: Code,
  version: z.number().int().min(1),
  label: Label,
  /** What is counted and what is not, in a sentence a funder can read. */
  definition: Label,
  type: MeasureType,
  format: FigureFormat,
  source: z.discriminatedUnion('from', [
    /** The sum of measures over activities; items inside kits only when `itemsInKits` says so. */
    z.object({
      from: z.literal('values'),
      measures: z.array(Code).min(1),
      kinds: z.array(Code).optional(),
      where: z.record(z.string(), z.array(z.string())).optional(),
      itemsInKits: z.boolean().optional(),
    }),
    /** How many activities. */
    z.object({
      from: z.literal('activities'),
      kinds: z.array(Code).min(1),
      where: z.record(z.string(), z.array(z.string())).optional(),
    }),
    /** A figure stated at its own level; never summed. */
    z.object({ from: z.literal('statement'), measure: Code, dimensions: Dimensions.optional() }),
  ]),
  /** Method notes and breaks in series: printed under tables from that year on. */
  notes: z.array(z.object({ fromYear: z.number().int(), text: Label })).default([]),
  ...validity,
})
export type Indicator = z.infer<typeof Indicator>

/** Which slice of time a column shows, from the report's own year. */
export const ColumnPeriod = z.object({
  yearOffset: z.number().int().min(-10).max(0),
  span: z.enum(['year', 'yearToDate', 'quarter1', 'quarter2', 'quarter3', 'quarter4']).default('year'),
})
export type ColumnPeriod = z.infer<typeof ColumnPeriod>

export const TemplateColumn = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('indicator'),
    id: Code,
    group: Label.optional(),
    label: Label,
    /** Absent when the rows name their own indicator. */
    indicator: Code.optional(),
    period: ColumnPeriod,
  }),
  z.object({
    type: z.literal('change'),
    id: Code,
    group: Label.optional(),
    label: Label,
    from: Code,
    to: Code,
    as: z.enum(['difference', 'percent']),
  }),
])
export type TemplateColumn = z.infer<typeof TemplateColumn>

/** Leaves out the rows of which nothing was said in any column; 0 and "–" are said, and stay. */
const onlyFilled = z.boolean().optional()

export const TemplateRows = z.discriminatedUnion('from', [
  z.object({
    from: z.literal('vocabulary'),
    dimension: Code,
    vocabulary: Code,
    members: z.array(Code).optional(),
    onlyFilled,
  }),
  z.object({ from: z.literal('sites'), onlyFilled }),
  z.object({ from: z.literal('structures'), onlyFilled }),
  z.object({
    from: z.literal('list'),
    rows: z
      .array(
        z.object({ id: Code, label: Label, indicator: Code.optional(), dimensions: Dimensions.optional() }),
      )
      .min(1),
  }),
])
export type TemplateRows = z.infer<typeof TemplateRows>

export const TemplateTable = z.object({
  type: z.literal('table'),
  id: Code,
  caption: Label,
  rowHeader: Label,
  columns: z.array(TemplateColumn).min(1),
  rows: TemplateRows,
  total: z.boolean().default(false),
  notes: z.array(Label).default([]),
})
export type TemplateTable = z.infer<typeof TemplateTable>

export const TemplateChart = z.object({
  type: z.literal('chart'),
  id: Code,
  caption: Label,
  table: Code,
  columns: z.array(Code).min(1),
})

export const TemplateSection = z.object({
  id: Code,
  number: z.string().default(''),
  level: z.number().int().min(1).max(4),
  title: Label,
  /** Shown in grey until somebody writes; null: no prose is expected here. */
  prosePrompt: Label.nullable().default(null),
  blocks: z.array(z.discriminatedUnion('type', [TemplateTable, TemplateChart])).default([]),
})

export const ReportTemplate = z.object({
  code: Code,
  version: z.number().int().min(1),
  title: Label,
  funder: Label,
  structureKinds: z.array(Code),
  /** structure: one structure's report; network: the whole network's; both where either may be asked. */
  perimeters: z.array(z.enum(['structure', 'network'])).min(1),
  validFromYear: z.number().int(),
  validToYear: z.number().int().optional(),
  /** Said on the page and on the cover when the year's official form was not at hand. */
  formNote: Label.nullable(),
  sections: z.array(TemplateSection).min(1),
})
export type ReportTemplate = z.infer<typeof ReportTemplate>

export const Catalogue = z.object({
  measures: z.array(Measure),
  vocabularies: z.array(Vocabulary),
  kinds: z.array(Kind),
  indicators: z.array(Indicator),
  templates: z.array(ReportTemplate),
})
export type Catalogue = z.infer<typeof Catalogue>

/** What the Record page needs and keeps for the road: no indicators, no templates. */
export const RecordingCatalogue = Catalogue.pick({ measures: true, vocabularies: true, kinds: true })
export type RecordingCatalogue = z.infer<typeof RecordingCatalogue>

export const catalogueApi = {
  recording: endpoint({
    method: 'GET',
    path: '/catalogue/recording',
    summary: 'Kinds, vocabularies and measures, all versions, for recording',
    access: everyRole,
    input: z.object({}).optional(),
    output: RecordingCatalogue,
  }),
  reporting: endpoint({
    method: 'GET',
    path: '/catalogue/reporting',
    summary: 'Indicators and report templates',
    access: everyRole,
    input: z.object({}).optional(),
    output: Catalogue.pick({ indicators: true, templates: true }),
  }),
}
