import type { ActivityDraft } from '@maillage/contract/activity'
import type { Field } from '@maillage/contract/catalogue'
import type { FieldFrame } from '../../../ui/field.tsx'
import { type Book, wordOf } from '../../activity/api.ts'
import { fieldId } from '../issues.ts'

export type Change = (changes: Partial<ActivityDraft>) => void

export interface FieldInputProps<Type extends Field = Field> {
  readonly field: Type
  readonly draft: ActivityDraft
  readonly book: Book
  readonly error: string | undefined
  readonly onChange: Change
  /** The last activity of this kind, whose rows come first in a long list. */
  readonly last: ActivityDraft | undefined
}

/** What stands around any field of the catalogue. */
export function frameOf(field: Field, error: string | undefined): FieldFrame {
  return {
    label: wordOf(field.label),
    hint: field.hint ? wordOf(field.hint) : undefined,
    error,
    optional: !field.required,
    id: fieldId(field.code),
  }
}
