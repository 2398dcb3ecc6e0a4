import { useQuery } from '@tanstack/react-query'
import { queryClient } from '../../platform/query.ts'
import { identity } from '../sign-in/api.ts'

/** The account behind the session, as the identity part knows it. */
interface Identity {
  readonly user: { readonly email: string; readonly twoFactorEnabled: boolean | null }
  readonly session: { readonly id: string }
}

export interface OpenSession {
  readonly id: string
  /** Names the session to the route that ends it; opens nothing by itself. */
  readonly token: string
  readonly createdAt: string
  readonly updatedAt: string
  readonly userAgent: string | null
  readonly ipAddress: string | null
}

const identityKey = ['identity'] as const

export const useIdentity = () =>
  useQuery({
    queryKey: [...identityKey, 'account'],
    queryFn: () => identity<Identity | null>('GET', '/get-session'),
  })

export const useOpenSessions = () =>
  useQuery({
    queryKey: [...identityKey, 'sessions'],
    queryFn: () => identity<OpenSession[]>('GET', '/list-sessions'),
  })

export const refreshIdentity = (): Promise<void> => queryClient.invalidateQueries({ queryKey: identityKey })

export const endSession = (token: string): Promise<unknown> => identity('POST', '/revoke-session', { token })

export const endOtherSessions = (): Promise<unknown> => identity('POST', '/revoke-other-sessions')

/** Other sessions end with the old password. */
export const changePassword = (currentPassword: string, newPassword: string): Promise<unknown> =>
  identity('POST', '/change-password', { currentPassword, newPassword, revokeOtherSessions: true })

export interface SecondFactorSetup {
  /** What the QR code holds: the secret, for the phone's application. */
  readonly totpURI: string
  readonly backupCodes: readonly string[]
}

export const beginSecondFactor = (password: string): Promise<SecondFactorSetup> =>
  identity<SecondFactorSetup>('POST', '/two-factor/enable', passwordOf(password))

export const confirmSecondFactor = (code: string): Promise<unknown> =>
  identity('POST', '/two-factor/verify-totp', { code })

export const endSecondFactor = (password: string): Promise<unknown> =>
  identity('POST', '/two-factor/disable', passwordOf(password))

export const newRecoveryCodes = (password: string): Promise<Pick<SecondFactorSetup, 'backupCodes'>> =>
  identity('POST', '/two-factor/generate-backup-codes', passwordOf(password))

/** Somebody who signs in by link only has no password to give. */
const passwordOf = (password: string) => (password === '' ? {} : { password })
