import type { Document } from '@maillage/contract/document'
import { maxDocumentMb as maxMb } from '@maillage/contract/document-rules'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { v7 as newId } from 'uuid'
import * as m from '../../../paraglide/messages.js'
import { sentenceOf } from '../../../platform/errors.ts'
import { useUnsaved } from '../../../platform/unsaved.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toasts.tsx'
import { acceptedFiles, saveDocument, sizeInWords, type Thing } from '../api.ts'

interface AddProps {
  readonly thing: Thing
  /** The document that gets another file; none: a new document. */
  readonly document?: Document
  readonly onDone?: () => void
}

/** A file chosen first, then what it is called: the name of the file unless somebody says better. */
export function AddDocument({ thing, document, onDone }: AddProps): ReactNode {
  const [chosen, setChosen] = useState<{ id: string; file: File } | null>(null)
  const [title, setTitle] = useState(document?.title ?? '')
  const { noun, thingId } = thing
  const leave = () => {
    setChosen(null)
    setTitle(document?.title ?? '')
    onDone?.()
  }
  const saving = useMutation({
    mutationFn: ({ id, file }: { id: string; file: File }) =>
      saveDocument(
        { noun, thingId },
        {
          id: document?.id ?? id,
          baseVersion: document?.version ?? 0,
          title: title.trim() || file.name,
          file,
        },
      ),
    onSuccess: () => {
      showToast({ message: m.document_saved() })
      leave()
    },
  })
  useUnsaved(chosen !== null)
  const tooLarge = chosen !== null && chosen.file.size > maxMb * 1024 * 1024
  const choose = (file: File | undefined) => {
    saving.reset()
    setChosen(file ? { id: newId(), file } : null)
    if (file && !document) setTitle(file.name.replace(/\.[^.]*$/, ''))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen && !tooLarge) saving.mutate(chosen)
  }
  return (
    <form className="document-add" onSubmit={submit} noValidate>
      <Field
        label={document ? m.document_next() : m.document_add()}
        hint={m.document_hint({ maxMb })}
        error={
          tooLarge && chosen
            ? m.document_too_large({ maxMb, size: sizeInWords({ sizeBytes: chosen.file.size }) })
            : undefined
        }
      >
        {(control) => (
          <input
            {...control}
            className="input document-file"
            type="file"
            accept={acceptedFiles}
            onChange={(event) => choose(event.target.files?.[0])}
          />
        )}
      </Field>
      {saving.isError && <Notice tone="error" live title={sentenceOf(saving.error)} />}
      {(chosen || onDone) && (
        <>
          {chosen && (
            <TextField label={m.document_name()} value={title} onChange={setTitle} maxLength={200} />
          )}
          <div className="row">
            {chosen && (
              <Button type="submit" variant="primary" busy={saving.isPending}>
                {m.document_save()}
              </Button>
            )}
            <Button variant="quiet" onClick={leave}>
              {m.document_cancel()}
            </Button>
          </div>
        </>
      )}
    </form>
  )
}
