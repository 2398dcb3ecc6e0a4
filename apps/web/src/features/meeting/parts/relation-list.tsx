import type { Relation } from '@maillage/contract/meeting'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatDate, formatRelativeDay } from '../../../platform/format.ts'
import { useMe } from '../../../platform/session.ts'
import { type Book, memberOf, todayOf, wordOf } from '../../activity/api.ts'
import { NextStep } from './next-step.tsx'

interface RelationListProps {
  readonly relations: readonly Relation[]
  readonly book: Book
  readonly search: string
}

/** Relations under the stage that each has reached, in the order of the way. */
export function RelationList({ relations, book, search }: RelationListProps): ReactNode {
  const stages = book.vocabularies.find((each) => each.code === 'approach_stage')?.members ?? []
  const found = relations.filter((relation) => fits(relation, book, search))
  const several = new Set(relations.map((relation) => relation.structureId)).size > 1
  const groups = [
    ...stages.map(({ code, label }) => ({ code, title: wordOf(label) })),
    { code: null, title: m.meeting_no_stage() },
  ].map((group) => ({ ...group, members: found.filter((relation) => relation.stage === group.code) }))
  if (found.length === 0) return <p className="soft">{m.ui_nothing_matches()}</p>
  return groups
    .filter(({ members }) => members.length > 0)
    .map(({ code, title, members }) => (
      <section key={code ?? 'none'} className="stack" aria-labelledby={`stage-${code}`}>
        <h2 id={`stage-${code}`} className="section-title">
          {title} <span className="stage-count figures">{members.length}</span>
        </h2>
        <ul className="relations">
          {members.map((relation) => (
            <li key={`${relation.structureId} ${relation.partnerId}`}>
              <RelationLine relation={relation} book={book} several={several} />
            </li>
          ))}
        </ul>
      </section>
    ))
}

const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function fits({ partnerName, partnerKind, structureName, nextStep }: Relation, book: Book, search: string) {
  const kind = memberOf(book, 'structure_kind', partnerKind)
  const text = bare([partnerName, kind && wordOf(kind.label), structureName, nextStep].join(' '))
  return bare(search)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function lastInWords(day: string, today: string): string {
  const near = formatRelativeDay(day, today)
  return near === formatDate(day) ? m.meeting_last_on({ day: near }) : m.meeting_last({ near })
}

interface RelationLineProps {
  readonly relation: Relation
  readonly book: Book
  readonly several: boolean
}

function RelationLine({ relation, book, several }: RelationLineProps): ReactNode {
  const today = todayOf(useMe())
  const kind = memberOf(book, 'structure_kind', relation.partnerKind)
  const reason = memberOf(book, 'refusal_reason', relation.refusalReason ?? '')
  const about = [
    kind && wordOf(kind.label),
    several && relation.structureName,
    lastInWords(relation.lastDay, today),
    m.meeting_count({ count: relation.meetings }),
  ]
  return (
    <Link className="relation" to="/partners/$id" params={{ id: relation.partnerId }}>
      <span className="relation-what">
        <span className="relation-name">{relation.partnerName}</span>
        {relation.stage === 'refused' && reason && (
          <span className="relation-reason">{wordOf(reason.label)}</span>
        )}
        <span className="relation-about figures">{about.filter(Boolean).join(' · ')}</span>
      </span>
      <NextStep step={relation.nextStep} day={relation.nextDay} today={today} />
    </Link>
  )
}
