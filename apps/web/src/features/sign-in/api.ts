import { identity } from './identity.ts'

export { identity, identitySentence } from './identity.ts'

/** Whether the account is open now, or asks for its second factor first. */
export type Step = 'open' | 'secondFactor'

interface SignedIn {
  readonly twoFactorRedirect?: boolean
}

const stepOf = (answer: SignedIn): Step => (answer.twoFactorRedirect ? 'secondFactor' : 'open')

export const signInByPassword = async (email: string, password: string): Promise<Step> =>
  stepOf(await identity<SignedIn>('POST', '/sign-in/email', { email, password }))

/** Has a one-time link sent; answers alike whether or not the address has an account. */
export const askForLink = (email: string): Promise<unknown> =>
  identity('POST', '/sign-in/magic-link', { email })

export const signInByLink = async (token: string): Promise<Step> =>
  stepOf(await identity<SignedIn>('GET', `/magic-link/verify?token=${encodeURIComponent(token)}`))

/** Has a link to choose a password sent. */
export const askForPassword = (email: string): Promise<unknown> =>
  identity('POST', '/request-password-reset', { email })

export const choosePassword = (token: string, newPassword: string): Promise<unknown> =>
  identity('POST', '/reset-password', { token, newPassword })

/** The code that the phone shows, or one of the recovery codes. */
export const giveSecondFactor = (code: string): Promise<unknown> =>
  /^\d{6}$/.test(code)
    ? identity('POST', '/two-factor/verify-totp', { code })
    : identity('POST', '/two-factor/verify-backup-code', { code })

export interface SignInWays {
  /** The organisation's own provider, by its host; null where there is none. */
  readonly oidc: { readonly host: string } | null
}

export const readWays = (): Promise<SignInWays> => identity<SignInWays>('GET', '/ways')

/** Leaves for the provider's own page, which comes back to `next`. */
export async function signInByProvider(next: string): Promise<void> {
  const { url } = await identity<{ url: string }>('POST', '/sign-in/social', {
    provider: 'oidc',
    callbackURL: next,
    errorCallbackURL: '/sign-in',
  })
  location.assign(url)
}

/** Ends this device's session on the server. */
export const signOut = (): Promise<unknown> => identity('POST', '/sign-out')
