import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'
import * as m from '../paraglide/messages.js'
import { Icon } from './icon.tsx'

export interface FieldFault {
  /** The `id` given to the field. */
  readonly id: string
  readonly message: string
}

/** What stops a form from being saved, above it: takes focus when it appears, and each line takes the reader to its field. */
export function ErrorSummary({ faults }: { faults: readonly FieldFault[] }): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const any = faults.length > 0
  useEffect(() => {
    if (any) box.current?.focus()
  }, [any])
  if (!any) return null

  const goTo = (event: MouseEvent, id: string) => {
    event.preventDefault()
    const field = document.getElementById(id)
    field?.scrollIntoView({ block: 'center' })
    field?.focus({ preventScroll: true })
  }
  return (
    <div ref={box} className="notice notice-error" role="alert" tabIndex={-1}>
      <Icon name="error" />
      <div className="notice-words">
        <h2 className="notice-title error-summary-title">{m.ui_error_summary({ count: faults.length })}</h2>
        <ul>
          {faults.map((fault) => (
            <li key={fault.id}>
              <a href={`#${fault.id}`} onClick={(event) => goTo(event, fault.id)}>
                {fault.message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
