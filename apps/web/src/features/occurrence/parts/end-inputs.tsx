import type { OccurrenceDraft } from '@maillage/contract/occurrence'
import { daysBetween } from '@maillage/contract/occurrence-rules'
import type { Day } from '@maillage/contract/values'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatDayInYear } from '../../../platform/format.ts'
import { Button } from '../../../ui/button.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { fieldId } from '../../record/api.ts'

interface EndProps {
  readonly plan: OccurrenceDraft
  readonly issues: ReadonlyMap<string, string>
  readonly onChange: (plan: OccurrenceDraft) => void
}

/** The last day, and the days on which it is known not to happen: one, or all those of a holiday. */
export function EndInputs({ plan, issues, onChange }: EndProps): ReactNode {
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const until = to >= from ? to || from : from
  const left = from.length === 10 ? daysBetween(plan, from as Day, until as Day) : []
  const leaveOut = () => {
    onChange({ ...plan, exceptions: [...plan.exceptions, ...left].sort() })
    setFrom('')
    setTo('')
  }
  return (
    <div className="plan-part">
      <DayField
        label={m.occurrence_last_day()}
        hint={m.occurrence_last_day_hint()}
        id={fieldId('lastDay')}
        error={issues.get('lastDay')}
        optional
        min={plan.firstDay}
        value={plan.lastDay ?? ''}
        onChange={(day) => onChange({ ...plan, lastDay: day === '' ? null : (day as Day) })}
      />
      <fieldset className="plan-without">
        <legend className="field-label">{m.occurrence_without()}</legend>
        <p className="field-hint">{m.occurrence_without_hint()}</p>
        <div className="plan-range">
          <DayField label={m.occurrence_without_from()} value={from} onChange={setFrom} />
          <DayField label={m.occurrence_without_to()} optional value={to} min={from} onChange={setTo} />
        </div>
        {from.length === 10 && (
          <div className="row">
            <Button disabled={left.length === 0} onClick={leaveOut}>
              {left.length === 0
                ? m.occurrence_without_none()
                : m.occurrence_leave_out({ count: left.length })}
            </Button>
          </div>
        )}
        <ul className="plan-exceptions">
          {plan.exceptions.map((day) => (
            <li key={day}>
              <button
                type="button"
                className="plan-exception"
                aria-label={m.occurrence_put_back({ day: formatDayInYear(day) })}
                onClick={() =>
                  onChange({ ...plan, exceptions: plan.exceptions.filter((each) => each !== day) })
                }
              >
                {formatDayInYear(day)}
                <Icon name="cross" size={16} />
              </button>
            </li>
          ))}
        </ul>
      </fieldset>
    </div>
  )
}
