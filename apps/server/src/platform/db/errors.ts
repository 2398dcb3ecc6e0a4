import type { Label } from '@maillage/contract/values'

const dataException = '22'

/** A statement refused by the database: SQLSTATE in `code`, the violated constraint's name if there is one; never the row's values. */
export class SqlError extends Error {
  override readonly name = 'SqlError'
  readonly code: string
  readonly constraint: string | null

  constructor(source: { message: string; code?: string | undefined; constraint?: string | undefined }) {
    // A value that cannot be read is quoted at the end of its message: it is for nobody's log.
    super(source.code?.startsWith(dataException) ? source.message.replace(/: ".*"$/s, '') : source.message)
    this.code = source.code ?? 'XX000'
    this.constraint = source.constraint ?? null
  }
}

/** The session ended under the work: nothing that was not acknowledged may be counted on. */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError'
}

/** A statement, or the pause between two of a transaction, lasted longer than allowed: the transaction is undone. */
export class StatementTimeoutError extends Error {
  override readonly name = 'StatementTimeoutError'
}

/** Another live process holds this data directory; `pid` is that process. */
export class DatabaseInUseError extends Error {
  override readonly name = 'DatabaseInUseError'
  readonly pid: number
  readonly directory: string

  constructor(directory: string, pid: number) {
    super(`The data directory ${directory} is already in use by process ${pid}.`)
    this.directory = directory
    this.pid = pid
  }
}

/** A row that was not there when the work looked was written by somebody else before it wrote its own. */
export class OvertakenError extends Error {
  override readonly name = 'OvertakenError'
}

/** A row does not have the shape that its query claims: a bug of ours, never the person's input. */
export class RowShapeError extends Error {
  override readonly name = 'RowShapeError'
}

/** A migration cannot be applied; the sentence says which and what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
  constructor(readonly sentence: Label) {
    super(sentence.en)
  }
}

const integrityViolation = '23'

/** The name of the constraint that a statement violated, or null when the error is something else. */
export function constraintOf(error: unknown): string | null {
  return error instanceof SqlError && error.code.startsWith(integrityViolation) ? error.constraint : null
}

const transient = new Set(['40001', '40P01', '57P01'])
const uniqueViolation = '23505'
const mostAttempts = 5

/**
 * How often in all a transaction is run when it ends so: five times at most after a serialization failure, a deadlock, a
 * shutdown, a lost connection or an OvertakenError; twice where something is there already, since the same request may
 * have put it there at the same moment and the second run sees it; once for anything else.
 */
export function attemptsAfter(error: unknown): number {
  if (error instanceof ConnectionLostError || error instanceof OvertakenError) return mostAttempts
  if (!(error instanceof SqlError)) return 1
  if (transient.has(error.code)) return mostAttempts
  return error.code === uniqueViolation ? 2 : 1
}

/** Whether a constraint is a table's identifier, as PostgreSQL names it. */
export const isIdentifier = (constraint: string): boolean => constraint.endsWith('_pkey')
