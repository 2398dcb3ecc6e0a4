import type { Activity, ActivityLine, ActivityVersion, activityApi } from '@maillage/contract/activity'
import type { InputOf } from '@maillage/contract/endpoint'
import { Day } from '@maillage/contract/values'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { yearPeriod } from '../../platform/time/zone.ts'
import { readPlaces } from '../network/queries.ts'
import { searchable } from './rules.ts'
import {
  type ActivityFilter,
  countLines,
  selectActivity,
  selectFrequent,
  selectKindTotals,
  selectLines,
  selectLinesById,
  selectMonthCounts,
  selectVersions,
} from './sql.ts'

type ListInput = InputOf<typeof activityApi.list>

/** A page of activities, newest day first. */
export async function listActivities(
  run: Run,
  input: ListInput,
): Promise<{ lines: ActivityLine[]; total: number }> {
  const { page, pageSize, search, ...rest } = input
  const words = searchable(search ?? '')
    .split(' ')
    .filter(Boolean)
  const filter: ActivityFilter = { ...rest, words, reachable: run.reachable() }
  const lines = await selectLines(run.tx, run.networkId, {
    filter,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  })
  return { lines, total: await countLines(run.tx, run.networkId, filter) }
}

/** An activity with every version it had. */
export async function readActivity(
  run: Run,
  id: string,
): Promise<{
  activity: Activity
  structureName: string
  siteName: string | null
  versions: ActivityVersion[]
}> {
  const activity = await selectActivity(run.tx, run.networkId, id)
  if (!activity || !isReachable(run, activity)) throw new Problem('thing.not_found')
  const places = await readPlaces(run.tx, run.networkId, activity)
  const versions = await selectVersions(run.tx, run.networkId, id)
  return {
    activity,
    structureName: places.structureName,
    siteName: places.siteName,
    versions: versions.map((version) => ({ ...version, withdrawn: version.withdrawn ?? false })),
  }
}

/** Those of these activities that are in reach, as lists show them, oldest first; withdrawn ones included. */
export const activityLines = (run: Run, ids: readonly string[]): Promise<ActivityLine[]> =>
  selectLinesById(run.tx, run.networkId, { ids, reachable: run.reachable() })

function isReachable(run: Run, activity: Activity): boolean {
  const reachable = run.reachable()
  return (
    !reachable || [activity.structureId, activity.coStructureId].some((id) => id && reachable.includes(id))
  )
}

const halfYearDays = 182

/** The kinds that this person records most, each with the last activity to repeat. */
export async function frequentKinds(run: Run) {
  const { accountId } = run
  if (!accountId) return []
  const since = new Date(Date.parse(run.now) - halfYearDays * 86_400_000).toISOString().slice(0, 10)
  return selectFrequent(run.tx, run.networkId, { accountId, since: Day.parse(since) })
}

/** Totals of a year by kind and measure, over the structures in reach. */
export async function kindTotals(
  run: Run,
  { year, structureId }: { year: number; structureId?: string | undefined },
) {
  const reachable = structureId ? [structureId] : run.reachable()
  if (structureId) run.requireReach(structureId)
  return selectKindTotals(run.tx, run.networkId, { reachable, ...yearPeriod(year) })
}

/** The work of the structures in reach, counted by kind and month. */
export const monthCounts = (run: Run, period: { from: Day; to: Day }) =>
  selectMonthCounts(run.tx, run.networkId, { reachable: run.reachable(), ...period })
