import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useEffect, useId, useState } from 'react'
import { v7 as newId } from 'uuid'
import * as m from '../../../paraglide/messages.js'
import { client } from '../../../platform/client.ts'
import { sentenceOf } from '../../../platform/errors.ts'
import { useUnsaved } from '../../../platform/unsaved.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toasts.tsx'
import { refreshPeople } from '../api.ts'
import { noRole, RoleFields, type RoleTyped, roleWanted } from './role-fields.tsx'

interface Typed {
  readonly name: string
  readonly email: string
  readonly role: RoleTyped
}

const nothing: Typed = { name: '', email: '', role: noRole }

const faultsOf = ({ name, email }: Typed) => ({
  name: name.trim() === '' ? m.people_name_missing() : undefined,
  email: /^\S+@\S+\.\S+$/.test(email.trim()) ? undefined : m.sign_in_email_missing(),
})

/** Invites somebody by mail, with a first role. */
export function InviteDialog({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const form = useId()
  const [id, setId] = useState(() => newId())
  const [typed, setTyped] = useState(nothing)
  const [tried, setTried] = useState(false)
  const set = (changes: Partial<Typed>) => setTyped({ ...typed, ...changes })
  const invite = useMutation({
    mutationFn: (role: NonNullable<ReturnType<typeof roleWanted>>) =>
      client.invitation.send({ id, name: typed.name, email: typed.email, ...role }),
    onSuccess: async ({ email }) => {
      await refreshPeople()
      showToast({ message: m.people_invited({ email }) })
      setTyped(nothing)
      onClose()
    },
  })
  const { reset } = invite
  // What was typed stays when the dialog is closed by mistake; what was sent does not.
  useEffect(() => {
    if (!open) return
    setId(newId())
    setTried(false)
    reset()
  }, [open, reset])
  useUnsaved(open && typed !== nothing && !invite.isSuccess)
  const faults = tried ? faultsOf(typed) : { name: undefined, email: undefined }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const role = roleWanted(typed.role)
    const { name, email } = faultsOf(typed)
    if (role && !name && !email) invite.mutate(role)
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={m.people_invite()}
      actions={
        <>
          <Button type="submit" form={form} variant="primary" busy={invite.isPending}>
            {m.people_invite_send()}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {m.people_cancel()}
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={submit} noValidate>
        {invite.isError && <Notice tone="error" live title={sentenceOf(invite.error)} />}
        <TextField
          label={m.people_name()}
          error={faults.name}
          value={typed.name}
          onChange={(name) => set({ name })}
          autoComplete="off"
          maxLength={200}
        />
        <TextField
          label={m.sign_in_email()}
          hint={m.people_invite_hint()}
          error={faults.email}
          type="email"
          inputMode="email"
          autoComplete="off"
          value={typed.email}
          onChange={(email) => set({ email })}
        />
        <RoleFields value={typed.role} onChange={(role) => set({ role })} showFaults={tried} />
      </form>
    </Dialog>
  )
}
