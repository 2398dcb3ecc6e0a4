import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { forgetOwner } from '../../../platform/outbox/leave.ts'
import { unsentItems } from '../../../platform/outbox/queue.ts'
import { forgetSession, useMe } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { identitySentence, signOut } from '../../sign-in/api.ts'

/** The way out. What is not sent yet is never thrown away without being asked about. */
export function SignOutButton(): ReactNode {
  const me = useMe()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const unsent = useQuery({
    queryKey: ['unsent', me.accountId],
    queryFn: async () => (await unsentItems(me.accountId)).length,
    staleTime: 0,
  })
  const leave = useMutation({
    mutationFn: async (keepQueue: boolean) => {
      await signOut()
      await forgetOwner(me.accountId, { keepQueue })
      forgetSession()
      await navigate({ to: '/sign-in' })
    },
  })
  const press = async () => {
    const { data: count = 0 } = await unsent.refetch()
    if (count > 0) setAsking(true)
    else leave.mutate(false)
  }
  return (
    <>
      <Button icon="signOut" busy={leave.isPending} onClick={() => void press()}>
        {m.account_sign_out()}
      </Button>
      {leave.isError && !asking && <Notice tone="error" live title={identitySentence(leave.error)} />}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={m.account_leave_title({ count: unsent.data ?? 0 })}
        actions={
          <>
            <Button variant="primary" busy={leave.isPending} onClick={() => leave.mutate(true)}>
              {m.account_leave_keep()}
            </Button>
            <Button variant="danger" busy={leave.isPending} onClick={() => leave.mutate(false)}>
              {m.account_leave_erase()}
            </Button>
          </>
        }
      >
        <div className="stack">
          {leave.isError && <Notice tone="error" live title={identitySentence(leave.error)} />}
          <p>{m.account_leave_text()}</p>
          <div className="row">
            <ButtonLink to="/queue">{m.account_leave_see()}</ButtonLink>
          </div>
        </div>
      </Dialog>
    </>
  )
}
