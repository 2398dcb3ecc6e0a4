import type { ReactNode } from 'react'
import * as m from '../paraglide/messages.js'

/** The shape of what is coming, in grey; said once to those who hear the page. */
export function Skeleton({ lines = 4 }: { lines?: number }): ReactNode {
  return (
    <div className="skeleton" role="status">
      <span className="aside-aloud">{m.ui_loading()}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey bars have no identity
        <span key={line} className="skeleton-line" style={{ inlineSize: `${92 - ((line * 37) % 48)}%` }} />
      ))}
    </div>
  )
}

interface EmptyStateProps {
  readonly title: string
  readonly children?: ReactNode
  /** The next step: one button or link. */
  readonly action?: ReactNode
}

/** Nothing here yet, why, and what to do next. */
export function EmptyState({ title, children, action }: EmptyStateProps): ReactNode {
  return (
    <div className="empty">
      <Threads />
      <h2 className="empty-title">{title}</h2>
      {children && <div className="soft">{children}</div>}
      {action && <div className="row">{action}</div>}
    </div>
  )
}

/** Three loose threads: the mesh before anything is woven into it. */
function Threads(): ReactNode {
  return (
    <svg className="empty-threads" viewBox="0 0 96 40" width="96" height="40" fill="none" aria-hidden="true">
      <path d="M2 10c14-8 26 8 40 0s26-8 52 2" />
      <path d="M2 21c16-6 24 7 42 1s30-6 50 1" />
      <path d="M2 32c12-7 28 6 40 0s28-5 52 1" />
    </svg>
  )
}

interface ProgressProps {
  readonly label: string
  /** 0 to 1; without it, work goes on for an unknown time. */
  readonly ratio?: number
}

/** Long work under way. */
export function Progress({ label, ratio }: ProgressProps): ReactNode {
  return (
    <div className="progress">
      <span>{label}</span>
      <progress aria-label={label} max={1} {...(ratio !== undefined && { value: ratio })} />
    </div>
  )
}
