import type { ActivityLine } from '@maillage/contract/activity'
import type { SeriesLink, SeriesLinkType } from '@maillage/contract/series'

/** An activity of a chain, with what led to it. */
export interface ChainEntry {
  readonly activity: ActivityLine
  readonly from: readonly { readonly link: SeriesLink; readonly activity: ActivityLine }[]
}

/** A chain in the order of time, each activity with the links that lead to it. */
export function chainOf(activities: readonly ActivityLine[], links: readonly SeriesLink[]): ChainEntry[] {
  const byId = new Map(activities.map((activity) => [activity.id, activity]))
  return [...activities]
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map((activity) => ({
      activity,
      from: links.flatMap((link) => {
        const before = link.to === activity.id && byId.get(link.from)
        return before ? [{ link, activity: before }] : []
      }),
    }))
}

type Told = Pick<ActivityLine, 'id' | 'day' | 'kind' | 'dimensions'>

/** The two ends of a link between two activities: the earlier one first; on one day, the first named. */
export const inOrder = <Line extends Told>(one: Line, other: Line): { from: Line; to: Line } =>
  other.day < one.day ? { from: other, to: one } : { from: one, to: other }

/** What a link most likely means: a one-off that becomes something else has grown, anything else goes on. */
export function likelyType(from: Told, to: Told): SeriesLinkType {
  const [before, after] = [from.dimensions.action_type, to.dimensions.action_type]
  return before === 'one_off' && after !== 'one_off' ? 'grewInto' : 'continues'
}
