import type { ReactNode } from 'react'
import * as m from '../paraglide/messages.js'
import { Button } from './button.tsx'

interface PaginationProps {
  /** What is paged, for those who hear it: « Activities ». */
  readonly label: string
  /** From 1. */
  readonly page: number
  readonly pageCount: number
  readonly onChange: (page: number) => void
}

/** Previous and next, and where one stands; nothing when there is one page. */
export function Pagination({ label, page, pageCount, onChange }: PaginationProps): ReactNode {
  if (pageCount < 2) return null
  return (
    <nav className="pagination" aria-label={label}>
      <Button icon="left" disabled={page <= 1} onClick={() => onChange(page - 1)}>
        {m.ui_previous()}
      </Button>
      <span>{m.ui_page_of({ page, pageCount })}</span>
      <Button icon="right" iconPlace="after" disabled={page >= pageCount} onClick={() => onChange(page + 1)}>
        {m.ui_next()}
      </Button>
    </nav>
  )
}

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
