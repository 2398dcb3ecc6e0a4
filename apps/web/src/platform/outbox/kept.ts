import { useQuery } from '@tanstack/react-query'
import { useMe } from '../session.ts'
import { device } from './database.ts'

export interface KeptAnswer<Value> {
  /** The newest that is known; undefined while nothing is. */
  readonly value: Value | undefined
  /** Why the service gave nothing newer. */
  readonly error: unknown
  /** Nothing is known yet, and the answer may still come. */
  readonly waiting: boolean
  /** A newer answer is on its way: what is shown may be out of date. */
  readonly asking: boolean
}

/**
 * What the service says of something that a page needs without network: shown at once from the copy on this device,
 * then as the service last said it, which replaces the copy.
 */
export function useKept<Value>(
  owner: string,
  what: string,
  ask: () => Promise<Value>,
  staleMs = 5 * 60_000,
): KeptAnswer<Value> {
  const name = `${useMe().network?.id ?? ''} ${what}`
  const copy = useQuery({
    queryKey: ['kept', owner, name],
    queryFn: async () => ((await device.kept.get([owner, name]))?.value as Value | undefined) ?? null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
  const answer = useQuery({
    queryKey: ['asked', owner, name],
    queryFn: async () => {
      const value = await ask()
      const copy = { owner, name, value, at: new Date().toISOString() }
      // A device that can keep nothing shows what was answered all the same.
      await device.kept.put(copy).catch(() => undefined)
      return value
    },
    staleTime: staleMs,
    gcTime: Number.POSITIVE_INFINITY,
  })
  const value = answer.data ?? copy.data ?? undefined
  return {
    value,
    error: answer.error,
    waiting: value === undefined && (copy.isPending || answer.isPending),
    asking: answer.isFetching,
  }
}
