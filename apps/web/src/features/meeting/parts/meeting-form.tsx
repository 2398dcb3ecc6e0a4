import { membersOn } from '@maillage/contract/activity-rules'
import type { MeetingDraft } from '@maillage/contract/meeting'
import type { Structure } from '@maillage/contract/network'
import type { Day } from '@maillage/contract/values'
import { type FormEvent, type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { useMe } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { NumberStepper } from '../../../ui/number-stepper.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { type Book, todayOf, wordOf } from '../../activity/api.ts'
import { fieldId } from '../../record/api.ts'
import { ChoiceInput } from '../../record/embedded.tsx'
import { issuesOf, mostHours, mostPeople } from '../issues.ts'

interface MeetingFormProps {
  readonly start: MeetingDraft
  readonly book: Book
  readonly structures: readonly Structure[]
  /** Told of each key, to be kept on the device. */
  readonly onType: (draft: MeetingDraft) => void
  readonly onSave: (draft: MeetingDraft) => void
}

type Change = (changes: Partial<MeetingDraft>) => void

/** A meeting with a partner, in the order in which it is told. */
export function MeetingForm({ start, book, structures, onType, onSave }: MeetingFormProps): ReactNode {
  const [draft, setDraft] = useState(start)
  const [tried, setTried] = useState(0)
  const issues = issuesOf(draft, todayOf(useMe()))
  const shown = tried > 0 ? issues : new Map<string, string>()
  const change: Change = (changes) => {
    const next = { ...draft, ...changes }
    setDraft(next)
    onType(next)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (issues.size > 0) setTried(tried + 1)
    else onSave({ ...draft, note: draft.note.trim(), nextStep: draft.nextStep.trim() })
  }
  const shared = { draft, book, issues: shown, onChange: change }
  return (
    <form className="meeting-form" onSubmit={submit} noValidate>
      <ErrorSummary
        key={tried}
        faults={[...shown].map(([code, message]) => ({ id: fieldId(code), message }))}
      />
      <What {...shared} structures={structures} />
      <HowMuch {...shared} />
      <WhatNext {...shared} />
      <div className="save-bar">
        <Button type="submit" variant="primary" size="l">
          {m.record_save()}
        </Button>
      </div>
    </form>
  )
}

interface PartProps {
  readonly draft: MeetingDraft
  readonly book: Book
  readonly issues: ReadonlyMap<string, string>
  readonly onChange: Change
}

const optionsOf = (book: Book, vocabulary: string, day: string) =>
  membersOn(
    book.vocabularies.find((each) => each.code === vocabulary),
    day,
  ).map(({ code, label }) => ({ value: code, label: wordOf(label) }))

function What({
  draft,
  book,
  issues,
  onChange,
  structures,
}: PartProps & Pick<MeetingFormProps, 'structures'>) {
  const today = todayOf(useMe())
  return (
    <>
      <DayField
        label={m.record_day()}
        id={fieldId('day')}
        error={issues.get('day')}
        value={draft.day}
        today={today}
        max={today}
        onChange={(day) => onChange({ day: day as Day })}
      />
      {structures.length > 1 && (
        <ChoiceInput
          label={m.record_structure()}
          options={structures.map(({ id, shortName }) => ({ value: id, label: shortName }))}
          value={draft.structureId}
          onChange={(structureId) => structureId && onChange({ structureId })}
        />
      )}
      <ChoiceInput
        label={m.meeting_purpose()}
        optional
        options={optionsOf(book, 'meeting_purpose', draft.day)}
        value={draft.purpose}
        onChange={(purpose) => onChange({ purpose })}
      />
      <ChoiceInput
        label={m.meeting_stage()}
        optional
        options={optionsOf(book, 'approach_stage', draft.day)}
        value={draft.stage}
        onChange={(stage) =>
          onChange({ stage, refusalReason: stage === 'refused' ? draft.refusalReason : null })
        }
      />
      {draft.stage === 'refused' && (
        <ChoiceInput
          label={m.meeting_reason()}
          hint={m.meeting_reason_hint()}
          id={fieldId('reason')}
          error={issues.get('reason')}
          options={optionsOf(book, 'refusal_reason', draft.day)}
          value={draft.refusalReason}
          onChange={(refusalReason) => onChange({ refusalReason })}
        />
      )}
    </>
  )
}

function HowMuch({ draft, issues, onChange }: PartProps): ReactNode {
  const amount = (entry: number | 'notObserved' | null) => (typeof entry === 'number' ? entry : null)
  return (
    <div className="meeting-amounts">
      <NumberStepper
        label={m.meeting_hours()}
        id={fieldId('hours')}
        error={issues.get('hours')}
        optional
        value={draft.hours}
        onChange={(entry) => onChange({ hours: amount(entry) })}
        step={0.25}
        max={mostHours}
        unit={m.record_hours_unit()}
      />
      <NumberStepper
        label={m.meeting_people()}
        id={fieldId('people')}
        error={issues.get('people')}
        optional
        value={draft.people}
        onChange={(entry) => onChange({ people: amount(entry) })}
        max={mostPeople}
      />
    </div>
  )
}

function WhatNext({ draft, onChange }: PartProps): ReactNode {
  return (
    <>
      <TextArea
        label={m.meeting_note()}
        hint={m.meeting_note_hint()}
        optional
        rows={3}
        value={draft.note}
        onChange={(note) => onChange({ note })}
        maxLength={1000}
      />
      <TextField
        label={m.meeting_next_step()}
        hint={m.meeting_next_step_hint()}
        optional
        value={draft.nextStep}
        onChange={(nextStep) => onChange({ nextStep })}
        maxLength={300}
        autoComplete="off"
      />
      <DayField
        label={m.meeting_next_day()}
        optional
        value={draft.nextDay ?? ''}
        min={draft.day}
        onChange={(day) => onChange({ nextDay: day === '' ? null : (day as Day) })}
      />
    </>
  )
}
