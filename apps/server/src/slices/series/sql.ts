import { SeriesLink } from '@maillage/contract/series'
import { sql } from 'kysely'
import { z } from 'zod'
import { rowOrNone, rows, run } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

type Pair = Pick<SeriesLink, 'from' | 'to'>

const columns = sql`id, type, from_activity as "from", to_activity as "to"`

const KeptLink = SeriesLink.extend({ withdrawn: z.boolean() })

/** A link, undone or not. */
export const selectLink = (tx: Tx, networkId: string, id: string) =>
  rowOrNone(
    tx,
    KeptLink,
    sql`select ${columns}, withdrawn from series_link where network_id = ${networkId} and id = ${id}`,
  )

/** Whether another link joins two activities, in either direction. */
export async function hasLinkBetween(
  tx: Tx,
  networkId: string,
  { id, from, to }: Pick<SeriesLink, 'id' | 'from' | 'to'>,
): Promise<boolean> {
  const found = await rows(
    tx,
    SeriesLink,
    sql`select ${columns} from series_link where network_id = ${networkId} and not withdrawn and id <> ${id}
      and from_activity in (${from}, ${to}) and to_activity in (${from}, ${to})`,
  )
  return found.length > 0
}

export const insertLink = (tx: Tx, networkId: string, link: SeriesLink) =>
  run(
    tx,
    sql`insert into series_link (network_id, id, type, from_activity, to_activity, withdrawn)
    values (${networkId}, ${link.id}, ${link.type}, ${link.from}, ${link.to}, false)`,
  )

export const setLinkWithdrawn = (
  tx: Tx,
  networkId: string,
  { id, withdrawn }: { id: string; withdrawn: boolean },
) =>
  run(tx, sql`update series_link set withdrawn = ${withdrawn} where network_id = ${networkId} and id = ${id}`)

/** Makes room for a new link where an undone one stands. */
export const deleteWithdrawn = (tx: Tx, networkId: string, { from, to }: Pair) =>
  run(
    tx,
    sql`delete from series_link
    where network_id = ${networkId} and from_activity = ${from} and to_activity = ${to} and withdrawn`,
  )

/** Every link of the chain around an activity, however long. */
export const selectChain = (tx: Tx, networkId: string, activityId: string) =>
  rows(
    tx,
    SeriesLink,
    sql`with recursive reached as (
      select ${activityId}::uuid as activity_id
      union
      select case when link.from_activity = reached.activity_id then link.to_activity else link.from_activity end
      from reached join series_link link on link.network_id = ${networkId} and not link.withdrawn
        and reached.activity_id in (link.from_activity, link.to_activity)
    )
    select ${columns} from series_link
    where network_id = ${networkId} and not withdrawn and from_activity in (select activity_id from reached)`,
  )
