import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Button } from '../../../ui/button.tsx'
import { ChoiceGroup, type ChoiceOption } from '../../../ui/choice.tsx'
import { Combobox } from '../../../ui/combobox.tsx'
import type { FieldFrame } from '../../../ui/field.tsx'
import { Select } from '../../../ui/text-field.tsx'
import '../record.css'

interface ChoiceInputProps<Value extends string> extends FieldFrame {
  readonly options: readonly ChoiceOption<Value>[]
  readonly value: Value | null
  readonly onChange: (value: Value | null) => void
}

const mostChips = 12
const mostChipsOptional = 6
const mostInSelect = 20

/** One choice among any number: side by side when few, the phone's own list when more, a searched list when many. */
export function ChoiceInput<Value extends string>(props: ChoiceInputProps<Value>): ReactNode {
  const { options, value, onChange, ...frame } = props
  const chips = options.length <= (frame.optional ? mostChipsOptional : mostChips)
  if (!chips && options.length > mostInSelect) {
    return (
      <Combobox
        {...frame}
        options={options}
        value={value}
        onChange={(chosen) => onChange(options.find((option) => option.value === chosen)?.value ?? null)}
      />
    )
  }
  return (
    <div className="clearable">
      {chips ? (
        <ChoiceGroup {...frame} options={options} value={value} onChange={onChange} />
      ) : (
        <Select
          {...frame}
          options={options}
          value={value ?? ''}
          onChange={onChange}
          placeholder={m.record_choose()}
        />
      )}
      {frame.optional && value !== null && (
        <Button
          variant="quiet"
          icon="cross"
          aria-label={m.record_clear_label({ label: frame.label })}
          onClick={() => onChange(null)}
        >
          {m.record_clear()}
        </Button>
      )}
    </div>
  )
}
