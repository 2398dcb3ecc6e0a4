import type { Kysely, RawBuilder } from 'kysely'
import type { z } from 'zod'
import { RowShapeError } from './errors.ts'

type Query = RawBuilder<unknown>
type Session = Kysely<unknown>

/** The rows of a query, keys in camelCase, each parsed by the shape that it claims to be; RowShapeError if one is not. */
export async function rows<Shape extends z.ZodType>(
  session: Session,
  shape: Shape,
  query: Query,
): Promise<z.output<Shape>[]> {
  const result = await query.execute(session)
  return result.rows.map((row) => parseRow(shape, row))
}

/** The only row of a query; RowShapeError when there is none or more than one. */
export async function row<Shape extends z.ZodType>(
  session: Session,
  shape: Shape,
  query: Query,
): Promise<z.output<Shape>> {
  const found = await rows(session, shape, query)
  const [only] = found
  if (found.length !== 1 || only === undefined) {
    throw new RowShapeError(`A query of exactly one row gave ${found.length}.`)
  }
  return only
}

/** The row of a query, or null when there is none; RowShapeError when there are several. */
export async function rowOrNone<Shape extends z.ZodType>(
  session: Session,
  shape: Shape,
  query: Query,
): Promise<z.output<Shape> | null> {
  const found = await rows(session, shape, query)
  if (found.length > 1) throw new RowShapeError(`A query of at most one row gave ${found.length}.`)
  return found[0] ?? null
}

/** Runs a statement and says how many rows it wrote. */
export async function run(session: Session, statement: Query): Promise<number> {
  const result = await statement.execute(session)
  return Number(result.numAffectedRows ?? 0n)
}

function parseRow<Shape extends z.ZodType>(shape: Shape, raw: unknown): z.output<Shape> {
  const parsed = shape.safeParse(
    Object.fromEntries(Object.entries(raw as object).map(([name, value]) => [camelCase(name), value])),
  )
  if (parsed.success) return parsed.data
  // The issues' paths and messages name columns and types; the values stay out of logs.
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new RowShapeError(`A row is not of the shape that its query claims (${issues.join('; ')}).`)
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
