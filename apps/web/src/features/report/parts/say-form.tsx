import type { FigureFormat } from '@maillage/contract/report-document'
import { type FormEvent, type ReactNode, useId } from 'react'
import * as m from '../../../paraglide/messages.js'
import { sentenceOf } from '../../../platform/errors.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { NumberStepper } from '../../../ui/number-stepper.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { type SayingTarget, useSaying } from '../../statement/api.ts'

interface SayFormProps {
  readonly target: SayingTarget
  readonly label: string
  /** An example of a source. */
  readonly sourceHint: string
  /** Hours and FTE have quarters; people are whole. */
  readonly step: number
  readonly onSaved: () => void
  /** Saves, then opens the next blank of the same column. */
  readonly onNext?: (() => void) | undefined
}

const steps: Partial<Record<FigureFormat, number>> = { hours: 0.25, decimal: 0.05 }

/** Quarters for hours, twentieths for full-time equivalents, units for everything else. */
export const stepOf = (format: FigureFormat): number => steps[format] ?? 1

/** One figure said right where it stands, with its source. */
export function SayForm({ target, label, sourceHint, step, onSaved, onNext }: SayFormProps): ReactNode {
  const id = useId()
  const { saying, change, faults, busy, error, save } = useSaying(target)
  const saveThen = async (then: () => void) => {
    const missing = await save(then)
    if (missing) document.getElementById(missing.value ? `${id}-value` : `${id}-source`)?.focus()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void saveThen(onNext ?? onSaved)
  }
  return (
    <form className="say-form" onSubmit={submit} noValidate>
      <NumberStepper
        id={`${id}-value`}
        label={label}
        value={saying.value}
        step={step}
        canBeUnobserved
        error={faults?.value ? m.statement_value_missing() : undefined}
        onChange={(value) => change({ value })}
      />
      <TextField
        id={`${id}-source`}
        label={m.statement_source()}
        hint={sourceHint}
        value={saying.source}
        maxLength={300}
        error={faults?.source ? m.statement_source_missing() : undefined}
        onChange={(source) => change({ source })}
      />
      {error !== null && <Notice tone="error" title={sentenceOf(error)} live />}
      <div className="row">
        <Button type="submit" variant="primary" busy={busy}>
          {onNext ? m.report_save_and_next() : m.report_save()}
        </Button>
        {onNext && (
          <Button variant="quiet" onClick={() => void saveThen(onSaved)}>
            {m.report_save()}
          </Button>
        )}
      </div>
    </form>
  )
}
