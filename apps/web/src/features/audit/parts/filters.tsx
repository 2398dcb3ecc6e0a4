import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { orpc } from '../../../platform/query.ts'
import { Button } from '../../../ui/button.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { Disclosure } from '../../../ui/navigation.tsx'
import { Select } from '../../../ui/text-field.tsx'
import { nouns, nounWord } from '../words.ts'

/** What the journal is narrowed to; '' for all. */
export interface AuditFilter {
  readonly noun: string
  readonly accountId: string
  readonly from: string
  readonly to: string
}

export const noFilter: AuditFilter = { noun: '', accountId: '', from: '', to: '' }

const all = 'all'
const orAll = (value: string) => (value === '' ? all : value)
const orNothing = (value: string) => (value === all ? '' : value)

interface FiltersProps {
  readonly value: AuditFilter
  readonly onChange: (value: AuditFilter) => void
}

/** By subject, person and days. */
export function Filters({ value, onChange }: FiltersProps): ReactNode {
  const people = useQuery(orpc.person.list.queryOptions({ input: {} }))
  const set = (changes: Partial<AuditFilter>) => onChange({ ...value, ...changes })
  const subjects = Object.keys(nouns)
    .map((noun) => ({ value: noun, label: nounWord(noun) }))
    .sort((a, b) => a.label.localeCompare(b.label))
  const isFiltered = Object.values(value).some((each) => each !== '')
  return (
    <Disclosure summary={m.audit_filter()}>
      <div className="audit-filters">
        <Select
          label={m.audit_subject()}
          value={orAll(value.noun)}
          onChange={(noun) => set({ noun: orNothing(noun) })}
          options={[{ value: all, label: m.audit_all_subjects() }, ...subjects]}
        />
        <Select
          label={m.audit_person()}
          value={orAll(value.accountId)}
          onChange={(accountId) => set({ accountId: orNothing(accountId) })}
          options={[
            { value: all, label: m.audit_all_people() },
            ...(people.data ?? []).map(({ accountId, name }) => ({ value: String(accountId), label: name })),
          ]}
        />
        <DayField label={m.audit_from()} value={value.from} onChange={(from) => set({ from })} optional />
        <DayField label={m.audit_to()} value={value.to} onChange={(to) => set({ to })} optional />
      </div>
      {isFiltered && (
        <div className="row">
          <Button variant="quiet" icon="cross" onClick={() => onChange(noFilter)}>
            {m.audit_filter_none()}
          </Button>
        </div>
      )}
    </Disclosure>
  )
}
