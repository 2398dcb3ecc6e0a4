import type { SeriesLink } from '@maillage/contract/series'
import { canonicalJson } from '../../platform/audit/chain.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { readActivity } from '../activity/queries.ts'
import { deleteWithdrawn, hasLinkBetween, insertLink, selectLink, setLinkWithdrawn } from './sql.ts'

/** Links an activity to what it grew into or to its continuation; an undone link is brought back. */
export async function linkActivities(run: Run, link: SeriesLink): Promise<SeriesLink> {
  const existing = await selectLink(run.tx, run.networkId, link.id)
  if (existing) {
    const { withdrawn, ...stored } = existing
    if (canonicalJson(stored) !== canonicalJson(link)) throw new Problem('thing.id_taken')
    if (!withdrawn) return link
  }
  if (link.from === link.to) throw new Problem('series.itself')
  const { activity: from } = await readActivity(run, link.from)
  const { activity: to } = await readActivity(run, link.to)
  run.requireReach(from.structureId)
  if (to.day < from.day) throw new Problem('series.backwards')
  if (await hasLinkBetween(run.tx, run.networkId, link)) throw new Problem('series.linked')
  if (existing) {
    await setLinkWithdrawn(run.tx, run.networkId, { id: link.id, withdrawn: false })
  } else {
    await deleteWithdrawn(run.tx, run.networkId, link)
    await insertLink(run.tx, run.networkId, link)
  }
  run.audit({ action: 'series.link', noun: 'series_link', id: link.id, version: 1, payload: link })
  return link
}

/** Undoes a link; twice is once. */
export async function unlinkActivities(run: Run, id: string): Promise<SeriesLink> {
  const existing = await selectLink(run.tx, run.networkId, id)
  if (!existing) throw new Problem('thing.not_found')
  const { withdrawn, ...link } = existing
  const { activity } = await readActivity(run, link.from)
  run.requireReach(activity.structureId)
  if (withdrawn) return link
  await setLinkWithdrawn(run.tx, run.networkId, { id, withdrawn: true })
  run.audit({ action: 'series.unlink', noun: 'series_link', id, version: 2, payload: link })
  return link
}
