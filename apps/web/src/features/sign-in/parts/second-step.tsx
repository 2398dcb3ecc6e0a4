import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Page } from '../../../ui/page.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { giveSecondFactor } from '../api.ts'
import { identitySentence } from '../identity.ts'

interface SecondStepProps {
  readonly onOpen: () => Promise<void>
  readonly onBack: () => void
}

/** Six digits from the phone, or a recovery code; sent as soon as the sixth digit is there. */
export function SecondStep({ onOpen, onBack }: SecondStepProps): ReactNode {
  const [code, setCode] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const give = useMutation({
    mutationFn: (given: string) => giveSecondFactor(given),
    onSuccess: onOpen,
    onError: () => form.current?.querySelector('input')?.select(),
  })
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const change = (typed: string) => {
    const next = typed.replace(/\s/g, '')
    setCode(next)
    if (/^\d{6}$/.test(next) && !give.isPending) give.mutate(next)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code !== '') give.mutate(code)
  }
  return (
    <Page title={m.sign_in_second_title()} lead={m.sign_in_second_lead()} width="text">
      <form ref={form} className="stack sign-in-form" onSubmit={submit} noValidate>
        {give.isError && <Notice tone="error" live title={identitySentence(give.error)} />}
        <TextField
          id="sign-in-code"
          label={m.sign_in_code()}
          hint={m.sign_in_code_hint()}
          autoComplete="one-time-code"
          value={code}
          onChange={change}
          maxLength={20}
        />
        <div className="row">
          <Button type="submit" variant="primary" size="l" busy={give.isPending}>
            {m.sign_in_continue()}
          </Button>
          <Button variant="quiet" size="l" onClick={onBack}>
            {m.sign_in_back()}
          </Button>
        </div>
      </form>
    </Page>
  )
}
