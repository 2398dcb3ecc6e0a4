import { maxDeliveryFileMb as maxMb } from '@maillage/contract/delivery-columns'
import type { Structure } from '@maillage/contract/network'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { v7 as newId } from 'uuid'
import * as m from '../../../paraglide/messages.js'
import { sentenceOf } from '../../../platform/errors.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Progress } from '../../../ui/waiting.tsx'
import { ChoiceInput } from '../../record/embedded.tsx'
import { importFile } from '../imports.ts'

type Chosen = Pick<Parameters<typeof importFile>[0], 'id' | 'file'>

/** A file to hand in, for a structure; what became of it is shown on a page of its own. */
export function ImportForm({ structures }: { structures: readonly Structure[] }): ReactNode {
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [structureId, setStructureId] = useState(structures.length === 1 ? (structures[0]?.id ?? null) : null)
  const [tried, setTried] = useState(false)
  const sending = useMutation({
    mutationFn: importFile,
    onSuccess: ({ id }) => void navigate({ to: '/deliveries/$id', params: { id } }),
  })
  const tooLarge = chosen !== null && chosen.file.size > maxMb * 1024 * 1024
  const choose = (file: File | undefined) => {
    sending.reset()
    // The same file sent twice, because an answer was lost, is one import.
    setChosen(file ? { id: newId(), file } : null)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen && structureId && !tooLarge) sending.mutate({ ...chosen, structureId })
    else setTried(true)
  }
  return (
    <form className="import-form" onSubmit={submit} noValidate>
      {structures.length > 1 && (
        <ChoiceInput
          label={m.delivery_for()}
          error={tried && !structureId ? m.delivery_issue_structure() : undefined}
          options={structures.map(({ id, shortName }) => ({ value: id, label: shortName }))}
          value={structureId}
          onChange={setStructureId}
        />
      )}
      <Field
        label={m.delivery_file()}
        hint={m.delivery_file_hint({ maxMb })}
        error={fileIssue({ tried, chosen: chosen !== null, tooLarge })}
      >
        {(control) => (
          <input
            {...control}
            className="input import-file"
            type="file"
            accept=".csv,.xlsx,.txt,text/csv"
            onChange={(event) => choose(event.target.files?.[0])}
          />
        )}
      </Field>
      {sending.isError && <Notice tone="error" live title={sentenceOf(sending.error)} />}
      {sending.isPending && <Progress label={m.delivery_reading()} />}
      <div className="row">
        <Button type="submit" variant="primary" icon="upload" busy={sending.isPending}>
          {m.delivery_import()}
        </Button>
      </div>
    </form>
  )
}

function fileIssue({ tried, chosen, tooLarge }: { tried: boolean; chosen: boolean; tooLarge: boolean }) {
  if (tooLarge) return m.delivery_issue_large({ maxMb })
  return tried && !chosen ? m.delivery_issue_file() : undefined
}
