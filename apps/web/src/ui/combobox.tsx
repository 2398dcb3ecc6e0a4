import { lazy, type ReactNode, Suspense } from 'react'
import type { FieldFrame } from './field.tsx'
import { TextField } from './text-field.tsx'

export interface ComboboxOption {
  readonly value: string
  readonly label: string
  /** A second line that tells like-named options apart. */
  readonly detail?: string
}

export interface ComboboxProps extends FieldFrame {
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly options: readonly ComboboxOption[]
}

// The list's code is a hundred kilobytes: fetched only by the pages that have a long list to choose from.
const ComboboxList = lazy(() =>
  import('./combobox-list.tsx').then((file) => ({ default: file.ComboboxList })),
)

/** One choice in a long list, found by typing any part of it; accents and capitals do not matter. */
export function Combobox(props: ComboboxProps): ReactNode {
  const { value, onChange: _, options, ...frame } = props
  const waiting = options.find((option) => option.value === value)?.label ?? ''
  return (
    <Suspense fallback={<TextField {...frame} value={waiting} onChange={() => undefined} readOnly />}>
      <ComboboxList {...props} />
    </Suspense>
  )
}
