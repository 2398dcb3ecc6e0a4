import { type ReactNode, useEffect } from 'react'
import * as m from '../paraglide/messages.js'

/** The colours of look.md that help to find one's way; each stands beside a word. */
export type PartColour = 'activity' | 'checking' | 'coverage' | 'groups' | 'days' | 'network'

interface PageProps {
  /** The page's one h1, and the window's title. */
  readonly title: string
  /** The part it belongs to: a word above the title with the part's colour. */
  readonly part?: { readonly colour: PartColour; readonly word: string }
  /** One sentence under the title. */
  readonly lead?: ReactNode
  /** What can be done with the whole page; the main action first. */
  readonly actions?: ReactNode
  /** `text` holds a comfortable line of reading, `wide` leaves room for tables. */
  readonly width?: 'text' | 'wide'
  readonly children: ReactNode
}

/** The frame of every page: its part, title, lead and actions, always in the same place. */
export function Page({ title, part, lead, actions, width = 'wide', children }: PageProps): ReactNode {
  useEffect(() => {
    document.title = `${title} · ${m.shell_app_name()}`
  })
  return (
    <article className={`page page-${width}`}>
      <header className="page-head">
        {part && (
          <p className="page-part" style={{ color: `var(--part-${part.colour})` }}>
            {part.word}
          </p>
        )}
        <h1 tabIndex={-1}>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </article>
  )
}

interface FactListProps {
  readonly facts: readonly { readonly name: string; readonly value: ReactNode }[]
}

/** Names and values, the way a record is read. */
export function FactList({ facts }: FactListProps): ReactNode {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
