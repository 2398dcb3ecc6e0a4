import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import * as m from '../../paraglide/messages.js'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { showToast } from '../../ui/toasts.tsx'
import { choosePassword } from './api.ts'
import { identitySentence } from './identity.ts'
import { PasswordField, passwordFault } from './parts/password-field.tsx'
import './sign-in.css'

/** Where the mail of a forgotten password leads. */
export function PasswordPage(): ReactNode {
  const { token = '' } = useSearch({ strict: false }) as { token?: string }
  const navigate = useNavigate()
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const fault = passwordFault(password)
  const choose = useMutation({
    mutationFn: () => choosePassword(String(token), password),
    onSuccess: async () => {
      showToast({ message: m.sign_in_password_chosen() })
      await navigate({ to: '/sign-in' })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!fault) choose.mutate()
  }
  return (
    <Page title={m.sign_in_password_title()} lead={m.sign_in_password_lead()} width="text">
      <form className="stack sign-in-form" onSubmit={submit} noValidate>
        {choose.isError && <Notice tone="error" live title={identitySentence(choose.error)} />}
        <PasswordField
          id="new-password"
          use="new"
          label={m.sign_in_password_new()}
          error={(tried && fault) || undefined}
          value={password}
          onChange={setPassword}
        />
        <div className="row">
          <Button type="submit" variant="primary" size="l" busy={choose.isPending}>
            {m.sign_in_password_save()}
          </Button>
        </div>
      </form>
    </Page>
  )
}
