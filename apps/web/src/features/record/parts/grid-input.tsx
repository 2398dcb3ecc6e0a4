import { membersOn } from '@maillage/contract/activity-rules'
import type { Field, VocabularyMember } from '@maillage/contract/catalogue'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatNumber } from '../../../platform/format.ts'
import { Button } from '../../../ui/button.tsx'
import { FieldGroup } from '../../../ui/field.tsx'
import { NumberStepper } from '../../../ui/number-stepper.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { amountInWords, measureOf, wordOf } from '../../activity/api.ts'
import { entryOf, filledMembers, totalOf, withEntry } from '../draft.ts'
import { matches } from '../search.ts'
import { type FieldInputProps, frameOf } from './field-frame.ts'

type GridField = Extract<Field, { type: 'grid' }>

const shownAtFirst = 6
const searchedFrom = 13

/** One amount for each member of a vocabulary: those used last time first, the others one press away, and the total. */
export function GridInput(props: FieldInputProps<GridField>): ReactNode {
  const { field, draft, book, error, onChange, last } = props
  const members = membersOn(
    book.vocabularies.find((each) => each.code === field.vocabulary),
    draft.day,
  )
  const [order] = useState(() => firstMembers(members, [draft, ...(last ? [last] : [])], field))
  const [whole, setWhole] = useState(members.length <= shownAtFirst + 2)
  const [unobserved, setUnobserved] = useState(false)
  const [search, setSearch] = useState('')
  const rows = [...members].sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code))
  const shown = whole
    ? rows.filter((member) => matches(search, [wordOf(member.label)]))
    : rows.slice(0, Math.max(shownAtFirst, filledMembers(draft, field).length))
  const measure = measureOf(book, field.measure)
  const total = totalOf(draft, field)
  return (
    <FieldGroup {...frameOf(field, error)}>
      {whole && members.length >= searchedFrom && (
        <TextField label={m.record_grid_search()} type="search" value={search} onChange={setSearch} />
      )}
      <div className="grid-rows">
        {shown.map((member) => (
          <NumberStepper
            key={member.code}
            label={wordOf(member.label)}
            value={entryOf(draft, field, member.code)}
            onChange={(entry) =>
              onChange({ values: withEntry(draft, { field, member: member.code, entry }) })
            }
            step={measure?.type === 'hours' ? 0.25 : 1}
            canBeUnobserved={unobserved || entryOf(draft, field, member.code) === 'notObserved'}
          />
        ))}
        {shown.length === 0 && <p className="soft">{m.ui_nothing_matches()}</p>}
      </div>
      <p className="grid-total" aria-live="polite">
        <span>{m.record_grid_total()}</span>
        <strong className="figures">{total < 2 ? formatNumber(total) : amountInWords(measure, total)}</strong>
      </p>
      <div className="row">
        {!whole && (
          <Button icon="down" onClick={() => setWhole(true)}>
            {m.record_grid_all({ count: members.length })}
          </Button>
        )}
        {!unobserved && (
          <Button variant="quiet" onClick={() => setUnobserved(true)}>
            {m.record_grid_unobserved()}
          </Button>
        )}
      </div>
    </FieldGroup>
  )
}

/** Codes in the order of their rows: those with an amount in these drafts, then the vocabulary's own order. */
function firstMembers(
  members: readonly VocabularyMember[],
  drafts: readonly Parameters<typeof filledMembers>[0][],
  field: GridField,
): string[] {
  const codes = members.map((member) => member.code)
  const used = drafts.flatMap((draft) => filledMembers(draft, field))
  return [...new Set([...codes.filter((code) => used.includes(code)), ...codes])]
}
