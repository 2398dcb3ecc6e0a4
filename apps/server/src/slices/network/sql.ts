import { Site, Structure } from '@maillage/contract/network'
import { NetworkId } from '@maillage/contract/values'
import { sql } from 'kysely'
import { z } from 'zod'
import { rowOrNone, rows } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const NetworkLine = z.object({ id: NetworkId, name: z.string(), zone: z.string() })

export const selectNetwork = (tx: Tx, networkId: string) =>
  rowOrNone(tx, NetworkLine, sql`select id, name, zone from network where id = ${networkId}`)

export const selectStructures = (tx: Tx, networkId: string) =>
  rows(
    tx,
    Structure,
    sql`select id, version, kind, name, short_name, parent_id, address, commune_code, department_code, phone, email,
      website, opening_hours, archived
    from structure where network_id = ${networkId} order by name collate "und-x-icu"`,
  )

export const selectSites = (tx: Tx, networkId: string) =>
  rows(
    tx,
    Site,
    sql`select id, version, structure_id, name, address, commune_code, lat, lon, opening_hours, archived
    from site where network_id = ${networkId} order by name collate "und-x-icu"`,
  )
