import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import * as m from '../paraglide/messages.js'
import type { ComboboxOption } from './combobox-list.tsx'
import { Field, type FieldFrame } from './field.tsx'

interface SearchPickerProps extends FieldFrame {
  readonly chosen: ComboboxOption | null
  /** null: what was chosen is erased. */
  readonly onChoose: (option: ComboboxOption | null) => void
  /** What is found for a text; an empty list when nothing is. */
  readonly search: (text: string) => Promise<readonly ComboboxOption[]>
  /** Empties itself once something is chosen, for what is gathered in a list beside. */
  readonly clearAfter?: boolean
}

/**
 * One choice among more than a page can hold, looked up while typing. Keys: ↑ ↓ through what is found, Enter takes,
 * Esc closes. Text that was typed and not taken leaves with the focus: what shows is what is chosen.
 */
export function SearchPicker(props: SearchPickerProps): ReactNode {
  const { chosen, onChoose, search, clearAfter = false, ...frame } = props
  const settled = clearAfter ? '' : (chosen?.label ?? '')
  const [typed, setTyped] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const listId = useId()
  const wanted = (typed ?? '').trim()
  const answer = useFound(wanted, search)
  const { found } = answer
  const open = wanted !== '' && found !== null
  const take = (option: ComboboxOption | undefined) => {
    if (!option) return
    setTyped(null)
    onChoose(option)
  }
  const type = (text: string) => {
    setTyped(text)
    setActive(0)
    if (text === '' && chosen) onChoose(null)
  }
  const press = (event: KeyboardEvent) => {
    // Enter belongs to the form only once nothing is being looked up.
    if (wanted === '') return
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const count = found?.length ?? 0
    if (move !== undefined) setActive(count === 0 ? 0 : (active + move + count) % count)
    else if (event.key === 'Enter') take(found?.[active])
    else if (event.key === 'Escape') setTyped(null)
    else return
    event.preventDefault()
  }
  return (
    <div className="picker">
      <Field {...frame}>
        {(control) => (
          <input
            {...control}
            className="input"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={open}
            aria-controls={open ? listId : undefined}
            aria-activedescendant={open && found.length > 0 ? `${listId}-${active}` : undefined}
            autoComplete="off"
            value={typed ?? settled}
            onChange={(event) => type(event.target.value)}
            onKeyDown={press}
            onBlur={() => setTyped(null)}
          />
        )}
      </Field>
      {answer.failed && (
        <p className="picker-list combobox-none" role="status">
          {m.ui_search_failed()}
        </p>
      )}
      {open && <Found id={listId} label={frame.label} options={found} active={active} onTake={take} />}
    </div>
  )
}

interface FoundProps {
  readonly id: string
  readonly label: string
  readonly options: readonly ComboboxOption[]
  readonly active: number
  readonly onTake: (option: ComboboxOption) => void
}

function Found({ id, label, options, active, onTake }: FoundProps): ReactNode {
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the arrows move what is active
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  if (options.length === 0) {
    return (
      <p className="picker-list combobox-none" role="status">
        {m.ui_nothing_matches()}
      </p>
    )
  }
  return (
    <div ref={list} className="picker-list combobox-list" id={id} role="listbox" aria-label={label}>
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus, and the keys
        <div
          key={option.value}
          id={`${id}-${index}`}
          className="combobox-option"
          role="option"
          aria-selected={index === active}
          data-focused={index === active || undefined}
          // Before the field loses the focus, and with it the list.
          onMouseDown={(event) => {
            event.preventDefault()
            onTake(option)
          }}
        >
          <span>{option.label}</span>
          {option.detail && <span className="choice-hint">{option.detail}</span>}
        </div>
      ))}
    </div>
  )
}

const typingMs = 200

interface Answer {
  readonly text: string
  /** null: the search itself failed. */
  readonly options: readonly ComboboxOption[] | null
}

/** What is found for a text once typing pauses, null until then; an answer that comes late for an older text is dropped. */
function useFound(text: string, search: SearchPickerProps['search']) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text alone starts a search
  useEffect(() => {
    if (text === '') return
    let late = false
    const wait = setTimeout(async () => {
      const options = await search(text).catch(() => null)
      if (!late) setAnswer({ text, options })
    }, typingMs)
    return () => {
      late = true
      clearTimeout(wait)
    }
  }, [text])
  const current = answer?.text === text ? answer : null
  return { found: current?.options ?? null, failed: current !== null && current.options === null }
}
