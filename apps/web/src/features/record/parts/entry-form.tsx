import type { ActivityDraft } from '@maillage/contract/activity'
import { inForce, kindOn } from '@maillage/contract/activity-rules'
import type { Field, Kind } from '@maillage/contract/catalogue'
import type { Structure } from '@maillage/contract/network'
import { type FormEvent, type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatList } from '../../../platform/format.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Disclosure } from '../../../ui/navigation.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { type Book, kindOf, wordOf } from '../../activity/api.ts'
import { useFrequent } from '../api.ts'
import { fieldsInTwo, fittedTo, isFilled } from '../draft.ts'
import { fieldId, issuesInWords } from '../issues.ts'
import type { Change } from './field-frame.ts'
import { FieldInput } from './field-input.tsx'
import { TogetherInput, WhenInput, WhereInput } from './place-inputs.tsx'
import '../record.css'

interface EntryFormProps {
  readonly book: Book
  readonly structures: readonly Structure[]
  readonly today: string
  readonly start: ActivityDraft
  /** Told of each key, to be kept on the device. */
  readonly onType: (draft: ActivityDraft) => void
  /** Given a draft that the rules let through; `another` when one more of the same kind follows. */
  readonly onSave: (draft: ActivityDraft, another: boolean) => Promise<void>
  readonly canGoOn: boolean
  /** What is said before the fields: a double, a reason to give. */
  readonly before?: (draft: ActivityDraft, kind: Kind) => ReactNode
  /** What stands after the fields, told what is shown as wrong. */
  readonly after?: (issues: ReadonlyMap<string, string>) => ReactNode
  /** What else stands in the way of saving, by the id of its control. */
  readonly otherIssues?: ReadonlyMap<string, string>
}

/** The form of any kind of activity, made from the catalogue. */
export function EntryForm(props: EntryFormProps): ReactNode {
  const { book, structures, today, start, onType, onSave, canGoOn, before, after, otherIssues } = props
  const [draft, setDraft] = useState(start)
  const [tried, setTried] = useState(0)
  const [saving, setSaving] = useState<Saving>('idle')
  const kind = kindFor(book, draft)
  const frequent = useFrequent() ?? []
  const last = frequent.find((each) => each.kind === draft.kind)?.last
  const change: Change = (changes) => {
    const next = { ...draft, ...changes }
    setDraft(next)
    onType(next)
  }
  const issues = new Map([...issuesInWords(draft, kind, { book, today }), ...(otherIssues ?? [])])
  const shown = tried > 0 ? issues : new Map<string, string>()
  const save = async (another: boolean) => {
    if (issues.size > 0) return setTried(tried + 1)
    setSaving('busy')
    await onSave(fittedTo(kind, draft), another).then(
      () => setSaving('idle'),
      () => setSaving('failed'),
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (saving !== 'busy') void save(false)
  }
  const fields = fieldsInTwo(kind)
  const common = { draft, book, last, issues: shown, onChange: change }
  return (
    <form className="entry" onSubmit={submit} noValidate>
      <ErrorSummary
        key={tried}
        faults={[...shown].map(([code, message]) => ({ id: fieldId(code), message }))}
      />
      {before?.(draft, kind)}
      <WhenInput {...common} today={today} />
      <WhereInput
        {...common}
        kind={kind}
        structures={structures}
        recentSites={frequent.flatMap((each) => each.last.siteId ?? [])}
      />
      <Fields {...common} fields={fields.first} />
      {fields.first.some((field) => field.type === 'measure') && (
        <p className="field-hint">{m.record_unobserved_hint()}</p>
      )}
      {after?.(shown)}
      <More {...common} fields={fields.more} />
      <SaveBar saving={saving} {...(canGoOn && { onAnother: () => void save(true) })} />
    </form>
  )
}

type Saving = 'idle' | 'busy' | 'failed'

/** Saving, always in sight; and what to do when the device could not keep it. */
function SaveBar({ saving, onAnother }: { saving: Saving; onAnother?: () => void }): ReactNode {
  return (
    <>
      {saving === 'failed' && (
        <Notice tone="error" live title={m.record_not_kept()}>
          <p>{m.record_not_kept_text()}</p>
        </Notice>
      )}
      <div className="save-bar">
        <Button type="submit" variant="primary" size="l" busy={saving === 'busy'}>
          {m.record_save()}
        </Button>
        {onAnother && (
          <Button size="l" busy={saving === 'busy'} onClick={onAnother}>
            {m.record_save_another()}
          </Button>
        )}
      </div>
    </>
  )
}

/** The kind as the draft's day wants it: its own version while in force that day, else the one that is. */
function kindFor(book: Book, draft: ActivityDraft): Kind {
  const own = kindOf(book, draft)
  const kind = own && inForce(own, draft.day) ? own : (kindOn(book.kinds, draft.kind, draft.day) ?? own)
  if (!kind) throw new Error(`the catalogue has no kind ${draft.kind}`)
  return kind
}

interface FieldsProps {
  readonly fields: readonly Field[]
  readonly draft: ActivityDraft
  readonly book: Book
  readonly last: ActivityDraft | undefined
  readonly issues: ReadonlyMap<string, string>
  readonly onChange: Change
}

function Fields({ fields, issues, ...rest }: FieldsProps): ReactNode {
  return fields.map((field) => (
    <FieldInput key={field.code} field={field} error={issues.get(field.code)} {...rest} />
  ))
}

/** What may stay empty, behind one press; open when something in it was said or is wrong. */
function More(props: FieldsProps): ReactNode {
  const { fields, draft, book, issues, onChange } = props
  const [openAtFirst] = useState(
    () => draft.coStructureId !== null || fields.some((field) => isFilled(draft, field)),
  )
  const wrong = fields.some((field) => issues.has(field.code))
  const inside = [...fields.map((field) => wordOf(field.label)), m.record_together()]
  return (
    <Disclosure
      open={openAtFirst || wrong}
      summary={
        <span>
          {m.record_more()} <span className="soft small more-inside">{formatList(inside)}</span>
        </span>
      }
    >
      <div className="entry-fields">
        <Fields {...props} />
        <TogetherInput {...{ draft, book, issues, onChange }} />
      </div>
    </Disclosure>
  )
}
