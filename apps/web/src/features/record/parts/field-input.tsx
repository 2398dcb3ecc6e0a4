import { membersOn } from '@maillage/contract/activity-rules'
import type { Field } from '@maillage/contract/catalogue'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { ChecksGroup } from '../../../ui/choice.tsx'
import { NumberStepper } from '../../../ui/number-stepper.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { type Book, kindOf, measureOf, memberOf, wordOf } from '../../activity/api.ts'
import { entryOf, withEntry } from '../draft.ts'
import { ChoiceInput } from './choice-input.tsx'
import { type FieldInputProps, frameOf } from './field-frame.ts'
import { GridInput } from './grid-input.tsx'
import '../record.css'

/** One field of a kind, by its type. */
export function FieldInput({ field, ...rest }: FieldInputProps): ReactNode {
  switch (field.type) {
    case 'choice':
      return <ChosenMember field={field} {...rest} />
    case 'tags':
      return <Tags field={field} {...rest} />
    case 'measure':
      return <Amount field={field} {...rest} />
    case 'grid':
      return <GridInput field={field} {...rest} />
    case 'text':
      return <Words field={field} {...rest} />
  }
}

type Props<Type extends Field['type']> = FieldInputProps<Extract<Field, { type: Type }>>

const optionsOf = (book: Book, vocabulary: string, day: string) =>
  membersOn(
    book.vocabularies.find((each) => each.code === vocabulary),
    day,
  ).map((member) => ({ value: member.code, label: wordOf(member.label) }))

function ChosenMember({ field, draft, book, error, onChange }: Props<'choice'>): ReactNode {
  const { [field.code]: chosen, ...others } = draft.dimensions
  /** What this choice says at once about other fields: a programme, its type of action. */
  const impliedBy = (code: string) => {
    const said = Object.entries(memberOf(book, field.vocabulary, code)?.implies ?? {})
    const asked = kindOf(book, draft)?.fields.map((each) => each.code) ?? []
    return Object.fromEntries(said.filter(([dimension]) => asked.includes(dimension)))
  }
  return (
    <ChoiceInput
      {...frameOf(field, error)}
      options={optionsOf(book, field.vocabulary, draft.day)}
      value={chosen ?? null}
      onChange={(code) =>
        onChange({
          dimensions: code === null ? others : { ...others, ...impliedBy(code), [field.code]: code },
        })
      }
    />
  )
}

function Tags({ field, draft, book, error, onChange }: Props<'tags'>): ReactNode {
  return (
    <ChecksGroup
      {...frameOf(field, error)}
      options={optionsOf(book, field.vocabulary, draft.day)}
      value={draft.tags[field.code] ?? []}
      onChange={(members) => onChange({ tags: { ...draft.tags, [field.code]: [...members] } })}
    />
  )
}

function Amount({ field, draft, book, error, onChange }: Props<'measure'>): ReactNode {
  const measure = measureOf(book, field.measure)
  return (
    <NumberStepper
      {...frameOf(field, error)}
      value={entryOf(draft, field)}
      onChange={(entry) => onChange({ values: withEntry(draft, { field, entry }) })}
      step={measure?.type === 'hours' ? 0.25 : 1}
      {...(field.max !== undefined && { max: field.max })}
      {...(measure?.type === 'hours' && { unit: m.record_hours_unit() })}
      canBeUnobserved
    />
  )
}

/** Longer than this, several lines are offered. */
const oneLine = 200

function Words({ field, draft, error, onChange }: Props<'text'>): ReactNode {
  const frame = frameOf(field, error)
  const control = {
    ...frame,
    hint: frame.hint ?? m.record_text_hint(),
    value: draft.texts[field.code] ?? '',
    onChange: (text: string) => onChange({ texts: { ...draft.texts, [field.code]: text } }),
    maxLength: field.maxLength,
  }
  return field.maxLength > oneLine ? (
    <TextArea {...control} rows={3} />
  ) : (
    <TextField {...control} autoComplete="off" />
  )
}
