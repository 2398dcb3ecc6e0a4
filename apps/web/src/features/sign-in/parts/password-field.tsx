import { passwordLength } from '@maillage/contract/account'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Field } from '../../../ui/field.tsx'
import './password-field.css'

interface PasswordFieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** `new` where a password is chosen: its rule stands below, and the browser offers to make one. */
  readonly use: 'current' | 'new'
  readonly error?: string | undefined
  readonly optional?: boolean
}

/** A password, hidden until somebody asks to read what they type. */
export function PasswordField(props: PasswordFieldProps): ReactNode {
  const { id, label, value, onChange, use, error, optional = false } = props
  const [shown, setShown] = useState(false)
  const hint = use === 'new' ? m.sign_in_password_rule({ min: passwordLength.min }) : undefined
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <span className="input-box password-box">
          <input
            {...control}
            className="input"
            type={shown ? 'text' : 'password'}
            autoComplete={use === 'new' ? 'new-password' : 'current-password'}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={passwordLength.max}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <button
            type="button"
            className="password-eye"
            aria-pressed={shown}
            aria-controls={id}
            onClick={() => setShown(!shown)}
          >
            {shown ? m.sign_in_hide() : m.sign_in_show()}
          </button>
        </span>
      )}
    </Field>
  )
}

/** What is wrong with a chosen password, or null. */
export const passwordFault = (password: string): string | null =>
  password.length < passwordLength.min ? m.sign_in_password_short() : null
