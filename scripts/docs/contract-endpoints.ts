import { type AnyContractRouter, isContractProcedure } from '@orpc/contract'
import type { EndpointMeta } from '../../packages/contract/src/endpoint.ts'

/** One entry of the contract as the documents show it. */
export interface ContractEndpoint {
  /** Where it stands in the contract, such as `['activity', 'save']`. */
  readonly name: readonly string[]
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly meta: EndpointMeta
}

/** Every entry of a contract, in its order; Error when one was not made by `endpoint`. */
export function contractEndpoints(
  router: AnyContractRouter,
  name: readonly string[] = [],
): ContractEndpoint[] {
  if (!isContractProcedure(router)) {
    return Object.entries(router).flatMap(([key, inner]) => contractEndpoints(inner, [...name, key]))
  }
  const { route, meta } = router['~orpc']
  if (!isEndpointMeta(meta) || !route.method || !route.path) {
    throw new Error(`${name.join('.')} is not an endpoint: make it with endpoint() of packages/contract.`)
  }
  return [{ name, method: route.method, path: route.path, summary: route.summary ?? '', meta }]
}

function isEndpointMeta(meta: Record<string, unknown>): meta is EndpointMeta {
  return 'access' in meta && 'offline' in meta && 'problems' in meta
}
