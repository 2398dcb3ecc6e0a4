import type { ActivityDraft } from '@maillage/contract/activity'
import type { Kind } from '@maillage/contract/catalogue'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { Icon } from '../../../ui/icon.tsx'
import type { PartColour } from '../../../ui/page.tsx'
import { type Book, inWords, wordOf } from '../../activity/api.ts'

const partColours: readonly PartColour[] = ['activity', 'checking', 'coverage', 'groups', 'days']

const colourOf = (kind: Kind) => ({ '--part': `var(--part-${partColours[kind.part - 1] ?? 'activity'})` })

/** A kind to begin; the whole row is the target. */
export function KindRow({ kind }: { kind: Kind }): ReactNode {
  const [label, short] = [wordOf(kind.label), wordOf(kind.shortLabel)]
  return (
    <li className="kind" style={colourOf(kind)}>
      <Link className="kind-begin" to="/record/$kind" params={{ kind: kind.code }}>
        <span>
          <span className="kind-name">{short}</span>
          {label !== short && <span className="kind-detail">{label}</span>}
        </span>
        <Icon name="right" size={20} />
      </Link>
    </li>
  )
}

interface AgainRowProps {
  readonly kind: Kind
  readonly last: ActivityDraft
  readonly book: Book
}

/** A kind that was recorded before: to begin, or to do again as the last time. */
export function AgainRow({ kind, last, book }: AgainRowProps): ReactNode {
  const { title, place, amounts } = inWords(book, last)
  return (
    <li className="kind" style={colourOf(kind)}>
      <Link className="kind-begin" to="/record/$kind" params={{ kind: kind.code }}>
        <span>
          <span className="kind-name">{title}</span>
          <span className="kind-detail">{[place, ...amounts].filter(Boolean).join(' · ')}</span>
        </span>
      </Link>
      <ButtonLink
        to="/record/$kind"
        params={{ kind: kind.code }}
        search={{ again: true }}
        icon="again"
        aria-label={m.record_again_label({ kind: title, place })}
      >
        {m.record_again()}
      </ButtonLink>
    </li>
  )
}
