import type { Contact } from '@maillage/contract/network'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Button } from '../../../ui/button.tsx'
import { FieldGroup } from '../../../ui/field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { contactEmailId } from '../structure-draft.ts'

interface ContactsProps {
  readonly value: readonly Contact[]
  readonly onChange: (value: readonly Contact[]) => void
}

const nobody: Contact = { name: '', occupation: '', phone: '', email: '' }

/** Who can be called in a structure. */
export function ContactsInput({ value, onChange }: ContactsProps): ReactNode {
  const [keys, setKeys] = useState(() => value.map((_, index) => index))
  const add = () => {
    setKeys([...keys, Math.max(-1, ...keys) + 1])
    onChange([...value, nobody])
  }
  const remove = (gone: number) => {
    setKeys(keys.filter((_, index) => index !== gone))
    onChange(value.filter((_, index) => index !== gone))
  }
  const replace = (changed: number, contact: Contact) =>
    onChange(value.map((each, index) => (index === changed ? contact : each)))
  return (
    <FieldGroup label={m.network_contacts()} hint={m.network_contacts_hint()} optional>
      <div className="stack">
        {value.map((contact, index) => (
          <ContactInput
            key={keys[index]}
            number={index + 1}
            contact={contact}
            onChange={(changed) => replace(index, changed)}
            onRemove={() => remove(index)}
          />
        ))}
        <div className="row">
          <Button icon="plus" onClick={add}>
            {m.network_contact_add()}
          </Button>
        </div>
      </div>
    </FieldGroup>
  )
}

interface ContactProps {
  readonly number: number
  readonly contact: Contact
  readonly onChange: (contact: Contact) => void
  readonly onRemove: () => void
}

function ContactInput({ number, contact, onChange, onRemove }: ContactProps): ReactNode {
  const set = (changes: Partial<Contact>) => onChange({ ...contact, ...changes })
  return (
    <fieldset className="contact-input">
      <legend className="aside-aloud">{m.network_contact({ number })}</legend>
      <TextField
        label={m.network_contact_name()}
        hint={m.network_contact_name_hint()}
        value={contact.name}
        onChange={(name) => set({ name })}
        maxLength={120}
      />
      <TextField
        label={m.network_contact_occupation()}
        value={contact.occupation}
        onChange={(occupation) => set({ occupation })}
        maxLength={120}
      />
      <TextField
        label={m.network_phone()}
        type="tel"
        value={contact.phone}
        onChange={(phone) => set({ phone })}
        maxLength={40}
      />
      <TextField
        id={contactEmailId(number - 1)}
        label={m.network_email()}
        type="email"
        value={contact.email}
        onChange={(email) => set({ email })}
        maxLength={200}
      />
      <Button variant="quiet" icon="trash" onClick={onRemove}>
        {m.network_contact_remove({ number })}
      </Button>
    </fieldset>
  )
}
