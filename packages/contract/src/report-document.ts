import { z } from 'zod'
import { Day, Instant, Label, Locale, ReportId } from './values.ts'

/**
 * What a report is, whatever shows it: the page, DOCX, PDF, XLSX and CSV are five renderings of this one model,
 * so that a figure cannot differ between them.
 */

/** observed: a number, 0 included; notObserved: "–"; notFilledIn: nothing said yet; protected: a small count held back. */
export const ValueState = z.enum(['observed', 'notObserved', 'notFilledIn', 'protected'])
export type ValueState = z.infer<typeof ValueState>

/** Where a figure was read: from the records of today, from a frozen submission, or from a total typed in for a past year. */
export const FigureOrigin = z.enum(['live', 'submitted', 'pastTotal'])

export const Figure = z.object({
  state: ValueState,
  /** Present when observed; hours in quarter steps, counts whole; a change in percent is given as a ratio (0.25 = +25 %). */
  amount: z.number().nullable(),
  /** Records that should have filled this figure and did not: the total is right for what was said, and incomplete. */
  missing: z.number().int().min(0),
  origin: FigureOrigin,
})
export type Figure = z.infer<typeof Figure>

/** How an amount is set: people and acts are whole, hours have quarters, a change is signed, a ratio is shown in percent. */
export const FigureFormat = z.enum(['count', 'hours', 'decimal', 'change', 'changePercent'])
export type FigureFormat = z.infer<typeof FigureFormat>

export const ReportColumn = z.object({
  id: z.string(),
  /** Columns next to each other with the same group share a header cell above them ("Nombre de stages": N-1, N). */
  group: z.string().nullable(),
  label: z.string(),
  format: FigureFormat,
})
export type ReportColumn = z.infer<typeof ReportColumn>

export const ReportCell = z.object({
  columnId: z.string(),
  figure: Figure,
  /** The indicator behind the cell, null for a change or a total that is computed from other cells. */
  indicator: z.string().nullable(),
})
export type ReportCell = z.infer<typeof ReportCell>

export const ReportRow = z.object({
  id: z.string(),
  label: z.string(),
  total: z.boolean(),
  cells: z.array(ReportCell),
})
export type ReportRow = z.infer<typeof ReportRow>

export const ReportTable = z.object({
  type: z.literal('table'),
  id: z.string(),
  /** "Tableau 3" in French, "Table 3" in English: given by the renderer from this number. */
  number: z.number().int(),
  caption: z.string(),
  /** Header of the first column, e.g. "Milieu". */
  rowHeader: z.string(),
  columns: z.array(ReportColumn),
  rows: z.array(ReportRow),
  /** Method notes, series breaks, where N-1 was read. */
  notes: z.array(z.string()),
})
export type ReportTable = z.infer<typeof ReportTable>

/** A bar chart of columns of a table that stands in the same report: its numbers are the table's. */
export const ReportChart = z.object({
  type: z.literal('chart'),
  id: z.string(),
  number: z.number().int(),
  caption: z.string(),
  tableId: z.string(),
  columnIds: z.array(z.string()),
})
export type ReportChart = z.infer<typeof ReportChart>

export const ReportBlock = z.discriminatedUnion('type', [ReportTable, ReportChart])
export type ReportBlock = z.infer<typeof ReportBlock>

/** Prose is CommonMark: paragraphs, lists, emphasis; no HTML, no images. */
export const ReportProse = z.object({
  text: z.string(),
  version: z.number().int(),
  editedAt: Instant.nullable(),
  editedBy: z.string().nullable(),
})

export const ReportSection = z.object({
  id: z.string(),
  /** Printed number as the template words it, e.g. "III.1.i"; empty for none. */
  number: z.string(),
  title: z.string(),
  /** 1 = chapter. */
  level: z.number().int().min(1).max(4),
  /** What to write here, shown until somebody does; null where no prose is expected. Never printed. */
  prosePrompt: z.string().nullable(),
  prose: ReportProse.nullable(),
  blocks: z.array(ReportBlock),
})
export type ReportSection = z.infer<typeof ReportSection>

export const IndicatorDefinition = z.object({
  indicator: z.string(),
  label: z.string(),
  definition: z.string(),
})

export const ReportDocument = z.object({
  id: ReportId,
  /** The template's name; the year and the perimeter stand beside it. */
  title: z.string(),
  locale: Locale,
  /** Structure's or network's name. */
  perimeter: z.string(),
  networkName: z.string(),
  year: z.number().int(),
  period: z.object({ from: Day, to: Day }),
  status: z.enum(['draft', 'submitted']),
  /** Number of the latest submission, 0 while a draft. */
  version: z.number().int(),
  submittedAt: Instant.nullable(),
  generatedAt: Instant,
  /** IANA zone of the network: the day of a submission is the day it was there. */
  zone: z.string(),
  template: z.object({
    code: z.string(),
    version: z.number().int(),
    funder: z.string(),
    /** Said on the cover when the year's official form was not at hand. */
    formNote: z.string().nullable(),
  }),
  sections: z.array(ReportSection),
  definitions: z.array(IndicatorDefinition),
})
export type ReportDocument = z.infer<typeof ReportDocument>

export const exportFormats = ['docx', 'pdf', 'xlsx', 'csv'] as const
export const ExportFormat = z.enum(exportFormats)
export type ExportFormat = z.infer<typeof ExportFormat>

/** A template's word for both languages, picked by locale when the document is built. */
export const TemplateText = Label
