import type { AuditLine } from '@maillage/contract/audit'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { client } from '../../../platform/client.ts'
import { sentenceOf } from '../../../platform/errors.ts'
import { formatInstant } from '../../../platform/format.ts'
import { orpc, queryClient } from '../../../platform/query.ts'
import { useMe } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { Sheet } from '../../../ui/dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { FactList } from '../../../ui/page.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toasts.tsx'
import { Skeleton } from '../../../ui/waiting.tsx'
import { nounWord, verbWord } from '../words.ts'

interface LineSheetProps {
  readonly line: AuditLine | null
  readonly onClose: () => void
}

/** A line with what it says was written, and the way to erase that. */
export function LineSheet({ line, onClose }: LineSheetProps): ReactNode {
  const title = line ? m.audit_line({ seq: line.seq }) : ''
  return (
    <Sheet open={line !== null} onClose={onClose} title={title}>
      {line && <LineDetail key={line.seq} seq={line.seq} />}
    </Sheet>
  )
}

function LineDetail({ seq }: { seq: number }): ReactNode {
  const zone = useMe().network?.zone ?? 'Europe/Paris'
  const answer = useQuery(orpc.audit.read.queryOptions({ input: { seq } }))
  if (answer.isError) return <Notice tone="error" title={sentenceOf(answer.error)} />
  if (!answer.data) return <Skeleton lines={6} />
  const { noun, action, by, at, thingId, version, reason, erased, payload } = answer.data
  return (
    <div className="stack">
      <FactList
        facts={[
          { name: m.audit_subject(), value: nounWord(noun) },
          { name: m.audit_act(), value: verbWord(action) },
          { name: m.audit_person(), value: by ?? m.audit_by_installation() },
          { name: m.audit_when(), value: formatInstant(at, zone) },
          { name: m.audit_thing(), value: <code className="audit-id">{thingId}</code> },
          { name: m.audit_version(), value: version },
          ...(reason ? [{ name: m.people_reason(), value: reason }] : []),
        ]}
      />
      {erased ? (
        <Notice title={m.audit_erased_on({ instant: formatInstant(erased.at, zone) })}>
          <p>{erased.reason}</p>
          <p>{m.audit_erased_text()}</p>
        </Notice>
      ) : (
        <>
          <h3 className="section-title">{m.audit_content()}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long content scrolls, and is reached by the keyboard */}
          <pre className="audit-content" tabIndex={0}>
            {JSON.stringify(payload, null, 2)}
          </pre>
          <EraseForm seq={seq} />
        </>
      )}
    </div>
  )
}

function EraseForm({ seq }: { seq: number }): ReactNode {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const missing = reason.trim().length < 3
  const erase = useMutation({
    mutationFn: () => client.audit.erase({ seq, reason }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: [['audit']] })
      showToast({ message: m.audit_erased_toast({ seq }) })
    },
  })
  if (!open) {
    return (
      <div className="row">
        <Button variant="quiet" icon="trash" onClick={() => setOpen(true)}>
          {m.audit_erase()}
        </Button>
      </div>
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!missing) erase.mutate()
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {erase.isError && <Notice tone="error" live title={sentenceOf(erase.error)} />}
      <p>{m.audit_erase_text()}</p>
      <TextField
        label={m.people_reason()}
        hint={m.audit_erase_hint()}
        error={tried && missing ? m.audit_reason_missing() : undefined}
        value={reason}
        onChange={setReason}
        maxLength={500}
      />
      <div className="row">
        <Button type="submit" variant="danger" busy={erase.isPending}>
          {m.audit_erase_for_good()}
        </Button>
        <Button variant="quiet" onClick={() => setOpen(false)}>
          {m.people_cancel()}
        </Button>
      </div>
    </form>
  )
}
