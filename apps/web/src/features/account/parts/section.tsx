import { type ReactNode, useId } from 'react'

interface SectionProps {
  readonly title: string
  readonly lead?: string
  readonly children: ReactNode
}

/** One subject of the account page, under its title. */
export function Section({ title, lead, children }: SectionProps): ReactNode {
  const id = useId()
  return (
    <section className="account-section" aria-labelledby={id}>
      <h2 id={id} className="section-title">
        {title}
      </h2>
      {lead && <p className="soft">{lead}</p>}
      {children}
    </section>
  )
}
