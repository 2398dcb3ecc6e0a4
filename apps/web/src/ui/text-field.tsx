import type { HTMLAttributes, HTMLInputAutoCompleteAttribute, ReactNode } from 'react'
import { Field, type FieldFrame } from './field.tsx'

interface TextFieldProps extends FieldFrame {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url' | 'time'
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  readonly autoComplete?: HTMLInputAutoCompleteAttribute
  /** Shown inside the field, after what is typed: « km », « € ». */
  readonly unit?: string
  readonly required?: boolean
  readonly maxLength?: number
  readonly name?: string
  readonly readOnly?: boolean
}

/** One line of text. */
export function TextField({ value, onChange, unit, type = 'text', ...rest }: TextFieldProps): ReactNode {
  const { label, hint, error, optional, id, ...native } = rest
  return (
    <Field label={label} hint={hint} error={error} optional={optional ?? false} id={id}>
      {(control) => (
        <span className="input-box">
          <input
            {...native}
            {...control}
            className="input"
            type={type}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          {unit && <span className="input-unit">{unit}</span>}
        </span>
      )}
    </Field>
  )
}

interface TextAreaProps extends FieldFrame {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly rows?: number
  readonly maxLength?: number
}

/** Several lines of text; grows with what is typed where the browser can. */
export function TextArea({ value, onChange, rows = 4, maxLength, ...frame }: TextAreaProps): ReactNode {
  return (
    <Field {...frame}>
      {(control) => (
        <textarea
          {...control}
          className="input input-area"
          rows={rows}
          maxLength={maxLength}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

interface SelectProps<T extends string> extends FieldFrame {
  readonly value: T | ''
  readonly onChange: (value: T) => void
  readonly options: readonly { readonly value: T; readonly label: string }[]
  /** What stands there before a choice is made. */
  readonly placeholder?: string
  readonly required?: boolean
}

/** One choice in a list of known length; the phone's own picker. Past about twenty entries, use `Combobox`. */
export function Select<T extends string>(props: SelectProps<T>): ReactNode {
  const { value, onChange, options, placeholder, required, ...frame } = props
  return (
    <Field {...frame}>
      {(control) => (
        <span className="input-box input-select">
          <select
            {...control}
            className="input"
            value={value}
            required={required}
            onChange={(event) => {
              const chosen = options.find((option) => option.value === event.target.value)
              if (chosen) onChange(chosen.value)
            }}
          >
            {(value === '' || placeholder) && (
              <option value="" disabled={value !== ''}>
                {placeholder ?? '…'}
              </option>
            )}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </span>
      )}
    </Field>
  )
}
