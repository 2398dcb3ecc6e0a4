import { SeriesLink } from '@maillage/contract/series'
import { sql } from 'kysely'
import { rowOrNone, rows, run } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const columns = sql`id, type, from_activity as "from", to_activity as "to"`

export const selectLink = (tx: Tx, networkId: string, id: string) =>
  rowOrNone(
    tx,
    SeriesLink,
    sql`select ${columns} from series_link where network_id = ${networkId} and id = ${id}`,
  )

export const insertLink = (tx: Tx, networkId: string, link: SeriesLink) =>
  run(
    tx,
    sql`insert into series_link (network_id, id, type, from_activity, to_activity)
    values (${networkId}, ${link.id}, ${link.type}, ${link.from}, ${link.to})`,
  )

export const deleteLink = (tx: Tx, networkId: string, id: string) =>
  run(tx, sql`delete from series_link where network_id = ${networkId} and id = ${id}`)

/** Every link of the chain around an activity, however long. */
export const selectChain = (tx: Tx, networkId: string, activityId: string) =>
  rows(
    tx,
    SeriesLink,
    sql`with recursive reached as (
      select ${activityId}::uuid as activity_id
      union
      select case when link.from_activity = reached.activity_id then link.to_activity else link.from_activity end
      from reached join series_link link on link.network_id = ${networkId}
        and reached.activity_id in (link.from_activity, link.to_activity)
    )
    select ${columns} from series_link
    where network_id = ${networkId} and from_activity in (select activity_id from reached)`,
  )
