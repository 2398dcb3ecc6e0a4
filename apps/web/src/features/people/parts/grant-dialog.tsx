import type { Person } from '@maillage/contract/person'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useEffect, useId, useState } from 'react'
import { v7 as newId } from 'uuid'
import * as m from '../../../paraglide/messages.js'
import { client } from '../../../platform/client.ts'
import { sentenceOf } from '../../../platform/errors.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { showToast } from '../../../ui/toasts.tsx'
import { refreshPeople, roleWord } from '../api.ts'
import { noRole, RoleFields, roleWanted } from './role-fields.tsx'

interface GrantDialogProps {
  readonly person: Person
  readonly open: boolean
  readonly onClose: () => void
}

/** Gives somebody of the network one more role. */
export function GrantDialog({ person, open, onClose }: GrantDialogProps): ReactNode {
  const form = useId()
  const [id, setId] = useState(() => newId())
  const [typed, setTyped] = useState(noRole)
  const [tried, setTried] = useState(false)
  const grant = useMutation({
    mutationFn: (wanted: NonNullable<ReturnType<typeof roleWanted>>) =>
      client.person.grantRole({ id, accountId: person.accountId, ...wanted }),
    onSuccess: async ({ role }) => {
      await refreshPeople()
      showToast({ message: m.people_role_given({ role: roleWord(role), name: person.name }) })
      onClose()
    },
  })
  const { reset } = grant
  useEffect(() => {
    if (!open) return
    setId(newId())
    setTyped(noRole)
    setTried(false)
    reset()
  }, [open, reset])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const wanted = roleWanted(typed)
    if (wanted) grant.mutate(wanted)
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={m.people_give_title({ name: person.name })}
      actions={
        <>
          <Button type="submit" form={form} variant="primary" busy={grant.isPending}>
            {m.people_give()}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {m.people_cancel()}
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={submit} noValidate>
        {grant.isError && <Notice tone="error" live title={sentenceOf(grant.error)} />}
        <RoleFields value={typed} onChange={setTyped} showFaults={tried} />
      </form>
    </Dialog>
  )
}
