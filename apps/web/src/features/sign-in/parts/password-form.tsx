import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { askForLink, askForPassword, type Step, signInByPassword } from '../api.ts'
import { identitySentence } from '../identity.ts'
import type { MailWanted } from './mail-sent.tsx'
import { PasswordField } from './password-field.tsx'

interface PasswordFormProps {
  readonly email: string
  readonly onEmail: (email: string) => void
  readonly onStep: (step: Step) => void
  readonly onMail: (wanted: MailWanted) => void
}

const looksLikeEmail = (email: string) => /^\S+@\S+\.\S+$/.test(email.trim())

/** Address and password; the address, which is never lost, also serves to ask for a link. */
export function PasswordForm({ email, onEmail, onStep, onMail }: PasswordFormProps): ReactNode {
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState<'none' | 'email' | 'all'>('none')
  const form = useRef<HTMLFormElement>(null)
  const signIn = useMutation({
    mutationFn: () => signInByPassword(email.trim(), password),
    onSuccess: onStep,
    onError: () => form.current?.querySelector<HTMLInputElement>('#sign-in-password')?.select(),
  })
  const ask = useMutation({
    mutationFn: (wanted: MailWanted) =>
      wanted === 'link' ? askForLink(email.trim()) : askForPassword(email.trim()),
    onSuccess: (_answer, wanted) => onMail(wanted),
  })
  const failure = signIn.error ?? ask.error
  const emailFault = tried !== 'none' && !looksLikeEmail(email) ? m.sign_in_email_missing() : undefined
  const passwordMissing = tried === 'all' && password === '' ? m.sign_in_password_missing() : undefined

  const focusOn = (id: string) => form.current?.querySelector<HTMLInputElement>(`#${id}`)?.focus()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.reset()
    setTried('all')
    if (!looksLikeEmail(email)) focusOn('sign-in-email')
    else if (password === '') focusOn('sign-in-password')
    else signIn.mutate()
  }
  const askFor = (wanted: MailWanted) => {
    signIn.reset()
    setTried('email')
    if (looksLikeEmail(email)) ask.mutate(wanted)
    else focusOn('sign-in-email')
  }
  return (
    <form ref={form} className="stack sign-in-form" onSubmit={submit} noValidate>
      {failure && <Notice tone="error" live title={identitySentence(failure)} />}
      <TextField
        id="sign-in-email"
        type="email"
        inputMode="email"
        autoComplete="username"
        label={m.sign_in_email()}
        error={emailFault}
        value={email}
        onChange={onEmail}
      />
      <PasswordField
        id="sign-in-password"
        use="current"
        label={m.sign_in_password()}
        error={passwordMissing}
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" variant="primary" size="l" wide busy={signIn.isPending}>
        {m.sign_in_submit()}
      </Button>
      <div className="sign-in-links">
        <Button
          variant="quiet"
          busy={ask.isPending && ask.variables === 'link'}
          onClick={() => askFor('link')}
        >
          {m.sign_in_link_ask()}
        </Button>
        <Button
          variant="quiet"
          busy={ask.isPending && ask.variables === 'password'}
          onClick={() => askFor('password')}
        >
          {m.sign_in_password_forgotten()}
        </Button>
      </div>
    </form>
  )
}
