import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { IconButton } from '../../../ui/button.tsx'
import { Combobox } from '../../../ui/combobox.tsx'
import { FieldGroup } from '../../../ui/field.tsx'
import { useBook } from '../../activity/api.ts'

interface Party {
  readonly id: string
  readonly name: string
}

interface PartiesProps {
  readonly id: string
  readonly value: readonly Party[]
  readonly onChange: (value: readonly Party[]) => void
  readonly error: string | undefined
}

/** The structures that agree, added one by one. */
export function PartiesInput({ id, value, onChange, error }: PartiesProps): ReactNode {
  const { book } = useBook()
  const offered = (book?.structures ?? []).filter(
    (structure) => !structure.archived && !value.some((party) => party.id === structure.id),
  )
  const add = (chosen: string | null) => {
    const structure = offered.find((each) => each.id === chosen)
    if (structure) onChange([...value, { id: structure.id, name: structure.shortName }])
  }
  return (
    <FieldGroup id={id} label={m.agreement_parties()} hint={m.agreement_parties_hint()} error={error}>
      <div className="stack">
        {value.length > 0 && (
          <ul className="agreement-chosen">
            {value.map((party) => (
              <li key={party.id}>
                <span>{party.name}</span>
                <IconButton
                  icon="cross"
                  label={m.agreement_party_remove({ name: party.name })}
                  onClick={() => onChange(value.filter((each) => each.id !== party.id))}
                />
              </li>
            ))}
          </ul>
        )}
        {/* Starts afresh with what is left to choose. */}
        <Combobox
          key={offered.length}
          label={m.agreement_party_add()}
          value={null}
          onChange={add}
          options={offered.map(({ id: value, name }) => ({ value, label: name }))}
        />
      </div>
    </FieldGroup>
  )
}
