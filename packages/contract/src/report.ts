import { z } from 'zod'
import { type Access, heads, reportReaders } from './access.ts'
import { ActivityLine } from './activity.ts'
import { endpoint } from './endpoint.ts'
import { ExportFormat, Figure, ReportDocument } from './report-document.ts'
import { PastTotal, Statement, StatementSubject } from './statement.ts'
import {
  BaseVersion,
  Code,
  Instant,
  Locale,
  Ordinal,
  Period,
  ReportId,
  StructureId,
  SubmissionId,
  Year,
} from './values.ts'

/** Readers (health agency, federation) see what was submitted; the people of a structure see its drafts as well. */
const draftReaders: Access = { roles: ['coordinator', 'head', 'worker', 'analyst'], within: 'structure' }

export const ReportLine = z.object({
  id: ReportId,
  template: Code,
  templateVersion: z.number().int(),
  title: z.string(),
  structureId: StructureId.nullable(),
  perimeter: z.string(),
  year: z.number().int(),
  /** 0 while never submitted. */
  submissions: z.number().int(),
  submittedAt: Instant.nullable(),
})
export type ReportLine = z.infer<typeof ReportLine>

export const SubmissionLine = z.object({
  id: SubmissionId,
  number: z.number().int(),
  at: Instant,
  by: z.string(),
  reason: z.string().nullable(),
})
export type SubmissionLine = z.infer<typeof SubmissionLine>

/** What may be said of a figure right where it stands; each null where it cannot be said. */
export const Sayable = z.object({
  /** The figure itself, which is entered at its own level. */
  statement: StatementSubject.nullable(),
  /** "–" or zero for what the figure counts. */
  declaration: StatementSubject.nullable(),
  /** The total that was printed for that past year. */
  pastTotal: PastTotal.pick({ structureId: true, indicator: true, dimensions: true, year: true }).nullable(),
})
export type Sayable = z.infer<typeof Sayable>

/** Rows that a table leaves out because nothing was said of them yet. */
export const UnsaidRows = z.object({
  table: Code,
  rows: z.array(z.object({ id: z.string(), label: z.string() })),
})

const ReportAndLocale = z.object({ id: ReportId, locale: Locale.default('fr') })

export const reportApi = {
  list: endpoint({
    method: 'GET',
    path: '/reports',
    summary: 'Reports that this person may read',
    access: reportReaders,
    input: z.object({ year: Year.optional(), locale: Locale.default('fr') }),
    output: z.array(ReportLine),
  }),
  create: endpoint({
    method: 'PUT',
    path: '/reports/{id}',
    summary: 'Begin a report for a structure (or the network) and a year',
    access: heads,
    problems: ['report.template_unknown', 'report.exists'],
    input: z.object({ id: ReportId, template: Code, structureId: StructureId.nullable(), year: Year }),
    output: ReportLine,
  }),
  read: endpoint({
    method: 'GET',
    path: '/reports/{id}',
    summary: 'The report as it stands now (a reader sees the latest submission)',
    access: reportReaders,
    problems: ['thing.not_found', 'report.nothing_submitted'],
    input: ReportAndLocale.extend({ submission: Ordinal.optional() }),
    output: z.object({
      document: ReportDocument,
      submissions: z.array(SubmissionLine),
      editable: z.boolean(),
      /** For those who may edit: where something can still be said. */
      unsaid: z.array(UnsaidRows),
    }),
  }),
  /** Opens a figure: its definition and every record, statement or snapshot behind it. */
  openCell: endpoint({
    method: 'GET',
    path: '/reports/{id}/cells/{table}/{row}/{column}',
    summary: 'What a figure is made of: definition, records, corrections, notes',
    access: draftReaders,
    problems: ['thing.not_found'],
    input: ReportAndLocale.extend({ table: Code, row: z.string().max(80), column: Code }),
    output: z.object({
      figure: Figure,
      label: z.string(),
      definition: z.string(),
      notes: z.array(z.string()),
      period: Period,
      records: z.array(ActivityLine.extend({ amount: z.number().nullable(), corrections: z.number().int() })),
      recordsTotal: z.number().int(),
      statements: z.array(Statement),
      pastTotal: PastTotal.nullable(),
      submission: SubmissionLine.nullable(),
      sayable: Sayable,
    }),
  }),
  saveProse: endpoint({
    method: 'PUT',
    path: '/reports/{id}/prose/{section}',
    summary: 'Write the prose of a section; every version is kept',
    access: heads,
    offline: true,
    problems: ['thing.not_found', 'thing.changed_meanwhile'],
    input: z.object({ id: ReportId, section: Code, baseVersion: BaseVersion, text: z.string().max(50_000) }),
    output: z.object({
      section: Code,
      version: z.number().int(),
      text: z.string(),
      editedAt: Instant,
      editedBy: z.string(),
    }),
  }),
  proseVersions: endpoint({
    method: 'GET',
    path: '/reports/{id}/prose/{section}',
    summary: 'Every version of a section’s prose, with last year’s text',
    access: draftReaders,
    input: z.object({ id: ReportId, section: Code }),
    output: z.object({
      versions: z.array(
        z.object({ version: z.number().int(), text: z.string(), at: Instant, by: z.string() }),
      ),
      lastYear: z.string().nullable(),
    }),
  }),
  submit: endpoint({
    method: 'POST',
    path: '/reports/{id}/submissions',
    summary: 'Freeze the report as submitted; next year’s N-1 reads it',
    access: heads,
    problems: ['thing.not_found', 'report.reason_required'],
    input: z.object({
      id: ReportId,
      submissionId: SubmissionId,
      reason: z.string().trim().max(500).nullable().default(null),
    }),
    output: SubmissionLine,
  }),
  download: endpoint({
    method: 'GET',
    path: '/reports/{id}/download',
    summary: 'The report as DOCX, PDF, XLSX or CSV',
    access: reportReaders,
    problems: ['thing.not_found', 'report.nothing_submitted'],
    input: ReportAndLocale.extend({
      format: ExportFormat,
      submission: Ordinal.optional(),
    }),
    output: z.file(),
  }),
}
