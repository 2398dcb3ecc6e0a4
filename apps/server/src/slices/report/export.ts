import type { ExportFormat } from '@maillage/contract/report-document'
import { type Locale, ReportId, StructureId } from '@maillage/contract/values'
import { v7 } from 'uuid'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { readCatalogue } from '../catalogue/queries.ts'
import { readPerimeter } from '../indicator/queries.ts'
import { readNetwork } from '../network/queries.ts'
import { buildReport, readReport } from './queries.ts'
import { type RenderedReport, renderReport } from './renderings/render-report.ts'
import { isOffered } from './rules.ts'
import { type ReportRow, selectReportOfYear } from './sql.ts'

export interface ReportWanted {
  readonly template: string
  /** null: the whole network. */
  readonly structureId: string | null
  readonly year: number
  readonly locale: Locale
  readonly format: ExportFormat
  /** The number of a submission; without it the report as it stands. */
  readonly submission?: number | undefined
}

/**
 * A report as a file, by what it is about rather than by its identifier: the one that was begun, with its prose, or one
 * made of today's figures when nobody began it. Writes nothing. `report.template_unknown` when it is not offered.
 */
export async function exportReport(run: Run, wanted: ReportWanted): Promise<RenderedReport> {
  const { locale, format, submission } = wanted
  const begun = await selectReportOfYear(run.tx, run.networkId, wanted)
  if (begun) {
    const { document } = await readReport(run, { id: begun.id, locale, submission })
    return renderReport(document, format)
  }
  if (submission !== undefined) throw new Problem('report.nothing_submitted')
  return renderReport(await buildReport(run, await unbegun(run, wanted), locale), format)
}

/** A report that nobody began, with the newest template version of its year. */
async function unbegun(run: Run, { template, structureId, year }: ReportWanted): Promise<ReportRow> {
  const { structures } = await readPerimeter(run.tx, run.networkId, structureId)
  const structure = structures.find(({ id }) => id === structureId)
  const structureKind = structure?.kind ?? null
  const { templates } = await readCatalogue(run.tx, run.networkId)
  const newest = templates
    .filter((each) => each.code === template && isOffered(each, { year, structureKind }))
    .sort((a, b) => b.version - a.version)[0]
  if (!newest) throw new Problem('report.template_unknown', { year })
  return {
    id: ReportId.parse(v7()),
    template: newest.code,
    templateVersion: newest.version,
    structureId: structureId === null ? null : StructureId.parse(structureId),
    perimeter: structure?.name ?? (await readNetwork(run.tx, run.networkId))?.name ?? '',
    year,
    submissions: 0,
    submittedAt: null,
  }
}
