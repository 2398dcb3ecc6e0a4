import type { Document, DocumentFile, DocumentNoun } from '@maillage/contract/document'
import { client } from '../../platform/client.ts'
import { formatNumber } from '../../platform/format.ts'
import { language } from '../../platform/language.ts'
import { orpc, queryClient } from '../../platform/query.ts'

/** What documents belong to. */
export interface Thing {
  readonly noun: DocumentNoun
  readonly thingId: string
}

/** What the file chooser offers; the service looks at the bytes all the same. */
export const acceptedFiles =
  '.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.txt,.csv,.md,image/jpeg,image/png,image/webp'

/** Where a file is read; `number` for an earlier one. */
export const fileAddress = (id: string, number?: number): string =>
  `/api/documents/${id}/file${number === undefined ? '' : `?number=${number}`}`

/** 840 ko, 1,2 Mo in French; 840 kB, 1.2 MB in English. */
export function sizeInWords({ sizeBytes }: Pick<DocumentFile, 'sizeBytes'>): string {
  const [kilo, mega] = language() === 'fr' ? ['ko', 'Mo'] : ['kB', 'MB']
  const kilobytes = sizeBytes / 1024
  return kilobytes < 1000
    ? `${formatNumber(Math.max(1, kilobytes), 0)}\u00a0${kilo}`
    : `${formatNumber(kilobytes / 1024, 1)}\u00a0${mega}`
}

const refresh = ({ noun, thingId }: Thing): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: orpc.document.list.queryKey({ input: { noun, thingId } }) })

/** Adds a file to a thing, as a new document or as the next file of one. */
export async function saveDocument(
  thing: Thing,
  { id, baseVersion, title, file }: { id: string; baseVersion: number; title: string; file: File },
): Promise<Document> {
  const written = await client.document.save({ ...thing, id, baseVersion, title, file })
  await refresh(thing)
  return written
}

/** Takes a document out of the list, or brings it back. */
export async function setWithdrawn(document: Document, withdrawn: boolean): Promise<Document> {
  const input = { id: document.id, baseVersion: document.version }
  const written = await (withdrawn ? client.document.withdraw(input) : client.document.restore(input))
  await refresh(document)
  return written
}
