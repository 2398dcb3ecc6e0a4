import { useSyncExternalStore } from 'react'

/** `ready`: a newer version is on this device and waits for a yes. */
export type AppVersion = 'current' | 'ready'

const checkEveryMs = 60 * 60_000
let state: AppVersion = 'current'
let waiting: ServiceWorker | null = null
let accepted = false
const listeners = new Set<() => void>()

function become(next: AppVersion): void {
  state = next
  for (const listener of listeners) listener()
}

function watch(registration: ServiceWorkerRegistration): void {
  const offer = (worker: ServiceWorker | null) => {
    // Without a controller this is the first visit: nothing older is on the page.
    if (!worker || !navigator.serviceWorker.controller) return
    waiting = worker
    become('ready')
  }
  offer(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const arriving = registration.installing
    arriving?.addEventListener('statechange', () => {
      if (arriving.state === 'installed') offer(registration.waiting)
    })
  })
  setInterval(() => void registration.update().catch(() => undefined), checkEveryMs)
}

/** Registers the service worker and notices new versions; never reloads a page that did not ask for it. */
export function followAppVersion(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  let controlled = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (accepted) location.reload()
    // Another tab said yes: this one keeps what is being typed, and offers the same.
    else if (controlled) become('ready')
    controlled = true
  })
  // A browser that keeps no worker goes on without one, as long as there is network.
  navigator.serviceWorker
    .register('/sw.js')
    .then(watch)
    .catch(() => undefined)
}

/** Takes the new version: the page loads again. */
export function takeNewVersion(): void {
  accepted = true
  if (waiting?.state === 'installed') waiting.postMessage({ type: 'SKIP_WAITING' })
  else location.reload()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useAppVersion(): AppVersion {
  return useSyncExternalStore(subscribe, () => state)
}
