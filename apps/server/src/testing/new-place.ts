import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { databaseOver } from '../platform/db/database.ts'
import { postgresEngine } from '../platform/db/postgres-engine.ts'
import type { Place } from './command.ts'

/** Data of their own for one test; `remove` leaves nothing. */
export interface NewPlace extends Place {
  remove(): Promise<void>
}

/** An empty data folder and, with the address of a cluster, an empty database on it. */
export async function newPlace(clusterUrl = ''): Promise<NewPlace> {
  const dataDir = await mkdtemp(join(tmpdir(), 'maillage-place-'))
  const removeFolder = () => rm(dataDir, { recursive: true, force: true })
  if (clusterUrl === '') return { dataDir, remove: removeFolder }
  const name = `maillage_place_${Math.random().toString(36).slice(2)}`
  const admin = databaseOver(postgresEngine(clusterUrl, { sessions: 1 }), {})
  await sql`create database ${sql.id(name)}`.execute(admin.kysely)
  const databaseUrl = new URL(clusterUrl)
  databaseUrl.pathname = `/${name}`
  return {
    dataDir,
    databaseUrl: databaseUrl.href,
    remove: async () => {
      await removeFolder()
      await sql`drop database ${sql.id(name)} with (force)`.execute(admin.kysely)
      await admin.close()
    },
  }
}
