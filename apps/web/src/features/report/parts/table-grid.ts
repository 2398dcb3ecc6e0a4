import { type FocusEvent, type KeyboardEvent, useState } from 'react'

interface Place {
  readonly row: number
  readonly column: number
}

const moves: Record<string, (place: Place, last: Place) => Place> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, last) => ({ row, column: last.column }),
  PageUp: ({ column }) => ({ row: 0, column }),
  PageDown: ({ column }, last) => ({ row: last.row, column }),
}

const placeOf = (element: Element | null): Place | null => {
  const text = element instanceof HTMLElement ? element.dataset.place : undefined
  const [row, column] = text?.split(',').map(Number) ?? []
  return row === undefined || column === undefined ? null : { row, column }
}

/** One stop of the Tab key for a whole table of figures; arrows, Home, End and Page keys move inside it. */
export function useGridKeys(last: Place) {
  const [current, setCurrent] = useState<Place>({ row: 0, column: 0 })
  const stop = {
    row: Math.min(current.row, Math.max(0, last.row)),
    column: Math.min(current.column, Math.max(0, last.column)),
  }
  return {
    grid: {
      onFocus: (event: FocusEvent) => setCurrent((before) => placeOf(event.target) ?? before),
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const from = placeOf(event.target as Element)
        const move = moves[event.key]
        if (!from || !move || event.altKey || event.ctrlKey || event.metaKey) return
        event.preventDefault()
        const to = move(from, last)
        event.currentTarget.querySelector<HTMLElement>(`[data-place="${to.row},${to.column}"]`)?.focus()
      },
    },
    cell: (place: Place) => ({
      'data-place': `${place.row},${place.column}`,
      tabIndex: place.row === stop.row && place.column === stop.column ? 0 : -1,
    }),
  }
}
