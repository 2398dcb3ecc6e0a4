import { opens } from '@maillage/contract/access'
import { api } from '@maillage/contract/api'
import type { EndpointMeta } from '@maillage/contract/endpoint'
import { isProblemCode } from '@maillage/contract/problems'
import type { Instant } from '@maillage/contract/values'
import { ValidationError } from '@orpc/contract'
import { implement, ORPCError } from '@orpc/server'
import { writeAudit } from '../audit/write-audit.ts'
import type { Database } from '../db/database.ts'
import { constraintOf, isIdentifier } from '../db/errors.ts'
import type { Tx } from '../db/transaction.ts'
import type { Mailer } from '../mail/mail.ts'
import { Problem } from './problem.ts'
import { type Actor, Run } from './run.ts'
import { unstorableFields } from './storable-text.ts'

/** Somebody who signed in. */
export interface Account {
  readonly id: string
  readonly name: string
}

/** What a request brings before anything is known of it. */
export interface Visit {
  readonly database: Database
  /** From the session; null when nobody is signed in. */
  readonly account: Account | null
  /** The network asked for by somebody who belongs to several. */
  readonly wantedNetwork: string | null
  /** The last applied migration, read once at start. */
  readonly migration: string
  readonly now: () => Instant
  /** Sends after commit only: `afterCommit(run.tx, () => mailer.send(…))`. */
  readonly mailer: Mailer
  /** The address people type, without a slash at the end: what links in mails begin with. */
  readonly baseUrl: string
  /** Finds the person's network and roles, and turns the transaction to that network. */
  readonly loadActor: (tx: Tx, account: Account, wanted: string | null) => Promise<Actor>
  /** Filled for the log line: never more than ids and codes. */
  readonly trace: { endpoint?: string; problem?: string; bug?: unknown }
}

const implementer = implement(api).$context<Visit>()

/**
 * What happens around every handler, in this order: who (401), may they (403), then inside one transaction the input
 * schema (400), the handler, the output schema and the audit lines; then commit.
 */
const transactional = implementer.middleware(async ({ context, next, procedure, path }, input) => {
  const contract = procedure['~orpc']
  const { access } = contract.meta as EndpointMeta
  const { account, database } = context
  context.trace.endpoint = path.join('.')
  try {
    if (access !== 'public' && !account) throw new Problem('auth.required')
    const scope = {
      networkId: null,
      accountId: account?.id ?? null,
      readOnly: contract.route.method === 'GET',
    }
    return await database.transaction(scope, async (tx) => {
      // What anybody may call asks nothing of the person, and may turn to a network that is not theirs.
      const actor =
        account && access !== 'public' ? await context.loadActor(tx, account, context.wantedNetwork) : null
      if (!opens(access, actor?.grants ?? null)) throw new Problem('access.denied')
      const unstorable = unstorableFields(input)
      if (unstorable.length > 0) throw new Problem('request.invalid', { fields: unstorable })
      const run = new Run(tx, actor, context.now(), access)
      const result = await next({ context: { run } })
      if (run.entries.length > 0) {
        await writeAudit(tx, { networkId: run.networkId, accountId: run.accountId, at: run.now }, run.entries)
      }
      return result
    })
  } catch (error) {
    const problem = asProblem(error)
    context.trace.problem = problem instanceof Problem ? problem.code : 'internal'
    if (!(problem instanceof Problem)) context.trace.bug = problem
    throw problem
  }
})

/** Every endpoint of the contract, to be given its handler by the slices. */
export const endpoints = implementer.use(transactional)

/** Refusals of the schema and of the database's own guards become problems; the rest stays a bug. */
function asProblem(error: unknown): unknown {
  if (error instanceof Problem) return error
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') {
    const fields = error.cause.issues.map(
      (issue) => issue.path?.map((part) => pathName(part)).join('.') ?? '',
    )
    return new Problem('request.invalid', { fields: [...new Set(fields)] })
  }
  const constraint = constraintOf(error)
  if (!constraint) return error
  const code = constraint.replace('_', '.')
  if (isProblemCode(code)) return new Problem(code)
  if (isIdentifier(constraint)) return new Problem('thing.id_taken')
  // A foreign key: the request names something that is not in its network.
  return constraint.endsWith('_known') ? new Problem('thing.not_found') : error
}

const pathName = (part: PropertyKey | { key: PropertyKey }): string =>
  String(typeof part === 'object' ? part.key : part)
