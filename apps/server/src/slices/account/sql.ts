import { type Profile, Role } from '@maillage/contract/account'
import { Locale, NetworkId, StructureId } from '@maillage/contract/values'
import { sql } from 'kysely'
import { z } from 'zod'
import { row, rowOrNone, rows, run } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const Membership = z.object({ networkId: NetworkId })
const GrantRow = z.object({ role: Role, structureId: StructureId.nullable() })
const PersonRow = z.object({ name: z.string(), locale: Locale.nullable() })
const NetworkName = z.object({ id: NetworkId, name: z.string() })

/** Networks in which the account holds a role; readable before any network is chosen. */
export const membershipsOf = (tx: Tx, accountId: string) =>
  rows(
    tx,
    Membership,
    sql`select distinct network_id from role_grant where account_id = ${accountId} order by network_id`,
  )

/** The names of the networks in which the account holds a role, in their order. */
export const selectNetworksOf = (tx: Tx, accountId: string) =>
  rows(
    tx,
    NetworkName,
    sql`select id, name from network
    where id in (select network_id from role_grant where account_id = ${accountId})
    order by name collate "und-x-icu", id`,
  )

export const selectPerson = (tx: Tx, networkId: string, accountId: string) =>
  rowOrNone(
    tx,
    PersonRow,
    sql`select name, locale from person where network_id = ${networkId} and account_id = ${accountId}`,
  )

export const updateProfile = (tx: Tx, networkId: string, accountId: string, { name, locale }: Profile) =>
  run(
    tx,
    sql`update person set name = ${name}, locale = ${locale}
    where network_id = ${networkId} and account_id = ${accountId}`,
  )

const Member = z.object({ name: z.string().nullable(), zone: z.string(), grants: z.array(GrantRow) })

/**
 * What every request asks about its person in one statement: the name, the network's zone, and the grants, those held
 * in a structure repeated for each of its parts.
 */
export const selectMember = (tx: Tx, networkId: string, accountId: string) =>
  row(
    tx,
    Member,
    sql`with recursive held as (
      select role, structure_id from role_grant where network_id = ${networkId} and account_id = ${accountId}
      union
      select held.role, part.id
      from held join structure part on part.network_id = ${networkId} and part.parent_id = held.structure_id
    )
    select network.zone,
      (select name from person where network_id = ${networkId} and account_id = ${accountId}) as name,
      (select coalesce(jsonb_agg(jsonb_build_object('role', role, 'structureId', structure_id)), '[]'::jsonb)
        from held) as grants
    from network where id = ${networkId}`,
  )
