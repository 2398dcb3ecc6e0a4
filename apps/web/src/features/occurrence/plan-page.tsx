import type { OccurrenceDraft } from '@maillage/contract/occurrence'
import type { Day, OccurrenceId } from '@maillage/contract/values'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { v7 as newId } from 'uuid'
import * as m from '../../paraglide/messages.js'
import { typed } from '../../platform/outbox/typed.ts'
import { useMe } from '../../platform/session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { type Book, kindsFor, structuresOf, todayOf, useBook } from '../activity/api.ts'
import { emptyPlan } from './draft.ts'
import { PlanForm } from './parts/plan-form.tsx'
import { savePlan } from './plan.ts'
import { usePlans } from './plans.ts'
import './occurrence.css'

/** Something new that comes back. */
export function NewPlanPage(): ReactNode {
  const me = useMe()
  const { book } = useBook()
  return (
    <Page
      title={m.occurrence_new_title()}
      part={{ colour: 'activity', word: m.occurrence_one() }}
      lead={m.occurrence_new_lead()}
      width="text"
    >
      {book ? <NewPlan book={book} today={todayOf(me) as Day} /> : <Skeleton lines={8} />}
    </Page>
  )
}

function NewPlan({ book, today }: { book: Book; today: Day }): ReactNode {
  const me = useMe()
  const structures = structuresOf(me, book)
  const kind = kindsFor(book, structures, today).find((each) => each.recurs)
  const structure = structures.find((each) => kind?.structureKinds.includes(each.kind)) ?? structures[0]
  const [id] = useState(() => newId() as OccurrenceId)
  if (!kind || !structure) {
    return (
      <EmptyState title={m.record_no_structure()}>
        <p>{m.record_no_structure_text()}</p>
      </EmptyState>
    )
  }
  const fresh = emptyPlan(kind, { book, today, structureId: structure.id })
  return <Editing form="plan new" id={id} baseVersion={0} fresh={fresh} book={book} />
}

/** A plan, changed from now on. */
export function ChangePlanPage(): ReactNode {
  const { id = '' } = useParams({ strict: false })
  const { book } = useBook()
  const { plans, waiting } = usePlans()
  const plan = plans?.find((each) => each.id === id)
  if (book && plan) {
    const { id: planId, version, structureId: _, withdrawn: __, ...draft } = plan
    return (
      <Page
        title={plan.title}
        part={{ colour: 'activity', word: m.occurrence_change() }}
        lead={m.occurrence_change_lead()}
        width="text"
      >
        <Editing form={`plan ${id} ${version}`} id={planId} baseVersion={version} fresh={draft} book={book} />
      </Page>
    )
  }
  return (
    <Page title={m.occurrence_change()} width="text">
      {waiting || !book ? (
        <Skeleton lines={8} />
      ) : (
        <EmptyState
          title={m.occurrence_not_shown()}
          action={<ButtonLink to="/occurrences">{m.occurrence_title()}</ButtonLink>}
        />
      )}
    </Page>
  )
}

interface EditingProps {
  /** The name under which what is typed is kept. */
  readonly form: string
  readonly id: OccurrenceId
  readonly baseVersion: number
  readonly fresh: OccurrenceDraft
  readonly book: Book
}

function Editing({ form, id, baseVersion, fresh, book }: EditingProps): ReactNode {
  const me = useMe()
  const navigate = useNavigate()
  const { accountId: owner } = me
  const [start] = useState(() => typed.read<OccurrenceDraft>(owner, form) ?? fresh)
  const save = async (draft: OccurrenceDraft) => {
    await savePlan({ owner, id, baseVersion, draft })
    typed.forget(owner, form)
    await navigate({ to: '/occurrences/$id', params: { id } })
  }
  return (
    <PlanForm
      start={start}
      book={book}
      structures={structuresOf(me, book)}
      onType={(draft) => typed.write(owner, form, draft)}
      onSave={(draft) => void save(draft)}
    />
  )
}
