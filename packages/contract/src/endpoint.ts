import { oc } from '@orpc/contract'
import type { z } from 'zod'
import type { Access } from './access.ts'
import type { ProblemCode } from './problems.ts'

/** What a contract entry says beside its shapes; read by the server, the outbox, the access matrix and OpenAPI. */
export interface EndpointMeta extends Record<string, unknown> {
  readonly access: Access
  /** May be queued without network and sent once later; its input must carry an id made by the client. */
  readonly offline: boolean
  readonly problems: readonly ProblemCode[]
}

interface EndpointDefinition<I extends z.ZodType, O extends z.ZodType> {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  readonly path: `/${string}`
  readonly summary: string
  readonly access: Access
  readonly offline?: boolean
  readonly problems?: readonly ProblemCode[]
  readonly input: I
  readonly output: O
}

/** One entry of the contract, as data: nothing can be served that does not say who may call it. */
export function endpoint<I extends z.ZodType, O extends z.ZodType>(definition: EndpointDefinition<I, O>) {
  const { method, path, summary, access, offline = false, problems = [], input, output } = definition
  return oc
    .$meta<EndpointMeta>({ access, offline, problems })
    .route({ method, path, summary, tags: [path.split('/')[1] ?? ''] })
    .input(input)
    .output(output)
}

interface Entry {
  readonly '~orpc': {
    readonly inputSchema?: z.ZodType | undefined
    readonly outputSchema?: z.ZodType | undefined
  }
}

/** What a handler of the entry is given: the input after its schema. */
export type InputOf<E extends Entry> = z.output<NonNullable<E['~orpc']['inputSchema']>>

/** What a handler of the entry answers: the output after its schema. */
export type OutputOf<E extends Entry> = z.output<NonNullable<E['~orpc']['outputSchema']>>
