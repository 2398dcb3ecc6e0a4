import { dimensionsKey } from '@maillage/contract/activity-rules'
import type { InputOf } from '@maillage/contract/endpoint'
import type { ReportLine, reportApi, SubmissionLine } from '@maillage/contract/report'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { readCatalogue } from '../catalogue/queries.ts'
import { readPerimeter } from '../indicator/queries.ts'
import { answer, singleMembers } from '../indicator/rules.ts'
import { buildReport, readingOf, reportInReach, reportLine, templateOf } from './queries.ts'
import { isOffered, questionsOf, type Reading } from './rules.ts'
import {
  type FrozenCell,
  insertProse,
  insertReport,
  insertSubmission,
  lockReport,
  type ReportRow,
  selectProseVersions,
  selectReport,
  selectSubmissions,
} from './sql.ts'

type Input<Name extends 'create' | 'saveProse' | 'submit'> = InputOf<(typeof reportApi)[Name]>

/** Begins a report with the newest template version of its year. */
export async function createReport(run: Run, input: Input<'create'>): Promise<ReportLine> {
  const { id, structureId, year } = input
  run.requireReach(structureId)
  const catalogue = await readCatalogue(run.tx, run.networkId)
  const existing = await selectReport(run.tx, run.networkId, id)
  if (existing) {
    const same =
      existing.template === input.template && existing.structureId === structureId && existing.year === year
    if (!same) throw new Problem('thing.id_taken')
    return reportLine(existing, catalogue, 'fr')
  }
  const { structures } = await readPerimeter(run.tx, run.networkId, structureId)
  const structure = structures.find((each) => each.id === structureId)
  if (structureId && !structure) throw new Problem('thing.not_found')
  const structureKind = structure?.kind ?? null
  const template = catalogue.templates
    .filter((each) => each.code === input.template && isOffered(each, { year, structureKind }))
    .sort((a, b) => b.version - a.version)[0]
  if (!template) throw new Problem('report.template_unknown', { year })
  const report = { id, template: template.code, templateVersion: template.version, structureId, year }
  await insertReport(run.tx, run.networkId, { ...report, at: run.now })
  run.audit({ action: 'report.create', noun: 'report', id, version: 1, payload: report })
  return reportLine(await reportInReach(run, id), catalogue, 'fr')
}

/** Writes a new version of a section's prose; the same text on the same base is the same version. */
export async function saveProse(run: Run, { id, section, baseVersion, text }: Input<'saveProse'>) {
  const report = await reportInReach(run, id)
  run.requireReach(report.structureId)
  const template = templateOf(await readCatalogue(run.tx, run.networkId), report)
  if (!template.sections.some((each) => each.id === section)) throw new Problem('thing.not_found')
  await lockReport(run.tx, run.networkId, id)
  const [latest] = await selectProseVersions(run.tx, run.networkId, id, section)
  const version = latest?.version ?? 0
  if (latest && version === baseVersion + 1 && latest.text === text) {
    return { section, version, text, editedAt: latest.at, editedBy: latest.by }
  }
  if (version !== baseVersion) throw new Problem('thing.changed_meanwhile', { version })
  const { now, accountId } = run
  await insertProse(run.tx, run.networkId, {
    reportId: id,
    section,
    version: version + 1,
    text,
    at: now,
    accountId,
  })
  run.audit({ action: 'report.prose', noun: 'report', id, version: version + 1, payload: { section, text } })
  return { section, version: version + 1, text, editedAt: now, editedBy: run.actor?.name ?? '' }
}

/** Freezes the report: both languages word for word, and its cells for next year's N-1. */
export async function submitReport(
  run: Run,
  { id, submissionId, reason }: Input<'submit'>,
): Promise<SubmissionLine> {
  const report = await reportInReach(run, id)
  run.requireReach(report.structureId)
  await lockReport(run.tx, run.networkId, id)
  const before = await selectSubmissions(run.tx, run.networkId, id)
  const again = before.find((each) => each.id === submissionId)
  if (again) return again
  if (before.length > 0 && !reason) throw new Problem('report.reason_required')
  const number = before.length + 1
  const { now, accountId } = run
  const frozen = { status: 'submitted' as const, version: number, submittedAt: now }
  await insertSubmission(run.tx, run.networkId, {
    id: submissionId,
    reportId: id,
    number,
    at: now,
    accountId,
    reason,
    documents: {
      fr: { ...(await buildReport(run, report, 'fr')), ...frozen },
      en: { ...(await buildReport(run, report, 'en')), ...frozen },
    },
    cells: frozenCells(report, await readingOf(run, report, 'fr')),
  })
  run.audit({ action: 'report.submit', noun: 'report', id, version: number, reason, payload: { number } })
  return { id: submissionId, number, at: now, by: run.actor?.name ?? '', reason }
}

/** The report's own year, cell by cell, keyed by indicator, members and period. */
function frozenCells(report: ReportRow, reading: Reading): FrozenCell[] {
  const cells = new Map<string, FrozenCell>()
  for (const question of questionsOf(templateOf(reading.catalogue, report), reading)) {
    if (question.yearOffset < 0) continue
    const key = dimensionsKey(singleMembers(question.where))
    const figure = answer(question, reading.facts)
    const { from, to } = question.period
    const { state, amount, missing } = figure
    const indicator = question.indicator.code
    cells.set([indicator, key, from, to].join(), {
      indicator,
      dimensionsKey: key,
      from,
      to,
      state,
      amount,
      missing,
    })
  }
  return [...cells.values()]
}
