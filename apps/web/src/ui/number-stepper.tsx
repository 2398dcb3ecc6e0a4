import { type KeyboardEvent, type ReactNode, useState } from 'react'
import * as m from '../paraglide/messages.js'
import { getLocale } from '../paraglide/runtime.js'
import { type ControlProps, Field, type FieldFrame } from './field.tsx'
import { Icon } from './icon.tsx'
import { focusNextField, isOnPhone } from './next-field.ts'
import { amountOfText, cleanNumberText, type NumberEntry, stepped, textOfEntry } from './number-text.ts'

interface NumberStepperProps extends FieldFrame {
  readonly value: NumberEntry
  readonly onChange: (value: NumberEntry) => void
  /** 1 for things counted, 0.25 for quarters of an hour. */
  readonly step?: number
  readonly min?: number
  readonly max?: number
  readonly unit?: string
  /** Offers « not observed », which is neither zero nor an empty field. */
  readonly canBeUnobserved?: boolean
}

/**
 * A positive number with large − and + targets. Keys: ↑ ↓ one step, Page ↑ ↓ ten, « - » declares not observed. The key
 * that a phone calls « next » goes to the next field: it never sends a form half filled.
 * A comma and a point are both a decimal mark; what is not a number never enters the field.
 */
export function NumberStepper(props: NumberStepperProps): ReactNode {
  const {
    value,
    onChange,
    step = 1,
    min = 0,
    max = 999_999_999,
    unit,
    canBeUnobserved = false,
    ...frame
  } = props
  const move = (by: number) => onChange(stepped(value, by, { step, min, max }))
  const unobserved = value === 'notObserved'
  return (
    <Field {...frame}>
      {(control) => (
        <div className="stepper-line">
          <div className={unobserved ? 'stepper stepper-unobserved' : 'stepper'}>
            <StepButton
              sign="minus"
              label={frame.label}
              disabled={typeof value === 'number' && value <= min}
              onPress={() => move(-1)}
            />
            <NumberInput {...{ control, value, onChange, move, step, canBeUnobserved }} />
            {unit && !unobserved && <span className="stepper-unit">{unit}</span>}
            <StepButton
              sign="plus"
              label={frame.label}
              disabled={typeof value === 'number' && value >= max}
              onPress={() => move(1)}
            />
          </div>
          {canBeUnobserved && (
            <button
              type="button"
              className="stepper-toggle"
              aria-pressed={unobserved}
              aria-label={`${m.ui_not_observed()} : ${frame.label}`}
              onClick={() => onChange(unobserved ? null : 'notObserved')}
            >
              <span aria-hidden="true">–</span>
              <span className="stepper-toggle-word">{m.ui_not_observed()}</span>
            </button>
          )}
        </div>
      )}
    </Field>
  )
}

interface NumberInputProps {
  readonly control: ControlProps
  readonly value: NumberEntry
  readonly onChange: (value: NumberEntry) => void
  readonly move: (by: number) => void
  readonly step: number
  readonly canBeUnobserved: boolean
}

function NumberInput({ control, value, onChange, move, step, canBeUnobserved }: NumberInputProps): ReactNode {
  // What is being typed stays as typed (« 1, » is on its way to « 1,5 ») until it says another number than the value.
  const [typed, setTyped] = useState('')
  const mark = getLocale() === 'fr' ? ',' : '.'
  const whole = Number.isInteger(step)
  const shown =
    typed !== '' && amountOfText(typed) === value ? typed.replace(',', mark) : textOfEntry(value, mark)

  const type = (text: string) => {
    if (canBeUnobserved && /[-–−]/.test(text) && value !== 'notObserved') return onChange('notObserved')
    const clean = cleanNumberText(text, whole ? 0 : 2)
    setTyped(clean)
    onChange(amountOfText(clean))
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && isOnPhone() && focusNextField(event.currentTarget))
      return event.preventDefault()
    const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    move(by)
  }
  return (
    <input
      {...control}
      className="stepper-input"
      type="text"
      inputMode={whole ? 'numeric' : 'decimal'}
      autoComplete="off"
      enterKeyHint="next"
      value={shown}
      onChange={(event) => type(event.target.value)}
      onFocus={(event) => event.target.select()}
      onKeyDown={press}
      onBlur={() => setTyped('')}
    />
  )
}

interface StepButtonProps {
  readonly sign: 'minus' | 'plus'
  readonly label: string
  readonly disabled: boolean
  readonly onPress: () => void
}

/** Left out of the tab order: the arrow keys do the same inside the field. */
function StepButton({ sign, label, disabled, onPress }: StepButtonProps): ReactNode {
  const word = sign === 'plus' ? m.ui_step_more({ label }) : m.ui_step_less({ label })
  return (
    <button
      type="button"
      className="stepper-button"
      tabIndex={-1}
      aria-label={word}
      disabled={disabled}
      onClick={onPress}
    >
      <Icon name={sign} size={24} />
    </button>
  )
}
