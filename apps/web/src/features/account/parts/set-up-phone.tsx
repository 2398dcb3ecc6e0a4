import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { identitySentence } from '../../sign-in/api.ts'
import { confirmSecondFactor, refreshIdentity } from '../api.ts'
import { QrCode } from './qr-code.tsx'

interface SetUpPhoneProps {
  readonly uri: string
  readonly onBack: () => void
  readonly onDone: () => void
}

/** The secret as people copy it, in groups of four. */
const secretIn = (uri: string): string =>
  (new URL(uri).searchParams.get('secret') ?? '').replace(/(.{4})(?=.)/g, '$1 ')

/** The code to scan (or to type), and the first six digits that prove that it was. */
export function SetUpPhone({ uri, onBack, onDone }: SetUpPhoneProps): ReactNode {
  const [code, setCode] = useState('')
  const confirm = useMutation({
    mutationFn: () => confirmSecondFactor(code.replace(/\s/g, '')),
    onSuccess: async () => {
      await refreshIdentity()
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate()
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {confirm.isError && <Notice tone="error" live title={identitySentence(confirm.error)} />}
      <p>{m.account_second_scan()}</p>
      <QrCode text={uri} label={m.account_second_qr()} />
      <p className="soft small">
        {m.account_second_type()} <code className="secret">{secretIn(uri)}</code>
      </p>
      <TextField
        label={m.sign_in_code()}
        hint={m.account_second_code_hint()}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
        maxLength={8}
      />
      <div className="row">
        <Button type="submit" variant="primary" busy={confirm.isPending}>
          {m.account_second_confirm()}
        </Button>
        <Button variant="quiet" onClick={onBack}>
          {m.people_cancel()}
        </Button>
      </div>
    </form>
  )
}
