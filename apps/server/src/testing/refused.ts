import type { ProblemCode } from '@maillage/contract/problems'
import { ORPCError } from '@orpc/server'

/** The code of the problem that a call was refused with; an error when it was not refused. */
export async function refused(call: Promise<unknown>): Promise<ProblemCode> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ORPCError)) throw new Error(`expected a problem, got ${String(error)}`)
  return error.code as ProblemCode
}
