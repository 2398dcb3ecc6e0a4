import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'

export interface Tab<Key extends string> {
  readonly key: Key
  readonly label: string
  readonly panel: () => ReactNode
}

interface TabsProps<Key extends string> {
  readonly label: string
  readonly tabs: readonly Tab<Key>[]
  readonly current: Key
  readonly onChange: (key: Key) => void
}

/** Views of the same thing, one at a time; arrows move between tabs, only the current one is a tab stop. */
export function Tabs<Key extends string>({ label, tabs, current, onChange }: TabsProps<Key>): ReactNode {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const index = tabs.findIndex((tab) => tab.key === current)
  const move = (event: KeyboardEvent) => {
    const last = tabs.length - 1
    const to = {
      ArrowRight: index < last ? index + 1 : 0,
      ArrowLeft: index > 0 ? index - 1 : last,
      Home: 0,
      End: last,
    }[event.key]
    const tab = to === undefined ? undefined : tabs[to]
    if (to === undefined || !tab) return
    event.preventDefault()
    onChange(tab.key)
    list.current?.querySelectorAll('button')[to]?.focus()
  }
  return (
    <div className="stack">
      <div ref={list} className="tabs" role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            className="tab"
            aria-selected={tab.key === current}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === current ? 0 : -1}
            onClick={() => onChange(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${current}`}>
        {tabs[index]?.panel()}
      </div>
    </div>
  )
}
