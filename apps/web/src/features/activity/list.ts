import type { ActivityLine } from '@maillage/contract/activity'
import { useInfiniteQuery } from '@tanstack/react-query'
import { client } from '../../platform/client.ts'

const pageSize = 40

/** The text of a word of the address, whatever it was read as. */
export const textIn = (value: unknown): string | undefined =>
  value === undefined || value === '' ? undefined : String(value)

/** The activities of a search, page after page. */
export function useActivities(search: Readonly<Record<string, unknown>>) {
  const input = {
    search: textIn(search.q),
    kind: textIn(search.kind),
    structureId: textIn(search.structure),
    siteId: textIn(search.site),
    from: textIn(search.from),
    to: textIn(search.to),
    withdrawn: search.withdrawn === true,
  }
  return useInfiniteQuery({
    queryKey: [['activity', 'list'], { search: input }],
    queryFn: ({ pageParam, signal }) =>
      client.activity.list({ ...input, page: pageParam, pageSize }, { signal }),
    initialPageParam: 1,
    getNextPageParam: (last: { lines: ActivityLine[]; total: number }, pages) =>
      pages.length * pageSize < last.total ? pages.length + 1 : undefined,
    // What was found stays in sight while the next search runs.
    placeholderData: (before) => before,
  })
}

/** Whether anything narrows the list. */
export const isNarrowed = (search: Readonly<Record<string, unknown>>): boolean =>
  Object.values(search).some((value) => value !== undefined && value !== '' && value !== false)
