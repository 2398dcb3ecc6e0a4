import type { Structure } from '@maillage/contract/network'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { sentenceOf } from '../../../platform/errors.ts'
import { Button } from '../../../ui/button.tsx'
import { showToast } from '../../../ui/toasts.tsx'
import { setArchived } from '../api.ts'

/** Puts a structure away, with a way back; or brings it back. */
export function ArchiveButton({ structure }: { structure: Structure }): ReactNode {
  const { archived } = structure
  const change = useMutation({
    mutationFn: () => setArchived(structure, !archived),
    onSuccess: (written) =>
      showToast({
        message: archived ? m.network_restored() : m.network_archived_done(),
        ...(!archived && { undo: () => void setArchived(written, false) }),
      }),
    onError: (error) => showToast({ message: sentenceOf(error) }),
  })
  return (
    <Button busy={change.isPending} icon={archived ? 'undo' : 'trash'} onClick={() => change.mutate()}>
      {archived ? m.network_restore() : m.network_archive()}
    </Button>
  )
}
