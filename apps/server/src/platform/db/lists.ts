import { type RawBuilder, sql } from 'kysely'

/** A list of ids as a subquery of one uuid column, for `in (…)`: one parameter however long the list. */
export const uuids = (ids: readonly string[]): RawBuilder<unknown> =>
  sql`select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)`

/** A list of words as a subquery of one text column, for `in (…)`. */
export const words = (texts: readonly string[]): RawBuilder<unknown> =>
  sql`select jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb)`

/** The condition that a uuid column is one of these ids; null stands for no condition. */
export const isWithin = (column: RawBuilder<unknown>, ids: readonly string[] | null): RawBuilder<unknown> =>
  ids === null ? sql`true` : sql`${column} in (${uuids(ids)})`
