import { z } from 'zod'
import { endpoint } from './endpoint.ts'

export const healthApi = {
  read: endpoint({
    method: 'GET',
    path: '/health',
    summary: 'Whether the service answers, its version, database and migration level',
    access: 'public',
    input: z.object({}).optional(),
    output: z.object({
      status: z.literal('ok'),
      version: z.string(),
      database: z.object({ engine: z.enum(['pglite', 'postgres']), version: z.string() }),
      migration: z.string(),
    }),
  }),
}
