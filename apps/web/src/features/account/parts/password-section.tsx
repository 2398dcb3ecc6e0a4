import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { showToast } from '../../../ui/toasts.tsx'
import { identitySentence } from '../../sign-in/api.ts'
import { PasswordField, passwordFault } from '../../sign-in/embedded.tsx'
import { changePassword, refreshIdentity } from '../api.ts'
import { Section } from './section.tsx'

/** Changes the password; the form opens when it is asked for. */
export function PasswordSection(): ReactNode {
  const [open, setOpen] = useState(false)
  return (
    <Section title={m.sign_in_password()}>
      {open ? (
        <PasswordForm onDone={() => setOpen(false)} />
      ) : (
        <div className="row">
          <Button icon="lock" onClick={() => setOpen(true)}>
            {m.account_password_change()}
          </Button>
        </div>
      )}
    </Section>
  )
}

function PasswordForm({ onDone }: { onDone: () => void }): ReactNode {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [tried, setTried] = useState(false)
  const fault = passwordFault(next)
  const change = useMutation({
    mutationFn: () => changePassword(current, next),
    onSuccess: async () => {
      await refreshIdentity()
      showToast({ message: m.account_password_changed() })
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!fault && current !== '') change.mutate()
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {change.isError && <Notice tone="error" live title={identitySentence(change.error)} />}
      <p className="soft">{m.account_password_lead()}</p>
      <PasswordField
        id="account-password-current"
        use="current"
        label={m.account_password_current()}
        error={tried && current === '' ? m.sign_in_password_missing() : undefined}
        value={current}
        onChange={setCurrent}
      />
      <PasswordField
        id="account-password-new"
        use="new"
        label={m.sign_in_password_new()}
        error={(tried && fault) || undefined}
        value={next}
        onChange={setNext}
      />
      <div className="row">
        <Button type="submit" variant="primary" busy={change.isPending}>
          {m.sign_in_password_save()}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {m.people_cancel()}
        </Button>
      </div>
    </form>
  )
}
