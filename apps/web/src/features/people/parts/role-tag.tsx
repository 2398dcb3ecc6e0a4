import type { Person } from '@maillage/contract/person'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { client } from '../../../platform/client.ts'
import { isProblem, sentenceOf } from '../../../platform/errors.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toasts.tsx'
import { refreshPeople, roleWord } from '../api.ts'
import { useStructureNames } from './use-structures.ts'

interface RoleTagProps {
  readonly grant: Person['grants'][number]
  readonly name: string
}

/** A role held, where, and the cross that takes it back. */
export function RoleTag({ grant, name }: RoleTagProps): ReactNode {
  const structureName = useStructureNames()
  const [open, setOpen] = useState(false)
  const role = roleWord(grant.role)
  return (
    <li className="role">
      <span>
        {role} <span className="soft">· {structureName(grant.structureId)}</span>
      </span>
      <IconButton icon="cross" label={m.people_take_role({ role, name })} onClick={() => setOpen(true)} />
      <RevokeDialog open={open} onClose={() => setOpen(false)} grant={grant} name={name} />
    </li>
  )
}

interface RevokeDialogProps extends RoleTagProps {
  readonly open: boolean
  readonly onClose: () => void
}

function RevokeDialog({ grant, name, open, onClose }: RevokeDialogProps): ReactNode {
  const structureName = useStructureNames()
  const [reason, setReason] = useState('')
  const revoke = useMutation({
    mutationFn: () => client.person.revokeRole({ id: grant.id, reason: reason.trim() || null }),
    onSuccess: async () => {
      await refreshPeople()
      showToast({ message: m.people_role_taken({ role: roleWord(grant.role), name }) })
    },
    // Taken back already, here or elsewhere: what was wanted is so.
    onError: (error) => (isProblem(error, 'thing.not_found') ? refreshPeople() : undefined),
  })
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={m.people_take_title({ role: roleWord(grant.role), name })}
      actions={
        <>
          <Button variant="danger" busy={revoke.isPending} onClick={() => revoke.mutate()}>
            {m.people_take()}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {m.people_cancel()}
          </Button>
        </>
      }
    >
      <div className="stack">
        {revoke.isError && <Notice tone="error" live title={sentenceOf(revoke.error)} />}
        <p>{m.people_take_text({ place: structureName(grant.structureId) })}</p>
        <TextField
          label={m.people_reason()}
          hint={m.people_reason_hint()}
          optional
          value={reason}
          onChange={setReason}
          maxLength={500}
        />
      </div>
    </Dialog>
  )
}
