import { z } from 'zod'
import { everyRole } from './access.ts'
import { endpoint } from './endpoint.ts'
import { BaseVersion, DocumentId, Instant, Ordinal } from './values.ts'

/** What a document can belong to: who may see that may see the document, who may correct it may add to it. */
export const DocumentNoun = z.enum(['structure', 'agreement', 'activity'])
export type DocumentNoun = z.infer<typeof DocumentNoun>

export const DocumentFile = z.object({
  number: z.number().int(),
  fileName: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  /** Of the bytes as they are kept; a picture is kept without its hidden data. */
  sha256: z.string(),
  at: Instant,
  by: z.string(),
})
export type DocumentFile = z.infer<typeof DocumentFile>

export const Document = z.object({
  id: DocumentId,
  version: z.number().int(),
  noun: DocumentNoun,
  thingId: z.uuid(),
  title: z.string(),
  withdrawn: z.boolean(),
  /** Newest first. */
  files: z.array(DocumentFile).min(1),
})
export type Document = z.infer<typeof Document>

const DocumentVersion = z.object({ id: DocumentId, baseVersion: BaseVersion })

export const documentApi = {
  list: endpoint({
    method: 'GET',
    path: '/documents',
    summary: 'The documents of one thing, with all their files',
    access: everyRole,
    problems: ['thing.not_found'],
    input: z.object({ noun: DocumentNoun, thingId: z.uuid() }),
    output: z.object({ documents: z.array(Document), editable: z.boolean() }),
  }),
  save: endpoint({
    method: 'PUT',
    path: '/documents/{id}',
    summary: 'Add a document to a thing, or a new file to a document (multipart)',
    access: everyRole,
    problems: [
      'thing.not_found',
      'access.other_structure',
      'request.too_large',
      'document.empty',
      'document.type_refused',
      'document.unreadable_picture',
      'thing.changed_meanwhile',
    ],
    input: z.object({
      id: DocumentId,
      // A multipart form carries text.
      baseVersion: z.coerce.number().pipe(BaseVersion),
      noun: DocumentNoun,
      thingId: z.uuid(),
      title: z.string().trim().min(1).max(200),
      file: z.file(),
    }),
    output: Document,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/documents/{id}/withdrawal',
    summary: 'Take a document out of the list; its files are kept',
    access: everyRole,
    problems: ['thing.not_found', 'access.other_structure', 'thing.changed_meanwhile'],
    input: DocumentVersion,
    output: Document,
  }),
  restore: endpoint({
    method: 'POST',
    path: '/documents/{id}/restoration',
    summary: 'Bring a withdrawn document back',
    access: everyRole,
    problems: ['thing.not_found', 'access.other_structure', 'thing.changed_meanwhile'],
    input: DocumentVersion,
    output: Document,
  }),
  file: endpoint({
    method: 'GET',
    path: '/documents/{id}/file',
    summary: 'The file of a document: the latest, or one of its numbers',
    access: everyRole,
    problems: ['thing.not_found'],
    input: z.object({ id: DocumentId, number: Ordinal.optional() }),
    output: z.file(),
  }),
}
