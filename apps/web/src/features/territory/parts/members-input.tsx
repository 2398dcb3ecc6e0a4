import type { ReferenceLevel } from '@maillage/contract/territory'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { IconButton } from '../../../ui/button.tsx'
import { FieldGroup } from '../../../ui/field.tsx'
import { SearchPicker } from '../../../ui/search-picker.tsx'
import { Select } from '../../../ui/text-field.tsx'
import { findTerritories } from '../api.ts'
import { codeOf, levelOf, levelWord } from '../key.ts'

export interface Member {
  readonly key: string
  readonly name: string
}

interface MembersProps {
  readonly id: string
  readonly value: readonly Member[]
  readonly onChange: (value: readonly Member[]) => void
  readonly error: string | undefined
}

const levels: readonly ReferenceLevel[] = ['commune', 'epci', 'department', 'region']
const every = 'every'

/** The official territories that make one up, found by name, code or postal code and gathered one by one. */
export function MembersInput({ id, value, onChange, error }: MembersProps): ReactNode {
  const [level, setLevel] = useState<ReferenceLevel | typeof every>(every)
  return (
    <FieldGroup id={id} label={m.territory_members()} hint={m.territory_members_hint()} error={error}>
      <div className="stack">
        <Members value={value} onChange={onChange} />
        <div className="territory-search">
          <Select
            label={m.territory_level()}
            value={level}
            onChange={setLevel}
            options={[
              { value: every, label: m.territory_every_level() },
              ...levels.map((each) => ({ value: each, label: levelWord(each) })),
            ]}
          />
          <SearchPicker
            key={level}
            label={m.territory_member_add()}
            chosen={null}
            clearAfter
            search={(text) => findTerritories(text, level === every ? undefined : level)}
            onChoose={(option) => {
              if (!option || value.some((member) => member.key === option.value)) return
              onChange([...value, { key: option.value, name: option.label }])
            }}
          />
        </div>
      </div>
    </FieldGroup>
  )
}

function Members({ value, onChange }: Pick<MembersProps, 'value' | 'onChange'>): ReactNode {
  if (value.length === 0) return null
  return (
    <ul className="territories territory-members" aria-label={m.territory_members()}>
      {value.map(({ key, name }) => (
        <li key={key} className="territory-figure">
          <span>
            {name}{' '}
            <span className="soft small">
              {levelWord(levelOf(key))} {codeOf(key)}
            </span>
          </span>
          <IconButton
            icon="cross"
            label={m.territory_member_remove({ name })}
            onClick={() => onChange(value.filter((member) => member.key !== key))}
          />
        </li>
      ))}
    </ul>
  )
}
