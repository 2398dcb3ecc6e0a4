import type { Activity, ActivityLine } from '@maillage/contract/activity'
import type { SeriesLink } from '@maillage/contract/series'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { client } from '../../../platform/client.ts'
import { sentenceOf } from '../../../platform/errors.ts'
import { useKeptAndWritten } from '../../../platform/outbox/written-since.ts'
import { useMe } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Skeleton } from '../../../ui/waiting.tsx'
import { type Book, structuresOf } from '../../activity/api.ts'
import { chainOf } from '../chain.ts'
import { Chain } from './chain.tsx'
import { LinkForm } from './link-form.tsx'
import '../series.css'

interface SeriesOfProps {
  readonly activity: Activity
  readonly book: Book
}

/** What an activity grew out of and into, year after year; a section of its page. */
export function SeriesOf({ activity, book }: SeriesOfProps): ReactNode {
  const me = useMe()
  const [linking, setLinking] = useState(false)
  const { value, error, waiting, written } = useKeptAndWritten({
    owner: me.accountId,
    name: `series ${activity.id}`,
    ask: () => client.series.read({ id: activity.id }),
    entries: ['series.link', 'series.unlink'],
  })
  const links = value && linksNow(value.links, written)
  const shown = links && reached(activity.id, value.activities, links)
  const own = structuresOf(me, book).some((structure) => structure.id === activity.structureId)
  return (
    <section className="stack" aria-labelledby="series">
      <h2 id="series" className="section-title">
        {m.series_title()}
      </h2>
      {waiting && <Skeleton lines={2} />}
      {!waiting && !value && <Notice title={sentenceOf(error)} />}
      {shown && shown.length > 1 && (
        <Chain entries={chainOf(shown, links)} current={activity.id} book={book} />
      )}
      {shown && shown.length <= 1 && !linking && <p className="soft">{m.series_none()}</p>}
      {own && value && !linking && (
        <div className="row">
          <Button icon="link" onClick={() => setLinking(true)}>
            {m.series_link()}
          </Button>
        </div>
      )}
      {linking && value && (
        <LinkForm
          line={lineOf(activity, value.activities)}
          linked={shown ?? []}
          book={book}
          onDone={() => setLinking(false)}
        />
      )}
    </section>
  )
}

const lineOf = ({ id }: Activity, lines: readonly ActivityLine[]): ActivityLine => {
  const line = lines.find((each) => each.id === id)
  if (!line) throw new Error('a chain holds the activity that it was asked for')
  return line
}

/** The links with what was undone, or brought back, on this device meanwhile. */
function linksNow(
  known: readonly SeriesLink[],
  written: readonly { entry: string; input: unknown }[],
): SeriesLink[] {
  const links = new Map(known.map((link) => [link.id as string, link]))
  for (const { entry, input } of written) {
    const link = input as SeriesLink
    if (entry === 'series.unlink') links.delete(link.id)
    else links.set(link.id, link)
  }
  return [...links.values()]
}

/** The activities still reached from one by the links that are left. */
function reached(
  id: string,
  activities: readonly ActivityLine[],
  links: readonly SeriesLink[],
): ActivityLine[] {
  const found = new Set([id])
  for (let before = 0; before !== found.size; ) {
    before = found.size
    for (const { from, to } of links) {
      if (found.has(from)) found.add(to)
      if (found.has(to)) found.add(from)
    }
  }
  return activities.filter((activity) => found.has(activity.id))
}
