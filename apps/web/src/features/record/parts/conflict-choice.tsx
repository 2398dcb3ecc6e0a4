import type { ActivityDraft } from '@maillage/contract/activity'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { sentenceOf } from '../../../platform/errors.ts'
import type { OutboxItem } from '../../../platform/outbox/database.ts'
import { sendAgain } from '../../../platform/outbox/queue.ts'
import { sendNow } from '../../../platform/outbox/sender.ts'
import { orpc } from '../../../platform/query.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Table } from '../../../ui/table.tsx'
import { Skeleton } from '../../../ui/waiting.tsx'
import { changesInWords, useBook } from '../../activity/api.ts'
import { draftOf } from '../api.ts'
import { giveUp } from '../save.ts'

/** Somebody changed the same thing meanwhile: what differs, side by side, and which of the two stays. */
export function ConflictChoice({ item }: { item: OutboxItem }): ReactNode {
  const { book } = useBook()
  const theirs = useQuery(orpc.activity.read.queryOptions({ input: { id: item.thing } }))
  if (theirs.isPending || !book) return <Skeleton lines={3} />
  if (!theirs.data) return <Notice tone="warning" title={sentenceOf(theirs.error)} />
  const { activity } = theirs.data
  const mine = draftOf(item)
  const keepMine = async () => {
    await sendAgain(item.id, { ...(item.input as object), baseVersion: activity.version })
    sendNow()
  }
  const rows = mine ? changesInWords(book, activity as ActivityDraft, mine) : []
  return (
    <div className="stack">
      {rows.length > 0 ? (
        <Table
          caption={m.queue_conflict_caption()}
          columns={[
            { key: 'what', header: m.queue_conflict_what(), cell: (row) => row.label },
            { key: 'theirs', header: m.queue_conflict_theirs(), cell: (row) => row.before },
            { key: 'mine', header: m.queue_conflict_mine(), cell: (row) => row.after },
          ]}
          rows={rows}
          rowKey={(row) => row.label}
        />
      ) : (
        <p>{activity.withdrawn ? m.queue_conflict_withdrawn() : m.queue_conflict_same()}</p>
      )}
      <div className="row">
        <Button onClick={() => void keepMine()}>{m.queue_keep_mine()}</Button>
        <Button onClick={() => void giveUp(item.id)}>{m.queue_keep_theirs()}</Button>
      </div>
    </div>
  )
}
