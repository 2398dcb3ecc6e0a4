import { type FormEvent, type ReactNode, useId } from 'react'
import * as m from '../../../paraglide/messages.js'
import { sentenceOf } from '../../../platform/errors.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { NumberStepper } from '../../../ui/number-stepper.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { type SayingTarget, useSaying } from '../api.ts'

interface SayFieldsProps {
  readonly target: SayingTarget
  /** 1 for people, a twentieth for full-time equivalents. */
  readonly step: number
  readonly onSaved: () => void
}

/** The amount and its source, once what it speaks of is known. */
export function SayFields({ target, step, onSaved }: SayFieldsProps): ReactNode {
  const id = useId()
  const { saying, change, faults, busy, error, save } = useSaying(target)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const missing = await save(onSaved)
    if (missing) document.getElementById(missing.value ? `${id}-value` : `${id}-source`)?.focus()
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <NumberStepper
        id={`${id}-value`}
        label={m.statement_amount()}
        value={saying.value}
        step={step}
        canBeUnobserved
        error={faults?.value ? m.statement_value_missing() : undefined}
        onChange={(value) => change({ value })}
      />
      <TextField
        id={`${id}-source`}
        label={m.statement_source()}
        hint={m.statement_source_hint()}
        value={saying.source}
        maxLength={300}
        error={faults?.source ? m.statement_source_missing() : undefined}
        onChange={(source) => change({ source })}
      />
      {error !== null && <Notice tone="error" title={sentenceOf(error)} live />}
      <div className="row">
        <Button type="submit" variant="primary" busy={busy}>
          {m.statement_save()}
        </Button>
      </div>
    </form>
  )
}
