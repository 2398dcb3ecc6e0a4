import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Button } from '../../../ui/button.tsx'
import { Notice, Tag } from '../../../ui/notice.tsx'
import { showToast } from '../../../ui/toasts.tsx'
import { identitySentence } from '../../sign-in/api.ts'
import { PasswordField } from '../../sign-in/embedded.tsx'
import {
  beginSecondFactor,
  endSecondFactor,
  newRecoveryCodes,
  refreshIdentity,
  type SecondFactorSetup,
  useIdentity,
} from '../api.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { Section } from './section.tsx'
import { SetUpPhone } from './set-up-phone.tsx'

type Stage =
  | { readonly at: 'rest' }
  | { readonly at: 'password'; readonly to: 'begin' | 'end' | 'codes' }
  | { readonly at: 'phone'; readonly setup: SecondFactorSetup }
  | { readonly at: 'codes'; readonly codes: readonly string[] }

/** A second factor on the phone: set up, its recovery codes, taken off. */
export function SecondFactor(): ReactNode {
  const identity = useIdentity()
  const [stage, setStage] = useState<Stage>({ at: 'rest' })
  const rest = () => setStage({ at: 'rest' })
  const protectedNow = identity.data?.user.twoFactorEnabled === true
  return (
    <Section title={m.account_second()} lead={m.account_second_lead()}>
      {stage.at === 'rest' && (
        <AtRest protectedNow={protectedNow} onAsk={(to) => setStage({ at: 'password', to })} />
      )}
      {stage.at === 'password' && (
        <PasswordFirst
          to={stage.to}
          onBack={rest}
          onSetup={(setup) => setStage({ at: 'phone', setup })}
          onCodes={(codes) => setStage({ at: 'codes', codes })}
        />
      )}
      {stage.at === 'phone' && (
        <SetUpPhone
          uri={stage.setup.totpURI}
          onBack={rest}
          onDone={() => setStage({ at: 'codes', codes: stage.setup.backupCodes })}
        />
      )}
      {stage.at === 'codes' && <RecoveryCodes codes={stage.codes} onDone={rest} />}
    </Section>
  )
}

interface AtRestProps {
  readonly protectedNow: boolean
  readonly onAsk: (to: 'begin' | 'end' | 'codes') => void
}

function AtRest({ protectedNow, onAsk }: AtRestProps): ReactNode {
  if (!protectedNow) {
    return (
      <div className="row">
        <Button icon="key" onClick={() => onAsk('begin')}>
          {m.account_second_begin()}
        </Button>
      </div>
    )
  }
  return (
    <>
      <p>
        <Tag tone="success">{m.account_second_on()}</Tag>
      </p>
      <div className="row">
        <Button onClick={() => onAsk('codes')}>{m.account_second_codes()}</Button>
        <Button variant="quiet" onClick={() => onAsk('end')}>
          {m.account_second_end()}
        </Button>
      </div>
    </>
  )
}

interface PasswordFirstProps {
  readonly to: 'begin' | 'end' | 'codes'
  readonly onBack: () => void
  readonly onSetup: (setup: SecondFactorSetup) => void
  readonly onCodes: (codes: readonly string[]) => void
}

/** Whoever sits at an open page is asked for the password before the second factor changes. */
function PasswordFirst({ to, onBack, onSetup, onCodes }: PasswordFirstProps): ReactNode {
  const [password, setPassword] = useState('')
  const go = useMutation({
    mutationFn: async () => {
      if (to === 'begin') return onSetup(await beginSecondFactor(password))
      if (to === 'codes') return onCodes((await newRecoveryCodes(password)).backupCodes)
      await endSecondFactor(password)
      await refreshIdentity()
      showToast({ message: m.account_second_ended() })
      onBack()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    go.mutate()
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {go.isError && <Notice tone="error" live title={identitySentence(go.error)} />}
      <p className="soft">{m.account_second_no_password()}</p>
      <PasswordField
        id="account-second-password"
        use="current"
        label={m.account_password_current()}
        value={password}
        onChange={setPassword}
      />
      <div className="row">
        <Button type="submit" variant={to === 'end' ? 'danger' : 'primary'} busy={go.isPending}>
          {to === 'end' ? m.account_second_end() : m.sign_in_continue()}
        </Button>
        <Button variant="quiet" onClick={onBack}>
          {m.people_cancel()}
        </Button>
      </div>
    </form>
  )
}
