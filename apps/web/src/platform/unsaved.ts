import { useEffect, useId, useSyncExternalStore } from 'react'

const holders = new Set<string>()
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}

const warnBeforeLeaving = (event: BeforeUnloadEvent) => event.preventDefault()

function hold(id: string, unsaved: boolean): void {
  if (unsaved) holders.add(id)
  else holders.delete(id)
  if (holders.size > 0) addEventListener('beforeunload', warnBeforeLeaving)
  else removeEventListener('beforeunload', warnBeforeLeaving)
  tell()
}

/** Told by a form while it holds words that are kept nowhere else yet: the page then never reloads by itself. */
export function useUnsaved(unsaved: boolean): void {
  const id = useId()
  useEffect(() => {
    hold(id, unsaved)
    return () => hold(id, false)
  }, [id, unsaved])
}

/** Whether any form on the page holds unsaved words. */
const anythingUnsaved = (): boolean => holders.size > 0

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The same, drawing the component again when it changes. */
export function useAnythingUnsaved(): boolean {
  return useSyncExternalStore(subscribe, anythingUnsaved)
}
