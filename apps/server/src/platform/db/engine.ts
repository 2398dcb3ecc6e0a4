/** A value as PostgreSQL writes it: its text, or null. */
export type Text = string | null

/** The last result of a statement, values still in PostgreSQL's own text form; `fields[i].type` is a type oid. */
export type RawResult = {
  command: string
  affected: number | null
  fields: { name: string; type: number }[]
  rows: Text[][]
}

/** One session of the database; without parameters a text may hold several statements. */
export interface Connection {
  query(text: string, params: Text[]): Promise<RawResult>
  /** Gives the session up when no statement ends or begins for this many milliseconds; null lifts the limit. */
  limit(milliseconds: number | null): void
  release(): void
}

/** What differs between PGlite and PostgreSQL, and nothing else. */
export interface Engine {
  readonly name: 'pglite' | 'postgres'
  connect(): Promise<Connection>
  close(): Promise<void>
}
