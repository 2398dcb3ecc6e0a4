import type { ProblemCode, ProblemData } from '@maillage/contract/problems'

/** `network.unreachable`: the request never got an answer. `server.bug`: the service failed in a way that is not the reader's doing. */
export type PageProblemCode = ProblemCode | 'network.unreachable' | 'server.bug'

/** A refusal as the page meets it: code of the contract's list, HTTP status (0: no answer), and the data its sentence names. */
export class Problem extends Error {
  override readonly name = 'Problem'
  constructor(
    readonly code: PageProblemCode,
    readonly status: number,
    readonly data: ProblemData = {},
    options?: ErrorOptions,
  ) {
    super(code, options)
  }
}
