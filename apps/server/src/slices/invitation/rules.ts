import type { InvitationState } from '@maillage/contract/invitation'
import type { z } from 'zod'

/** How long an invitation's link works. */
export const invitationDays = 14

interface InvitationDates {
  readonly expiresAt: string
  readonly acceptedAt: string | null
  readonly revokedAt: string | null
}

/** An invitation waits until it is accepted, withdrawn, or 14 days old. */
export function stateOf(
  { expiresAt, acceptedAt, revokedAt }: InvitationDates,
  now: string,
): z.infer<typeof InvitationState> {
  if (acceptedAt !== null) return 'accepted'
  if (revokedAt !== null) return 'revoked'
  return expiresAt <= now ? 'expired' : 'waiting'
}
