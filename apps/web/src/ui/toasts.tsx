import { type ReactNode, useSyncExternalStore } from 'react'
import * as m from '../paraglide/messages.js'
import { Button, IconButton } from './button.tsx'

interface Toast {
  readonly message: string
  /** Offered as « Undo »; the toast leaves once pressed. */
  readonly undo?: () => void
}

interface ShownToast extends Toast {
  readonly key: number
}

const listeners = new Set<() => void>()
let shown: readonly ShownToast[] = []
let lastKey = 0

function change(next: readonly ShownToast[]): void {
  shown = next
  for (const listener of listeners) listener()
}

function dismiss(key: number): void {
  change(shown.filter((toast) => toast.key !== key))
}

/** Time to read a sentence; twice that when there is something to press. */
const readingMs = 6_000

/** Says what was just done, with a way back where there is one. At most three at a time. */
export function showToast(toast: Toast): void {
  lastKey += 1
  const key = lastKey
  change([...shown.slice(-2), { ...toast, key }])
  const leave = () => {
    // Somebody who is reading or reaching for « Undo » is not hurried.
    if (document.querySelector('.toasts:hover, .toasts:focus-within')) setTimeout(leave, 2_000)
    else dismiss(key)
  }
  setTimeout(leave, toast.undo ? readingMs * 2 : readingMs)
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Where toasts appear; stands once in the shell, and is read aloud politely. */
export function Toasts(): ReactNode {
  const toasts = useSyncExternalStore(subscribe, () => shown)
  return (
    <section className="toasts" aria-label={m.ui_toasts()} aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.key} className="toast">
          <p>{toast.message}</p>
          {toast.undo && (
            <Button
              variant="quiet"
              icon="undo"
              onClick={() => {
                toast.undo?.()
                dismiss(toast.key)
              }}
            >
              {m.ui_undo()}
            </Button>
          )}
          <IconButton icon="cross" label={m.ui_close()} onClick={() => dismiss(toast.key)} />
        </div>
      ))}
    </section>
  )
}
