import type { ReactNode } from 'react'
import * as m from '../../paraglide/messages.js'
import { useMe } from '../../platform/session.ts'
import { Page } from '../../ui/page.tsx'
import { useIdentity } from './api.ts'
import { Networks } from './parts/networks.tsx'
import { PasswordSection } from './parts/password-section.tsx'
import { ProfileForm } from './parts/profile-form.tsx'
import { SecondFactor } from './parts/second-factor.tsx'
import { Sessions } from './parts/sessions.tsx'
import { SignOutButton } from './parts/sign-out.tsx'
import './account.css'

/** Who one is here: name, password, second factor, devices, networks; and the way out. */
export function AccountPage(): ReactNode {
  const me = useMe()
  const identity = useIdentity()
  return (
    <Page title={m.account_title()} lead={identity.data?.user.email} width="text" actions={<SignOutButton />}>
      {me.network && <ProfileForm key={me.network.id} me={me} />}
      {me.networks.length > 1 && <Networks me={me} />}
      <PasswordSection />
      <SecondFactor />
      <Sessions />
    </Page>
  )
}
