import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { api } from './api.ts'
import type { EndpointMeta } from './endpoint.ts'
import { offlineEntries } from './offline.ts'

interface Entry {
  readonly '~orpc': { readonly meta: EndpointMeta; readonly inputSchema: z.ZodType }
}

const entries = Object.entries(api).flatMap(([noun, verbs]) =>
  Object.entries(verbs as unknown as Record<string, Entry>).map(
    ([verb, entry]) => [`${noun}.${verb}`, entry['~orpc']] as const,
  ),
)

describe('what can be queued without network', () => {
  it('is what the contract marks offline, neither more nor less', () => {
    const marked = entries.filter(([, entry]) => entry.meta.offline).map(([name]) => name)
    expect([...offlineEntries].sort()).toEqual(marked.sort())
  })

  it('carries an id made by the client, so that sending twice is recording once', () => {
    for (const [name, entry] of entries.filter(([, each]) => each.meta.offline)) {
      const shape = entry.inputSchema instanceof z.ZodObject ? entry.inputSchema.shape : {}
      expect(shape.id, name).toBeInstanceOf(z.ZodUUID)
    }
  })
})
