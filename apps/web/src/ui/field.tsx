import { type ReactNode, useId } from 'react'
import * as m from '../paraglide/messages.js'
import { Icon } from './icon.tsx'

/** What every field of a form says around its control. */
export interface FieldFrame {
  readonly label: string
  /** An example or a rule, in grey below the control. */
  readonly hint?: string | undefined
  /** A sentence that says what to change. */
  readonly error?: string | undefined
  readonly optional?: boolean
  /** Where an error summary takes the reader; made up when not given. */
  readonly id?: string | undefined
}

export interface ControlProps {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

/** A label above, the control, then its hint and its error, tied together for those who hear the page. */
export function Field(props: FieldFrame & { children: (control: ControlProps) => ReactNode }): ReactNode {
  const { label, hint, error, optional = false, children } = props
  const made = useId()
  const id = props.id ?? made
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label className="field-label" htmlFor={id}>
        {label}
        {optional && <OptionalMark />}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  )
}

/** The same frame around several controls (radios, boxes): a legend in place of a label. */
export function FieldGroup(props: FieldFrame & { children: ReactNode; role?: 'radiogroup' }): ReactNode {
  const { label, hint, error, optional = false, children } = props
  const made = useId()
  const id = props.id ?? made
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      role={props.role}
      className={error ? 'field field-wrong' : 'field'}
      aria-describedby={described || undefined}
    >
      <legend className="field-label">
        {label}
        {optional && <OptionalMark />}
      </legend>
      {children}
      <FieldNotes id={id} hint={hint} error={error} />
    </fieldset>
  )
}

function OptionalMark(): ReactNode {
  return <span className="field-optional"> {m.ui_optional()}</span>
}

function FieldNotes({
  id,
  hint,
  error,
}: {
  id: string
  hint?: string | undefined
  error?: string | undefined
}): ReactNode {
  return (
    <>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="error" size={20} />
          <span>{error}</span>
        </p>
      )}
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </>
  )
}
