import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Checkbox, ChecksGroup } from '../../../ui/choice.tsx'
import { FieldGroup } from '../../../ui/field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { type Slot, type TypedHours, weekdayWord } from '../hours.ts'

interface HoursInputProps {
  readonly id: string
  readonly value: TypedHours
  readonly onChange: (value: TypedHours) => void
  readonly error: string | undefined
}

const newSlot: Slot = { days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' }

/** A usual week: the same hours on several days at once. */
export function HoursInput({ id, value, onChange, error }: HoursInputProps): ReactNode {
  const { known, slots, note } = value
  // Slots have no name of their own: what is typed in one must stay in it when another goes.
  const [keys, setKeys] = useState(() => slots.map((_, index) => index))
  const add = () => {
    setKeys([...keys, Math.max(-1, ...keys) + 1])
    onChange({ ...value, known: true, slots: [...slots, newSlot] })
  }
  const remove = (gone: number) => {
    setKeys(keys.filter((_, index) => index !== gone))
    onChange({ ...value, slots: slots.filter((_, index) => index !== gone) })
  }
  const replace = (changed: number, slot: Slot) =>
    onChange({ ...value, slots: slots.map((each, index) => (index === changed ? slot : each)) })
  return (
    <FieldGroup id={id} label={m.network_hours()} hint={m.network_hours_hint()} error={error} optional>
      <div className="stack">
        <Checkbox
          label={m.network_hours_known()}
          checked={known}
          onChange={(checked) => onChange({ ...value, known: checked })}
        />
        {known && (
          <>
            {slots.map((slot, index) => (
              <SlotInput
                key={keys[index]}
                number={index + 1}
                slot={slot}
                onChange={(changed) => replace(index, changed)}
                onRemove={() => remove(index)}
              />
            ))}
            <div className="row">
              <Button icon="plus" onClick={add}>
                {m.network_hours_add()}
              </Button>
            </div>
            <TextField
              label={m.network_hours_note()}
              hint={m.network_hours_note_hint()}
              value={note}
              onChange={(text) => onChange({ ...value, note: text })}
              maxLength={300}
              optional
            />
          </>
        )}
      </div>
    </FieldGroup>
  )
}

interface SlotInputProps {
  readonly number: number
  readonly slot: Slot
  readonly onChange: (slot: Slot) => void
  readonly onRemove: () => void
}

const days = [1, 2, 3, 4, 5, 6, 7]

function SlotInput({ number, slot, onChange, onRemove }: SlotInputProps): ReactNode {
  return (
    <div className="slot">
      <ChecksGroup
        label={m.network_hours_days({ number })}
        value={slot.days.map(String)}
        onChange={(chosen) => onChange({ ...slot, days: chosen.map(Number) })}
        options={days.map((day) => ({ value: String(day), label: weekdayWord(day, 'short') }))}
      />
      <div className="slot-times">
        <TextField
          label={m.network_hours_from()}
          type="time"
          value={slot.from}
          onChange={(from) => onChange({ ...slot, from })}
        />
        <TextField
          label={m.network_hours_to()}
          type="time"
          value={slot.to}
          onChange={(to) => onChange({ ...slot, to })}
        />
        <IconButton icon="trash" label={m.network_hours_remove({ number })} onClick={onRemove} />
      </div>
    </div>
  )
}
