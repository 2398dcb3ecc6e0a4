import type { ActivityDraft } from '@maillage/contract/activity'
import type { Kind } from '@maillage/contract/catalogue'
import type { Structure } from '@maillage/contract/network'
import type { OccurrenceDraft } from '@maillage/contract/occurrence'
import { type FormEvent, type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Disclosure } from '../../../ui/navigation.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { type Book, kindOf } from '../../activity/api.ts'
import { fieldId, fieldsInTwo, fittedTo } from '../../record/api.ts'
import { FieldInput, WhereInput } from '../../record/embedded.tsx'
import { lengthField, planIssues, suggestedTitle } from '../draft.ts'
import { EndInputs } from './end-inputs.tsx'
import { TimingInputs } from './timing-inputs.tsx'

interface PlanFormProps {
  readonly start: OccurrenceDraft
  readonly book: Book
  readonly structures: readonly Structure[]
  /** Told of each key, to be kept on the device. */
  readonly onType: (draft: OccurrenceDraft) => void
  readonly onSave: (draft: OccurrenceDraft) => void
}

/** Where, how often, at what hour, and what is recorded when it was held as usual. */
export function PlanForm(props: PlanFormProps): ReactNode {
  const { start, book, structures, onType, onSave } = props
  const [plan, setPlan] = useState(start)
  const [tried, setTried] = useState(0)
  const kind = kindOf(book, plan.usual)
  if (!kind) throw new Error(`the catalogue has no kind ${plan.usual.kind}`)
  const issues = planIssues(plan, kind, book)
  const shown = tried > 0 ? issues : new Map<string, string>()
  const change = (next: OccurrenceDraft) => {
    setPlan(next)
    onType(next)
  }
  const changeUsual = (changes: Partial<ActivityDraft>) => {
    const usual = { ...plan.usual, ...changes }
    const untouched = plan.title === '' || plan.title === suggestedTitle(kind, book, plan.usual)
    change({ ...plan, usual, title: untouched ? suggestedTitle(kind, book, usual) : plan.title })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (issues.size > 0) setTried(tried + 1)
    else onSave({ ...plan, title: plan.title.trim(), usual: fittedTo(kind, plan.usual) })
  }
  const usual = { draft: plan.usual, book, issues: shown, onChange: changeUsual }
  return (
    <form className="plan-form" onSubmit={submit} noValidate>
      <ErrorSummary
        key={tried}
        faults={[...shown].map(([code, message]) => ({ id: fieldId(code), message }))}
      />
      <WhereInput {...usual} kind={kind} structures={structures} recentSites={[]} />
      <TextField
        label={m.occurrence_name()}
        hint={m.occurrence_name_hint()}
        id={fieldId('title')}
        error={shown.get('title')}
        value={plan.title}
        onChange={(title) => change({ ...plan, title })}
        maxLength={120}
        autoComplete="off"
      />
      <TimingInputs plan={plan} kind={kind} book={book} issues={shown} onChange={change} />
      <Usual {...usual} kind={kind} />
      <Disclosure
        open={plan.lastDay !== null || plan.exceptions.length > 0 || shown.has('lastDay')}
        summary={m.occurrence_until_and_without()}
      >
        <EndInputs plan={plan} issues={shown} onChange={change} />
      </Disclosure>
      <div className="save-bar">
        <Button type="submit" variant="primary" size="l">
          {m.record_save()}
        </Button>
      </div>
    </form>
  )
}

interface UsualProps {
  readonly draft: ActivityDraft
  readonly book: Book
  readonly kind: Kind
  readonly issues: ReadonlyMap<string, string>
  readonly onChange: (changes: Partial<ActivityDraft>) => void
}

/** What one press records when it was held as usual; the length is asked with the hour. */
function Usual({ kind, issues, ...rest }: UsualProps): ReactNode {
  const length = lengthField(kind, rest.book)
  const { first, more } = fieldsInTwo(kind)
  const inputs = (fields: typeof first) =>
    fields
      .filter((field) => field.code !== length?.code)
      .map((field) => (
        <FieldInput
          key={field.code}
          field={field}
          error={issues.get(field.code)}
          last={undefined}
          {...rest}
        />
      ))
  return (
    <section className="plan-part" aria-labelledby="usual">
      <h2 id="usual" className="section-title">
        {m.occurrence_usual()}
      </h2>
      <p className="soft">{m.occurrence_usual_hint()}</p>
      {inputs(first)}
      {more.length > 0 && (
        <Disclosure summary={m.record_more()}>
          <div className="plan-part">{inputs(more)}</div>
        </Disclosure>
      )}
    </section>
  )
}
