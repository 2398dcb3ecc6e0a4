import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { onlineManager, QueryClient } from '@tanstack/react-query'
import { client } from './client.ts'
import { connection, onConnectionChange } from './connection.ts'
import { Problem } from './problem.ts'

/** A refusal stays a refusal; only what may pass by itself is asked again. */
const worthRetrying = (error: unknown) =>
  error instanceof Problem && (error.code === 'network.unreachable' || error.code === 'server.unavailable')

/** The page's memory of what the service said. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 30 * 60_000,
      // Without network a query fails at once and says so, rather than wait for ever.
      networkMode: 'always',
      retry: (count, error) => count < 2 && worthRetrying(error) && connection() === 'online',
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

onlineManager.setEventListener((setOnline) => onConnectionChange(() => setOnline(connection() === 'online')))

/** The contract as React Query options: `useQuery(orpc.activity.list.queryOptions({ input }))`. */
export const orpc = createTanstackQueryUtils(client)
