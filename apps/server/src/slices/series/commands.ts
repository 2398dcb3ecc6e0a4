import type { SeriesLink } from '@maillage/contract/series'
import { canonicalJson } from '../../platform/audit/chain.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { readActivity } from '../activity/queries.ts'
import { deleteLink, insertLink, selectLink } from './sql.ts'

/** Links an activity to what it grew into or to its continuation. */
export async function linkActivities(run: Run, link: SeriesLink): Promise<SeriesLink> {
  const existing = await selectLink(run.tx, run.networkId, link.id)
  if (existing) {
    if (canonicalJson(existing) !== canonicalJson(link)) throw new Problem('thing.id_taken')
    return existing
  }
  const { activity: from } = await readActivity(run, link.from)
  const { activity: to } = await readActivity(run, link.to)
  run.requireReach(from.structureId)
  if (to.day < from.day) throw new Problem('series.backwards')
  await insertLink(run.tx, run.networkId, link)
  run.audit({ action: 'series.link', noun: 'series_link', id: link.id, version: 1, payload: link })
  return link
}

/** Undoes a link. */
export async function unlinkActivities(run: Run, id: string): Promise<SeriesLink> {
  const link = await selectLink(run.tx, run.networkId, id)
  if (!link) throw new Problem('thing.not_found')
  const { activity } = await readActivity(run, link.from)
  run.requireReach(activity.structureId)
  await deleteLink(run.tx, run.networkId, id)
  run.audit({ action: 'series.unlink', noun: 'series_link', id, version: 2, payload: link })
  return link
}
