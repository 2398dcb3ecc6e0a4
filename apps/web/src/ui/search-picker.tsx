import { lazy, type ReactNode, Suspense } from 'react'
import type { SearchPickerProps } from './search-picker-list.tsx'
import { TextField } from './text-field.tsx'

export type { SearchPickerProps } from './search-picker-list.tsx'

const SearchPickerList = lazy(() =>
  import('./search-picker-list.tsx').then((file) => ({ default: file.SearchPickerList })),
)

/** One choice among more than a page can hold, looked up while typing. */
export function SearchPicker(props: SearchPickerProps): ReactNode {
  const { chosen, onChoose: _, search: __, clearAfter: ___, ...frame } = props
  const waiting = <TextField {...frame} value={chosen?.label ?? ''} onChange={() => undefined} readOnly />
  return (
    <Suspense fallback={waiting}>
      <SearchPickerList {...props} />
    </Suspense>
  )
}
