import { describe, expect, it } from 'vitest'
import { findingsIn } from './sample-repository.ts'
import { checkSql } from './sql.ts'

const HOME = 'apps/server/src/slices/activity/sql.ts'
const sayOf = (code: string, path = HOME) => findingsIn(checkSql, { [path]: code })

describe('sql', () => {
  it.each([
    'const q = sql`select * from activity where id = ${id}`',
    'const q = sql<Row>`update activity set day = ${day}`',
    "const words = `select ${count} of them`; const more = 'Update the list'",
    'const label = `delete ${name}?`',
  ])('accepts %s', (code) => {
    expect(sayOf(code)).toEqual([])
  })

  it.each([
    ['const q = `select * from activity where id = ${id}`', 'puts SQL together from strings'],
    ['const q = `insert into ${table} (id) values (1)`', 'puts SQL together from strings'],
    ["const q = 'delete from activity where id = ' + id", 'puts SQL together with +'],
    ['const q = sql.raw(text)', 'calls sql.raw'],
    ['const q = sql`SELECT * FROM activity`', 'SQL is in lower case'],
  ])('refuses %s', (code, reason) => {
    expect(sayOf(code)).toEqual([expect.stringContaining(reason)])
  })

  it('keeps statements in sql.ts and the platform', () => {
    const code = '\nconst q = sql`select 1 from activity`'
    expect(sayOf(code, 'apps/server/src/platform/database/lock.ts')).toEqual([])
    expect(sayOf(code, 'apps/server/src/slices/activity/queries.ts')).toEqual([
      expect.stringMatching(/queries\.ts:2 {2}holds SQL/),
    ])
    const plain = "db.query('select day from activity')"
    expect(sayOf(plain, 'apps/server/src/slices/activity/commands.ts')).toEqual([
      expect.stringContaining('holds SQL'),
    ])
  })

  it('keeps migrations in lower case, comments apart', () => {
    const path = 'apps/server/migrations/0001-start.sql'
    expect(sayOf('-- SELECT nothing\ncreate table a (id uuid);', path)).toEqual([])
    expect(sayOf('create table a (id uuid);\nCREATE TABLE b (id uuid);', path)).toEqual([
      expect.stringMatching(/^apps\/server\/migrations\/0001-start\.sql:2 /),
    ])
  })
})
