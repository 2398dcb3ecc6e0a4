import { CompiledQuery, sql } from 'kysely'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { noteMigrations } from './note-migrations.ts'
import { referenceTables } from './reference-tables.ts'
import { row } from './rows.ts'
import { schemaBreaches } from './schema-rules.ts'
import { testDatabase } from './testing.ts'

const database = await testDatabase()

describe('the schema', () => {
  it('keeps every rule', async () => {
    expect(await schemaBreaches(database.kysely, referenceTables)).toEqual([])
  })

  it('knows the network of the transaction, and none outside', async () => {
    const Current = z.object({ network: z.uuid().nullable() })
    const current = (networkId: string | null) =>
      database.transaction({ networkId }, (tx) => row(tx, Current, sql`select current_network() as network`))
    const here = v7()
    expect(await current(here)).toEqual({ network: here })
    expect(await current(null)).toEqual({ network: null })
    expect(await row(database.kysely, Current, sql`select current_network() as network`)).toEqual({
      network: null,
    })
  })
})

const wall = (table: string) => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy of_network on ${table} using (network_id = current_network());`
const key = 'network_id uuid not null, id uuid not null, primary key (network_id, id)'
const offender = (columns: string) => `create table offender (${columns}); ${wall('offender')}`
const sound = offender(`${key}, code text`)

/** What a schema does, the schema, and how what is said of it begins. */
const schemas: [string, string, string[]][] = [
  ['keeps the rules', sound, []],
  [
    'has an identity',
    offender(`${key}, n bigint generated always as identity`),
    ['offender.n: makes its own'],
  ],
  ['has a serial', offender(`${key}, n bigserial`), ['offender.n: makes its own']],
  [
    'has a trigger',
    `${sound} create function f() returns trigger language plpgsql as 'begin return new; end';
     create trigger t before insert on offender for each row execute function f();`,
    ['offender.t: is a trigger'],
  ],
  [
    'has an exclusion constraint',
    offender(`${key}, days daterange, constraint apart exclude using gist (days with &&)`),
    ['offender.apart: is an exclusion', 'apart: is a GiST'],
  ],
  [
    'has a deferrable constraint',
    offender(`${key}, code text, constraint once unique (network_id, code) deferrable`),
    ['offender.once: is deferrable'],
  ],
  [
    'has a GIN index of two columns',
    `${offender(`${key}, a text[], b text[]`)} create index two on offender using gin (a, b);`,
    ['two: is a GiST'],
  ],
  ['has a time without zone', offender(`${key}, at timestamp`), ['offender.at: is a timestamp without']],
  [
    'inherits',
    `${sound} create table heir (primary key (network_id, id)) inherits (offender); ${wall('heir')}`,
    ['heir: inherits'],
  ],
  [
    'knows no network',
    'create table offender (id uuid primary key);',
    [
      'offender: belongs to a network and has no column',
      'offender.offender_pkey: is a primary key or unique index',
      'offender: has no forced',
      'offender: has no policy',
    ],
  ],
  [
    'may leave its network out',
    offender('network_id uuid, id uuid primary key'),
    [
      'offender: belongs to a network and has no column',
      'offender.offender_pkey: is a primary key or unique',
    ],
  ],
  ['has no primary key', offender('network_id uuid not null, id uuid'), ['offender: has no primary key']],
  [
    'is unique across networks',
    `${sound} create unique index once on offender (code);`,
    ['offender.once: is a primary key or unique'],
  ],
  [
    'is unique across networks by an expression',
    `${sound} create unique index once on offender (lower(code));`,
    ['offender.once: is a primary key or unique'],
  ],
  [
    'points across networks',
    `${sound} create unique index on offender (network_id, id, code);
     create table child (${key}, other uuid, code text,
       constraint crossed foreign key (other, id, code) references offender (network_id, id, code)); ${wall('child')}`,
    ['child.crossed: points at a row of a network'],
  ],
  ['has no wall', `create table offender (${key});`, ['offender: has no forced', 'offender: has no policy']],
  [
    'spares its owner',
    `${sound} alter table offender no force row level security;`,
    ['offender: has no forced'],
  ],
  ['has no policy', `${sound} drop policy of_network on offender;`, ['offender: has no policy']],
  [
    'lets rows of others be written',
    `${sound} create policy wide on offender using (code = 'x');`,
    ['offender.wide: is a policy that'],
  ],
  [
    'lets rows be added anywhere',
    `${sound} create policy wide on offender for insert with check (true);`,
    ['offender.wide: is a policy that'],
  ],
  [
    'lets more be read, on purpose',
    `${sound} create policy wide on offender for select using (code = 'x');`,
    [],
  ],
  [
    'has a view of its owner',
    `${sound} create view seen as select code from offender;`,
    ['seen: is a view that'],
  ],
  [
    'has a copy',
    `${sound} create materialized view seen as select code from offender;`,
    ['seen: is a view that'],
  ],
  [
    'has a view of who reads it',
    `${sound} create view seen with (security_invoker = true) as select code from offender;`,
    [],
  ],
  [
    'has a function of its owner',
    `${sound} create function f() returns integer language sql security definer as 'select 1';`,
    ['f: is a function that'],
  ],
]

describe('the rules', async () => {
  const plain = await testDatabase({ migrations: noteMigrations() })

  it.each(schemas)('judge a schema that %s', async (_, schema, beginnings) => {
    const breaches = await plain.inRollback(async ({ kysely }) => {
      await kysely.executeQuery(CompiledQuery.raw(schema))
      return schemaBreaches(kysely, ['network'])
    })
    expect(breaches).toHaveLength(beginnings.length)
    for (const beginning of beginnings) {
      expect(breaches).toContainEqual(expect.stringMatching(`^${beginning}`))
    }
  })

  it('judge the list of reference tables', async () => {
    expect(await schemaBreaches(plain.kysely, ['network', 'nowhere', 'note'])).toEqual([
      'nowhere: is named as a reference table and does not exist: take its name off the list',
      'note: is listed as a reference table and has a network_id: it is one or the other',
    ])
  })
})
