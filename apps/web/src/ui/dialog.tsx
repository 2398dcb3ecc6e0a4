import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import * as m from '../paraglide/messages.js'
import { IconButton } from './button.tsx'

interface DialogProps {
  readonly open: boolean
  /** Asked for by Esc, the cross or a press outside; the owner decides and sets `open`. */
  readonly onClose: () => void
  readonly title: string
  readonly children: ReactNode
  /** The buttons at the foot; the main one first. */
  readonly actions?: ReactNode
  /** `center` for a question, `side` for detail beside a list (the whole screen on a phone). */
  readonly place?: 'center' | 'side'
}

/** The browser's own modal dialog: the rest of the page is inert, Esc closes, focus comes back where it was. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  actions,
  place = 'center',
}: DialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    if (!element || !open) return
    if (!element.open) element.showModal()
    // The browser would pick the closing cross; the first thing to fill in, or else the title, is where one starts.
    const first = element.querySelector<HTMLElement>('.dialog-content :is(input, textarea, select)')
    const start = first ?? element.querySelector<HTMLElement>('h2')
    start?.focus()
    return () => element.close()
  }, [open])

  const pressOutside = (event: MouseEvent) => {
    if (event.target === dialog.current) onClose()
  }
  return (
    <dialog
      ref={dialog}
      className={`dialog dialog-${place}`}
      aria-labelledby={titleId}
      onMouseDown={pressOutside}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      {open && (
        <div className="dialog-body">
          <header className="dialog-head">
            <h2 id={titleId} tabIndex={-1}>
              {title}
            </h2>
            <IconButton icon="cross" label={m.ui_close()} onClick={onClose} />
          </header>
          <div className="dialog-content">{children}</div>
          {actions && <footer className="dialog-actions">{actions}</footer>}
        </div>
      )}
    </dialog>
  )
}

/** A dialog at the side of the desk, over the whole phone. */
export function Sheet(props: Omit<DialogProps, 'place'>): ReactNode {
  return <Dialog {...props} place="side" />
}
