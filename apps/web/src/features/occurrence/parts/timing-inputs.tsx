import type { Kind } from '@maillage/contract/catalogue'
import type { OccurrenceDraft } from '@maillage/contract/occurrence'
import { nextDays } from '@maillage/contract/occurrence-rules'
import type { Day } from '@maillage/contract/values'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatDayInYear, formatList } from '../../../platform/format.ts'
import { ChoiceGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { NumberStepper } from '../../../ui/number-stepper.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { Book } from '../../activity/api.ts'
import { fieldId } from '../../record/api.ts'
import { withLength } from '../draft.ts'
import { capital, planInWords, recurrenceInWords, recurrenceUnder, wayKey, waysFrom } from '../words.ts'

interface TimingProps {
  readonly plan: OccurrenceDraft
  readonly kind: Kind
  readonly book: Book
  readonly issues: ReadonlyMap<string, string>
  readonly onChange: (plan: OccurrenceDraft) => void
}

const previewed = 3

/** The first day, how often it comes back after it, and at what hour; said back in a sentence. */
export function TimingInputs({ plan, kind, book, issues, onChange }: TimingProps): ReactNode {
  const whole = plan.firstDay.length === 10
  const ways = whole ? waysFrom(plan.firstDay) : []
  const days = whole ? nextDays(plan, plan.firstDay, previewed) : []
  const begin = (day: string) => {
    const firstDay = day as Day
    const recurrence = day.length === 10 ? recurrenceUnder(day, plan.recurrence) : plan.recurrence
    onChange({ ...plan, firstDay, recurrence })
  }
  return (
    <section className="plan-part" aria-labelledby="timing">
      <h2 id="timing" className="section-title">
        {m.occurrence_when()}
      </h2>
      <DayField
        label={m.occurrence_first_day()}
        id={fieldId('firstDay')}
        error={issues.get('firstDay')}
        value={plan.firstDay}
        onChange={begin}
      />
      {whole && (
        <ChoiceGroup
          label={m.occurrence_comes_back()}
          layout="list"
          value={wayKey(plan.recurrence)}
          options={ways.map((recurrence) => ({
            value: wayKey(recurrence),
            label: capital(recurrenceInWords({ recurrence, firstDay: plan.firstDay })),
          }))}
          onChange={(key) => {
            const recurrence = ways.find((way) => wayKey(way) === key)
            if (recurrence) onChange({ ...plan, recurrence })
          }}
        />
      )}
      <div className="plan-hours">
        <TextField
          label={m.occurrence_start_time()}
          type="time"
          id={fieldId('startTime')}
          error={issues.get('startTime')}
          value={plan.startTime}
          onChange={(startTime) => onChange({ ...plan, startTime })}
        />
        <NumberStepper
          label={m.occurrence_length()}
          id={fieldId('length')}
          error={issues.get('length')}
          value={plan.durationMin / 60}
          onChange={(hours) =>
            onChange(withLength(plan, { kind, book, hours: typeof hours === 'number' ? hours : 0 }))
          }
          step={0.25}
          max={24}
          unit={m.record_hours_unit()}
        />
      </div>
      {whole && plan.durationMin > 0 && (
        <p className="plan-preview" aria-live="polite">
          <strong>{capital(planInWords(plan))}</strong>
          {days.length > 0 && (
            <span>{m.occurrence_first_ones({ days: formatList(days.map(formatDayInYear)) })}</span>
          )}
        </p>
      )}
    </section>
  )
}
