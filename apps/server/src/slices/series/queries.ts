import type { ActivityLine } from '@maillage/contract/activity'
import type { SeriesLink } from '@maillage/contract/series'
import type { Run } from '../../platform/http/run.ts'
import { activityLines, readActivity } from '../activity/queries.ts'
import { selectChain } from './sql.ts'

/** What an activity grew out of and into, oldest first, with the links between; what is out of reach is left out. */
export async function readSeries(
  run: Run,
  id: string,
): Promise<{ activities: ActivityLine[]; links: SeriesLink[] }> {
  await readActivity(run, id)
  const links = await selectChain(run.tx, run.networkId, id)
  const ids = new Set([id, ...links.flatMap((link) => [link.from, link.to])])
  const activities = await activityLines(run, [...ids])
  const seen = new Set(activities.map((activity) => activity.id))
  return { activities, links: links.filter((link) => seen.has(link.from) && seen.has(link.to)) }
}
