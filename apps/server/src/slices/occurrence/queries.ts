import type { DueDay, Occurrence, OccurrenceDay } from '@maillage/contract/occurrence'
import { addDays, askedForDays, dayKey, daysBetween, dueDays } from '@maillage/contract/occurrence-rules'
import type { Day, OccurrenceId } from '@maillage/contract/values'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { activityLines } from '../activity/queries.ts'
import { listStructures } from '../network/queries.ts'
import { calendarOf } from './export.ts'
import { selectAnswers, selectOccurrence, selectOccurrences } from './sql.ts'

/** What comes back, in the structures in reach. */
export const listOccurrences = (run: Run): Promise<Occurrence[]> =>
  selectOccurrences(run.tx, run.networkId, run.reachable())

/** One thing that comes back, stopped or not; `thing.not_found` also when it is another structure's. */
export async function readOccurrence(run: Run, id: string): Promise<Occurrence> {
  const occurrence = await selectOccurrence(run.tx, run.networkId, id)
  const reachable = run.reachable()
  if (!occurrence || (reachable && !reachable.includes(occurrence.structureId))) {
    throw new Problem('thing.not_found')
  }
  return occurrence
}

/** The days up to today that nobody answered yet, newest first. */
export async function listDueDays(run: Run): Promise<DueDay[]> {
  const period = { from: addDays(run.today, -askedForDays), to: run.today }
  const answers = await selectAnswers(run.tx, run.networkId, period)
  const answered = new Set(answers.map((answer) => dayKey(answer.occurrenceId, answer.day)))
  const siteNames = await readSiteNames(run)
  return dueDays(await listOccurrences(run), answered, run.today).map((due) => ({
    ...due,
    siteName: siteNames.get(due.occurrence.usual.siteId ?? '') ?? null,
  }))
}

interface Period {
  readonly from: Day
  readonly to: Day
}

/** The days of a period that were planned or answered, oldest first: of one plan, or of all in reach. */
export async function listDays(
  run: Run,
  { id, from, to }: Period & { id?: OccurrenceId | undefined },
): Promise<OccurrenceDay[]> {
  const occurrences = id ? [await readOccurrence(run, id)] : await listOccurrences(run)
  const answers = await selectAnswers(run.tx, run.networkId, { from, to })
  const recorded = answers.flatMap((answer) => answer.activityId ?? [])
  const lines = new Map((await activityLines(run, recorded)).map((line) => [line.id, line]))
  const days = occurrences.flatMap((occurrence) => {
    const planned = new Set(occurrence.withdrawn ? [] : daysBetween(occurrence, from, to))
    const said = new Map(
      answers.flatMap((answer) => (answer.occurrenceId === occurrence.id ? [[answer.day, answer]] : [])),
    )
    return [...new Set([...planned, ...said.keys()])].map((day): OccurrenceDay => {
      const answer = said.get(day)
      const { outcome, reason, at, by, activityId } = answer ?? {}
      return {
        occurrenceId: occurrence.id,
        day,
        planned: planned.has(day),
        answer:
          outcome && at
            ? {
                outcome,
                reason: reason ?? null,
                at,
                by: by ?? '',
                activity: (activityId && lines.get(activityId)) ?? null,
              }
            : null,
      }
    })
  })
  return days.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** What comes back, or one thing that does, as the text of an iCalendar file. */
export async function readCalendar(run: Run, id: string | undefined): Promise<string> {
  const occurrences = id ? [await readOccurrence(run, id)] : await listOccurrences(run)
  return calendarOf(occurrences, { zone: run.zone, now: run.now, siteNames: await readSiteNames(run) })
}

async function readSiteNames(run: Run): Promise<ReadonlyMap<string, string>> {
  const { sites } = await listStructures(run.tx, run.networkId)
  return new Map(sites.map((site) => [site.id as string, site.name]))
}
