import { lazy, type ReactNode, Suspense } from 'react'
import type { ComboboxProps } from './combobox-list.tsx'
import { TextField } from './text-field.tsx'

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
