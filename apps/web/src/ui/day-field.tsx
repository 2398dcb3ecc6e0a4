import type { ReactNode } from 'react'
import * as m from '../paraglide/messages.js'
import { Field, type FieldFrame } from './field.tsx'

interface DayFieldProps extends FieldFrame {
  /** 'YYYY-MM-DD', or '' when nothing is said yet. */
  readonly value: string
  readonly onChange: (day: string) => void
  /** Today in the network's zone; offers « today » and « yesterday » in one press. */
  readonly today?: string
  readonly min?: string
  readonly max?: string
}

/** Whether a day was typed whole, in a year that is kept: 1900 to 2999, as everywhere. */
export const isWholeDay = (day: string): boolean =>
  day.length === 10 && '1900-01-01' <= day && day <= '2999-12-31'

/** The day before a calendar day. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

/** A calendar day by the device's own picker, with the two days that are typed most one press away. */
export function DayField({ value, onChange, today, min, max, ...frame }: DayFieldProps): ReactNode {
  const quick = today
    ? [
        { day: today, word: m.ui_today() },
        { day: dayBefore(today), word: m.ui_yesterday() },
      ]
    : []
  return (
    <Field {...frame}>
      {(control) => (
        <div className="day-line">
          <input
            {...control}
            className="input day-input"
            type="date"
            value={value}
            min={min}
            max={max}
            onChange={(event) => onChange(event.target.value)}
          />
          {quick.map(({ day, word }) => (
            <button
              key={day}
              type="button"
              className="day-quick"
              aria-pressed={value === day}
              onClick={() => onChange(day)}
            >
              {word}
            </button>
          ))}
        </div>
      )}
    </Field>
  )
}
