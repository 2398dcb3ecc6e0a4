import type { Api } from '@maillage/contract/api'
import { isProblemCode, type ProblemData } from '@maillage/contract/problems'
import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { chosenNetwork } from './chosen-network.ts'
import { noteServerAnswered } from './connection.ts'
import { Problem } from './problem.ts'

/** Anything thrown by a call, as a `Problem`; an aborted call keeps its own error. */
function problemOf(error: unknown): unknown {
  if (error instanceof Problem) return error
  if (error instanceof ORPCError) {
    if (isProblemCode(error.code))
      return new Problem(error.code, error.status, dataOf(error.data), { cause: error })
    const unavailable = error.status === 502 || error.status === 503 || error.status === 504
    return new Problem(unavailable ? 'server.unavailable' : 'server.bug', error.status, {}, { cause: error })
  }
  // `fetch` throws a TypeError when no answer came at all.
  if (error instanceof TypeError) return new Problem('network.unreachable', 0, {}, { cause: error })
  return error
}

function dataOf(data: unknown): ProblemData {
  return typeof data === 'object' && data !== null ? (data as ProblemData) : {}
}

interface CallContext {
  /** The account that the call is made for: when somebody else is signed in by now, the server refuses (401). */
  readonly onlyAs?: string
  /** The network that the call is made in; by default the one that the pages speak of. */
  readonly network?: string | null
}

const link = new RPCLink<CallContext>({
  url: () => new URL('/rpc', location.origin),
  headers: ({ context }) => {
    const network = context.network ?? chosenNetwork()
    return {
      ...(network && { 'x-maillage-network': network }),
      ...(context.onlyAs && { 'x-maillage-account': context.onlyAs }),
    }
  },
  fetch: async (request, init) => {
    try {
      const response = await fetch(request, { ...init, credentials: 'same-origin' })
      noteServerAnswered(true)
      return response
    } catch (error) {
      if (error instanceof TypeError) noteServerAnswered(false)
      throw error
    }
  },
  interceptors: [
    async ({ next }) => {
      try {
        return await next()
      } catch (error) {
        throw problemOf(error)
      }
    },
  ],
})

/** Every endpoint of the contract as a function: `client.activity.list({ … })`. Rejects with a `Problem`. */
export const client: ContractRouterClient<Api, CallContext> = createORPCClient(link)

/** Calls an entry by its name (`noun.verb`), for what was queued earlier; rejects like `client`. */
export function callEntry(
  entry: string,
  input: unknown,
  { onlyAs, network, signal }: { onlyAs: string; network: string | null; signal: AbortSignal },
): Promise<unknown> {
  return link.call(entry.split('.'), input, { context: { onlyAs, network }, signal })
}
