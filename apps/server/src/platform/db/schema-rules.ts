import { type Kysely, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { rows } from './rows.ts'

/** A rule of the schema: `offenders` selects the `place` of each breach, in schema public. */
type SchemaRule = { says: string; offenders: RawBuilder<unknown> }

const Offender = z.object({ place: z.string() })

/** Every breach of the schema's rules, as `place: sentence`; `reference` names the tables that belong to no network. */
export async function schemaBreaches(
  session: Kysely<unknown>,
  reference: readonly string[],
): Promise<string[]> {
  const breaches: string[] = []
  for (const { says, offenders } of [...portableRules, ...networkRules(reference), ...wallRules(reference)]) {
    const found = await rows(session, Offender, offenders)
    breaches.push(...found.map(({ place }) => `${place}: ${says}`))
  }
  return breaches
}

/** What keeps a later move to a distributed PostgreSQL a matter of configuration. */
const portableRules: SchemaRule[] = [
  {
    says: 'makes its own numbers: identifiers come from the application, also without network',
    offenders: sql`
      select c.relname || '.' || a.attname as place
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attnum > 0 and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like 'nextval(%')`,
  },
  {
    says: 'is a trigger: write in the command what it would do',
    offenders: sql`
      select c.relname || '.' || t.tgname as place
      from pg_trigger t
      join pg_class c on c.oid = t.tgrelid and c.relnamespace = 'public'::regnamespace
      where not t.tgisinternal`,
  },
  {
    says: 'is an exclusion constraint: lock the parent row and look for an overlap in the same transaction',
    offenders: sql`
      select c.relname || '.' || k.conname as place
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid and c.relnamespace = 'public'::regnamespace
      where k.contype = 'x'`,
  },
  {
    says: 'is deferrable: write the rows in an order that needs no waiting',
    offenders: sql`
      select c.relname || '.' || k.conname as place
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid and c.relnamespace = 'public'::regnamespace
      where k.condeferrable`,
  },
  {
    says: 'is a GiST, SP-GiST or several-column GIN index: use a b-tree on a normalised column',
    offenders: sql`
      select i.relname as place
      from pg_index x
      join pg_class i on i.oid = x.indexrelid and i.relnamespace = 'public'::regnamespace
      join pg_am m on m.oid = i.relam
      where m.amname in ('gist', 'spgist') or (m.amname = 'gin' and x.indnkeyatts > 1)`,
  },
  {
    says: 'inherits from another table: a table stands alone or is a partition',
    offenders: sql`
      select c.relname as place
      from pg_inherits h
      join pg_class c on c.oid = h.inhrelid and c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      where not c.relispartition`,
  },
  {
    says: 'is a timestamp without time zone: an instant is a timestamptz',
    offenders: sql`
      select c.relname || '.' || a.attname as place
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      where a.attnum > 0 and a.atttypid = 'timestamp'::regtype`,
  },
]

/** What makes every row of a network found, and pointed at, by its network first. */
function networkRules(reference: readonly string[]): SchemaRule[] {
  const names = [...reference]
  return [
    {
      says: 'is named as a reference table and does not exist: take its name off the list',
      offenders: sql`
        select name as place from unnest(${names}::text[]) as name where to_regclass('public.' || name) is null`,
    },
    {
      says: 'belongs to a network and has no column network_id uuid not null (or is a reference table to be listed)',
      offenders: sql`
        select c.relname as place
        from pg_class c
        left join pg_attribute a on a.attrelid = c.oid and a.attname = 'network_id'
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname <> all(${names}::text[])
          and (a.attnum is null or a.atttypid <> 'uuid'::regtype or not a.attnotnull)`,
    },
    {
      says: 'is listed as a reference table and has a network_id: it is one or the other',
      offenders: sql`
        select c.relname as place
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'network_id'
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname = any(${names}::text[])`,
    },
    {
      says: 'has no primary key',
      offenders: sql`
        select c.relname as place
        from pg_class c
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
          and not exists (select from pg_index x where x.indrelid = c.oid and x.indisprimary)`,
    },
    {
      says: 'is a primary key or unique index that does not begin with network_id',
      offenders: sql`
        select c.relname || '.' || i.relname as place
        from pg_index x
        join pg_class i on i.oid = x.indexrelid
        join pg_class c on c.oid = x.indrelid and c.relnamespace = 'public'::regnamespace
        left join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
        where x.indisunique and c.relname <> all(${names}::text[]) and a.attname is distinct from 'network_id'`,
    },
    {
      says: 'points at a row of a network without its network_id: a key is (network_id, …) on both sides',
      offenders: sql`
        select c.relname || '.' || k.conname as place
        from pg_constraint k
        join pg_class c on c.oid = k.conrelid and c.relnamespace = 'public'::regnamespace
        join pg_class target on target.oid = k.confrelid
        left join pg_attribute own on own.attrelid = k.conrelid and own.attnum = k.conkey[1]
        left join pg_attribute other on other.attrelid = k.confrelid and other.attnum = k.confkey[1]
        where k.contype = 'f' and target.relname <> all(${names}::text[])
          and (own.attname <> 'network_id' or other.attname <> 'network_id')`,
    },
  ]
}

const networkOnly = '(network_id = current_network())'

/** What makes the second wall hold: without a network no row is seen, with one no other's is written. */
function wallRules(reference: readonly string[]): SchemaRule[] {
  const names = [...reference]
  return [
    {
      says: 'has no forced row-level security: enable it and force it',
      offenders: sql`
        select c.relname as place
        from pg_class c
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname <> all(${names}::text[])
          and not (c.relrowsecurity and c.relforcerowsecurity)`,
    },
    {
      says: 'has no policy for all commands that is exactly network_id = current_network()',
      offenders: sql`
        select c.relname as place
        from pg_class c
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname <> all(${names}::text[])
          and not exists (
            select from pg_policy p
            where p.polrelid = c.oid and p.polcmd = '*' and pg_get_expr(p.polqual, c.oid) = ${networkOnly}
          )`,
    },
    {
      says: 'is a policy that lets rows of another network be written: what opens more may open it for select only',
      offenders: sql`
        select c.relname || '.' || p.polname as place
        from pg_policy p
        join pg_class c on c.oid = p.polrelid and c.relnamespace = 'public'::regnamespace
        where c.relname <> all(${names}::text[]) and p.polpermissive and p.polcmd <> 'r'
          and coalesce(pg_get_expr(p.polwithcheck, c.oid), pg_get_expr(p.polqual, c.oid)) <> ${networkOnly}`,
    },
    {
      says: 'is a view that reads as its owner, past the wall: create it with (security_invoker = true)',
      offenders: sql`
        select c.relname as place
        from pg_class c
        where c.relnamespace = 'public'::regnamespace
          and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce(c.reloptions, '{}') && '{security_invoker=true,security_invoker=on}'))`,
    },
    {
      says: 'is a function that runs as its owner, past the wall: leave security definer out',
      offenders: sql`
        select f.proname as place from pg_proc f where f.pronamespace = 'public'::regnamespace and f.prosecdef`,
    },
  ]
}
