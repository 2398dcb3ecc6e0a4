import type { Document } from '@maillage/contract/document'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { sentenceOf } from '../../../platform/errors.ts'
import { dayOf, formatDate } from '../../../platform/format.ts'
import { orpc } from '../../../platform/query.ts'
import { useMe } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Disclosure } from '../../../ui/navigation.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { showToast } from '../../../ui/toasts.tsx'
import { Skeleton } from '../../../ui/waiting.tsx'
import { fileAddress, setWithdrawn, sizeInWords, type Thing } from '../api.ts'
import { AddDocument } from './add-document.tsx'
import '../document.css'

/** The documents of one thing, and a way to add to them for those who may. */
export function Documents({ noun, thingId }: Thing): ReactNode {
  const answer = useQuery(orpc.document.list.queryOptions({ input: { noun, thingId } }))
  const editable = answer.data?.editable ?? false
  const documents = answer.data?.documents ?? []
  return (
    <section className="stack" aria-labelledby="documents">
      <h2 id="documents" className="documents-title">
        {m.document_title()}
      </h2>
      {answer.isPending && <Skeleton lines={2} />}
      {answer.isError && <Notice tone="error" title={sentenceOf(answer.error)} />}
      {answer.data && documents.length === 0 && <p className="soft">{m.document_none()}</p>}
      <ul className="documents">
        {documents.map((document) => (
          <DocumentLine key={document.id} document={document} editable={editable} />
        ))}
      </ul>
      {editable && <AddDocument thing={{ noun, thingId }} />}
    </section>
  )
}

function DocumentLine({ document, editable }: { document: Document; editable: boolean }): ReactNode {
  const zone = useMe().network?.zone ?? 'Europe/Paris'
  const [latest, ...earlier] = document.files
  if (!latest) return null
  const about = (file: typeof latest) =>
    [sizeInWords(file), formatDate(dayOf(file.at, zone)), file.by].filter(Boolean).join(' · ')
  return (
    <li>
      <a className="document-open" href={fileAddress(document.id)} target="_blank" rel="noreferrer">
        <Icon name="paperclip" size={20} />
        <span>
          {document.title} <span className="soft small">{latest.fileName}</span>
        </span>
      </a>
      <p className="soft small">{about(latest)}</p>
      {earlier.length > 0 && (
        <Disclosure summary={m.document_earlier({ count: earlier.length })}>
          <ul className="documents">
            {earlier.map((file) => (
              <li key={file.number}>
                <a href={fileAddress(document.id, file.number)} target="_blank" rel="noreferrer">
                  {file.fileName}
                </a>
                <p className="soft small">{about(file)}</p>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {editable && <DocumentActions document={document} />}
    </li>
  )
}

function DocumentActions({ document }: { document: Document }): ReactNode {
  const [adding, setAdding] = useState(false)
  const removal = useMutation({
    mutationFn: () => setWithdrawn(document, true),
    onSuccess: (written) =>
      showToast({
        message: m.document_withdrawn({ title: document.title }),
        undo: () => void setWithdrawn(written, false),
      }),
    onError: (error) => showToast({ message: sentenceOf(error) }),
  })
  const about = <span className="aside-aloud"> : {document.title}</span>
  if (adding) {
    return <AddDocument thing={document} document={document} onDone={() => setAdding(false)} />
  }
  return (
    <div className="row">
      <Button variant="quiet" icon="upload" onClick={() => setAdding(true)}>
        {m.document_next()}
        {about}
      </Button>
      <Button variant="quiet" icon="trash" busy={removal.isPending} onClick={() => removal.mutate()}>
        {m.document_withdraw()}
        {about}
      </Button>
    </div>
  )
}
