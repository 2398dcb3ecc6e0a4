import { useSyncExternalStore } from 'react'

/** `offline`: the device has no network. `unreachable`: it says it has one, yet the service does not answer. */
export type Connection = 'online' | 'offline' | 'unreachable'

const retryMs = 10_000
const listeners = new Set<() => void>()
let serverAnswers = true
let retry: ReturnType<typeof setTimeout> | undefined

/** Whether the service can be asked anything now. */
export function connection(): Connection {
  if (!navigator.onLine) return 'offline'
  return serverAnswers ? 'online' : 'unreachable'
}

const tell = () => {
  for (const listener of listeners) listener()
}

/** Told by the client after each request: a phone at a festival often has bars and no network. */
export function noteServerAnswered(answered: boolean): void {
  if (!answered && !retry) {
    retry = setTimeout(() => {
      retry = undefined
      void askServer()
    }, retryMs)
  }
  if (answered === serverAnswers) return
  serverAnswers = answered
  tell()
}

/** Asks the service whether it is there. */
async function askServer(): Promise<void> {
  if (!navigator.onLine) return
  const answered = await fetch('/health', { cache: 'no-store' }).then(
    (response) => response.ok,
    () => false,
  )
  noteServerAnswered(answered)
}

addEventListener('online', () => {
  tell()
  void askServer()
})
addEventListener('offline', tell)

/** Calls back at each change; returns how to stop. */
export function onConnectionChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The connection, drawing the component again when it changes. */
export function useConnection(): Connection {
  return useSyncExternalStore(onConnectionChange, connection)
}
