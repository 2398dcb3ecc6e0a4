import { Document } from '@maillage/contract/document'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { rowOrNone, rows, run } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { KeptFile } from './import.ts'

// Instants inside jsonb would come in PostgreSQL's own writing; the bytes are never read with the list.
const columns: RawBuilder<unknown> = sql`document.id, document.version, document.noun, document.thing_id,
  document.title, document.withdrawn,
  (select jsonb_agg(jsonb_build_object('number', file.number, 'fileName', file.file_name,
      'mediaType', file.media_type, 'sizeBytes', file.size_bytes, 'sha256', file.sha256,
      'at', to_char(file.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', coalesce(person.name, ''))
      order by file.number desc)
    from document_file file
    left join person on person.network_id = file.network_id and person.account_id = file.account_id
    where file.network_id = document.network_id and file.document_id = document.id) as files`

/** The documents of one thing, newest first; withdrawn ones left out. */
export const selectDocuments = (
  tx: Tx,
  networkId: string,
  { noun, thingId }: { noun: string; thingId: string },
) =>
  rows(
    tx,
    Document,
    sql`select ${columns} from document
    where network_id = ${networkId} and noun = ${noun} and thing_id = ${thingId} and not withdrawn order by id desc`,
  )

export const selectDocument = (tx: Tx, networkId: string, id: string) =>
  rowOrNone(tx, Document, sql`select ${columns} from document where network_id = ${networkId} and id = ${id}`)

/** Keeps other writers of the document waiting until commit. */
export const lockDocument = (tx: Tx, networkId: string, id: string) =>
  run(tx, sql`select 1 from document where network_id = ${networkId} and id = ${id} for update`)

type DocumentRow = Omit<Document, 'files'>

/** Writes a document without its files; false when another writer made this version first. */
export async function upsertDocument(tx: Tx, networkId: string, document: DocumentRow): Promise<boolean> {
  const written = await run(
    tx,
    sql`insert into document (network_id, id, version, noun, thing_id, title, withdrawn)
    values (${networkId}, ${document.id}, ${document.version}, ${document.noun}, ${document.thingId},
      ${document.title}, ${document.withdrawn})
    on conflict (network_id, id) do update set version = excluded.version, title = excluded.title,
      withdrawn = excluded.withdrawn
    where document.version = excluded.version - 1`,
  )
  return written === 1
}

interface FileRow {
  readonly documentId: string
  readonly number: number
  readonly file: KeptFile
  readonly at: string
  readonly accountId: string | null
}

export const insertFile = (tx: Tx, networkId: string, { documentId, number, file, at, accountId }: FileRow) =>
  run(
    tx,
    sql`insert into document_file (network_id, document_id, number, file_name, media_type, size_bytes, sha256, bytes,
      at, account_id)
    values (${networkId}, ${documentId}, ${number}, ${file.fileName}, ${file.mediaType}, ${file.bytes.length},
      ${file.sha256}, ${file.bytes}, ${at}, ${accountId})`,
  )

const FileBytes = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.instanceof(Uint8Array),
})

/** The bytes of one file; the latest when no number is given. */
export const selectFile = (
  tx: Tx,
  networkId: string,
  { id, number }: { id: string; number: number | undefined },
) =>
  rowOrNone(
    tx,
    FileBytes,
    sql`select file_name, media_type, bytes from document_file
    where network_id = ${networkId} and document_id = ${id} and (${number ?? null}::integer is null or number = ${number ?? null})
    order by number desc limit 1`,
  )
