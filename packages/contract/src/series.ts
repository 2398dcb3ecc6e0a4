import { z } from 'zod'
import { recorders } from './access.ts'
import { ActivityLine } from './activity.ts'
import { endpoint } from './endpoint.ts'
import { ActivityId, SeriesLinkId } from './values.ts'

/** grewInto: a one-off primed a programme; continues: the same action goes on the year after. */
export const SeriesLinkType = z.enum(['grewInto', 'continues'])
export type SeriesLinkType = z.infer<typeof SeriesLinkType>

export const SeriesLink = z.object({
  id: SeriesLinkId,
  type: SeriesLinkType,
  from: ActivityId,
  to: ActivityId,
})
export type SeriesLink = z.infer<typeof SeriesLink>

export const seriesApi = {
  link: endpoint({
    method: 'PUT',
    path: '/series-links/{id}',
    summary: 'Link an activity to what it grew into, or to its continuation',
    access: recorders,
    offline: true,
    problems: ['thing.not_found', 'series.itself', 'series.backwards', 'series.linked', 'thing.id_taken'],
    input: SeriesLink,
    output: SeriesLink,
  }),
  unlink: endpoint({
    method: 'DELETE',
    path: '/series-links/{id}',
    summary: 'Undo a link',
    access: recorders,
    offline: true,
    problems: ['thing.not_found'],
    input: z.object({ id: SeriesLinkId }),
    output: SeriesLink,
  }),
  /** The whole chain around an activity, oldest first. */
  read: endpoint({
    method: 'GET',
    path: '/activities/{id}/series',
    summary: 'What an activity grew out of and into, year after year',
    access: recorders,
    problems: ['thing.not_found'],
    input: z.object({ id: ActivityId }),
    output: z.object({ activities: z.array(ActivityLine), links: z.array(SeriesLink) }),
  }),
}
