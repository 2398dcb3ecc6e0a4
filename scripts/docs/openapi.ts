import type { AnyContractRouter } from '@orpc/contract'
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'

import { type ProblemCode, problems } from '../../packages/contract/src/problems.ts'
import { type ContractEndpoint, contractEndpoints } from './contract-endpoints.ts'

type Document = Awaited<ReturnType<OpenAPIGenerator['generate']>>

const info = (version: string) => ({
  title: 'Maillage',
  version,
  description:
    'The shared register of a regional network. The same contract serves the page; `x-access` says who may call, `x-offline` that the page may queue the request.',
  license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
})

/** The OpenAPI document of the contract, with who may call and which problems may come back. */
export async function openapiDocument(version: string, contract: AnyContractRouter): Promise<Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(contract, { info: info(version), servers: [{ url: '/api' }] })
  for (const endpoint of contractEndpoints(contract)) addMeta(document, endpoint)
  return document
}

function addMeta(document: Document, { method, path, meta }: ContractEndpoint): void {
  const item: Record<string, unknown> = document.paths?.[path] ?? {}
  const operation = item[method.toLowerCase()]
  if (typeof operation !== 'object' || operation === null)
    throw new Error(`${method} ${path} is not in the document.`)
  const { responses, ...rest } = operation as { responses?: object }
  item[method.toLowerCase()] = {
    ...rest,
    'x-access': meta.access,
    'x-offline': meta.offline,
    responses: { ...responses, ...problemResponses(meta.problems) },
  }
}

/** One response for each status, naming its problem codes. */
function problemResponses(codes: readonly ProblemCode[]): Record<string, object> {
  const statuses = [...new Set(codes.map((code) => problems[code].status))].sort()
  return Object.fromEntries(
    statuses.map((status) => {
      const ofStatus = codes.filter((code) => problems[code].status === status)
      const description = ofStatus.map((code) => `\`${code}\`: ${problems[code].en}`).join('\n\n')
      return [String(status), { description, content: { 'application/problem+json': {} } }]
    }),
  )
}
