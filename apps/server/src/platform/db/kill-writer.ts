/** The program that kill-trial.ts kills: writes batches for ever and prints the number of each once it is committed. */
import { sql } from 'kysely'
import { z } from 'zod'
import { openDatabase } from './database.ts'
import { row } from './rows.ts'

const database = await openDatabase({ dataDir: process.argv[2] ?? '' })
await sql`
  create table if not exists kill_trial (
    batch integer not null,
    position integer not null,
    filling text not null,
    primary key (batch, position)
  )
`.execute(database.kysely)
const last = sql`select coalesce(max(batch), 0) as batch from kill_trial`
const { batch: before } = await row(database.kysely, z.object({ batch: z.number() }), last)

for (let batch = before + 1; ; batch += 1) {
  await database.kysely.transaction().execute(async (tx) => {
    for (let position = 1; position <= 5; position += 1) {
      await sql`insert into kill_trial values (${batch}, ${position}, repeat('x', 500))`.execute(tx)
    }
  })
  process.stdout.write(`${batch}\n`)
  if (batch % 40 === 0) await sql`checkpoint`.execute(database.kysely)
  if (batch % 110 === 0) await sql`vacuum kill_trial`.execute(database.kysely)
}
