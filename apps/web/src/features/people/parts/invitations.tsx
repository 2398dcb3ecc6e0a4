import type { Invitation } from '@maillage/contract/invitation'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { client } from '../../../platform/client.ts'
import { sentenceOf } from '../../../platform/errors.ts'
import { dayOf, formatDate } from '../../../platform/format.ts'
import { orpc } from '../../../platform/query.ts'
import { useMe } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { Tag } from '../../../ui/notice.tsx'
import { showToast } from '../../../ui/toasts.tsx'
import { refreshPeople, roleWord } from '../api.ts'
import { useStructureNames } from './use-structures.ts'

/** Invitations without an answer; nothing when there is none. */
export function Invitations(): ReactNode {
  const invitations = useQuery(orpc.invitation.list.queryOptions({ input: {} }))
  if (!invitations.data || invitations.data.length === 0) return null
  return (
    <section className="stack" aria-labelledby="invitations">
      <h2 id="invitations" className="section-title">
        {m.people_invitations()}
      </h2>
      <ul className="people">
        {invitations.data.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </section>
  )
}

function InvitationRow({ invitation }: { invitation: Invitation }): ReactNode {
  const { id, name, email, role, structureId, state, expiresAt, invitedBy } = invitation
  const zone = useMe().network?.zone ?? 'Europe/Paris'
  const structureName = useStructureNames()
  const expired = state === 'expired'
  const until = formatDate(dayOf(expiresAt, zone))
  const revoke = useMutation({
    mutationFn: () => client.invitation.revoke({ id }),
    onSuccess: async () => {
      await refreshPeople()
      showToast({ message: m.people_invitation_withdrawn({ email }) })
    },
    onError: (error) => showToast({ message: sentenceOf(error) }),
  })
  return (
    <li className="person">
      <div className="person-who">
        <strong>{name}</strong>
        <span className="person-email">{email}</span>
        <Tag tone={expired ? 'warning' : 'info'}>
          {expired ? m.people_invitation_expired({ until }) : m.people_invitation_until({ until })}
        </Tag>
      </div>
      <div className="row">
        <span>
          {roleWord(role)}{' '}
          <span className="soft">
            · {structureName(structureId)} · {m.people_invited_by({ name: invitedBy })}
          </span>
        </span>
        <Button
          variant="quiet"
          icon="trash"
          busy={revoke.isPending}
          aria-label={m.people_invitation_withdraw_of({ email })}
          onClick={() => revoke.mutate()}
        >
          {m.people_invitation_withdraw()}
        </Button>
      </div>
    </li>
  )
}
