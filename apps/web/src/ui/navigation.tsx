import type { ReactNode } from 'react'

interface DisclosureProps {
  readonly summary: ReactNode
  readonly children: ReactNode
  readonly open?: boolean
}

/** Detail that can wait, one press away. */
export function Disclosure({ summary, children, open = false }: DisclosureProps): ReactNode {
  return (
    <details className="disclosure" open={open}>
      <summary>{summary}</summary>
      <div className="disclosure-content">{children}</div>
    </details>
  )
}
