import { type ReactNode, useId } from 'react'
import { type FieldFrame, FieldGroup } from './field.tsx'
import { Icon } from './icon.tsx'

export interface ChoiceOption<T extends string> {
  readonly value: T
  readonly label: string
  readonly hint?: string
}

interface ChoiceShared<T extends string> extends FieldFrame {
  readonly options: readonly ChoiceOption<T>[]
  /** `chips` side by side for short words, `list` one below the other for sentences. */
  readonly layout?: 'chips' | 'list'
}

interface ChoiceGroupProps<T extends string> extends ChoiceShared<T> {
  readonly value: T | null
  readonly onChange: (value: T) => void
}

/** One choice among a few, each a large target; arrow keys move as in any set of radio buttons. */
export function ChoiceGroup<T extends string>(props: ChoiceGroupProps<T>): ReactNode {
  const { value, onChange, options, layout = 'chips', ...frame } = props
  const name = useId()
  return (
    <FieldGroup {...frame} role="radiogroup">
      <div className={`choices choices-${layout}`}>
        {options.map((option) => (
          <label key={option.value} className="choice">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <ChoiceFace option={option} />
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

interface ChecksGroupProps<T extends string> extends ChoiceShared<T> {
  readonly value: readonly T[]
  readonly onChange: (value: readonly T[]) => void
}

/** Any number of choices among a few; the answer keeps the order of the options. */
export function ChecksGroup<T extends string>(props: ChecksGroupProps<T>): ReactNode {
  const { value, onChange, options, layout = 'chips', ...frame } = props
  const toggle = (toggled: T) =>
    onChange(
      options
        .map((option) => option.value)
        .filter((each) => (each === toggled ? !value.includes(each) : value.includes(each))),
    )
  return (
    <FieldGroup {...frame}>
      <div className={`choices choices-${layout}`}>
        {options.map((option) => (
          <label key={option.value} className="choice choice-many">
            <input
              type="checkbox"
              checked={value.includes(option.value)}
              onChange={() => toggle(option.value)}
            />
            <ChoiceFace option={option} />
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

function ChoiceFace<T extends string>({ option }: { option: ChoiceOption<T> }): ReactNode {
  return (
    <>
      <span className="choice-mark" aria-hidden="true">
        <Icon name="check" size={16} />
      </span>
      <span>
        {option.label}
        {option.hint && <span className="choice-hint">{option.hint}</span>}
      </span>
    </>
  )
}

interface CheckboxProps {
  readonly label: string
  readonly hint?: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly id?: string
}

/** One yes or no. */
export function Checkbox({ label, hint, checked, onChange, id }: CheckboxProps): ReactNode {
  return (
    <label className="choice choice-many choice-single">
      <input id={id} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <ChoiceFace option={{ value: 'on', label, ...(hint && { hint }) }} />
    </label>
  )
}
