import type { Document, documentApi } from '@maillage/contract/document'
import type { InputOf } from '@maillage/contract/endpoint'
import { OvertakenError } from '../../platform/db/errors.ts'
import { alreadyWritten } from '../../platform/http/base-version.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { receiveFile } from './import.ts'
import { mayWriteAt } from './queries.ts'
import { insertFile, lockDocument, selectDocument, upsertDocument } from './sql.ts'

type Input<Name extends keyof typeof documentApi> = InputOf<(typeof documentApi)[Name]>

/** Adds a document to a thing, or a new file to a document; earlier files are kept. */
export async function saveDocument(
  run: Run,
  { id, baseVersion, file: sent, ...typed }: Input<'save'>,
): Promise<Document> {
  const existing = await readLocked(run, id)
  await requireWrite(run, typed)
  if (existing && (existing.noun !== typed.noun || existing.thingId !== typed.thingId)) {
    throw new Problem('thing.id_taken')
  }
  const file = await receiveFile(sent)
  const state = { title: typed.title, sha256: file.sha256 }
  const stored = existing && {
    version: existing.version,
    state: { title: existing.title, sha256: existing.files[0]?.sha256 },
  }
  if (alreadyWritten(stored, { baseVersion, state }) && existing) return existing
  const version = baseVersion + 1
  const number = (existing?.files[0]?.number ?? 0) + 1
  await writeDocument(run, { ...typed, id, version, withdrawn: false })
  await insertFile(run.tx, run.networkId, {
    documentId: id,
    number,
    file,
    at: run.now,
    accountId: run.accountId,
  })
  const { bytes, ...described } = file
  const payload = { ...typed, number, file: { ...described, sizeBytes: bytes.length } }
  run.audit({ action: 'document.save', noun: 'document', id, version, payload })
  return read(run, id)
}

/** Takes a document out of the list, or brings it back; its files are kept. */
export async function setDocumentWithdrawn(
  run: Run,
  { id, baseVersion, withdrawn }: Input<'withdraw'> & { withdrawn: boolean },
): Promise<Document> {
  const existing = await readLocked(run, id)
  if (!existing) throw new Problem('thing.not_found')
  await requireWrite(run, existing)
  const stored = { version: existing.version, state: existing.withdrawn }
  if (alreadyWritten(stored, { baseVersion, state: withdrawn })) return existing
  const version = baseVersion + 1
  await writeDocument(run, { ...existing, version, withdrawn })
  const action = withdrawn ? 'document.withdraw' : 'document.restore'
  run.audit({ action, noun: 'document', id, version, payload: { withdrawn } })
  return read(run, id)
}

async function readLocked(run: Run, id: string): Promise<Document | null> {
  await lockDocument(run.tx, run.networkId, id)
  return selectDocument(run.tx, run.networkId, id)
}

async function requireWrite(run: Run, thing: Pick<Document, 'noun' | 'thingId'>): Promise<void> {
  if (!(await mayWriteAt(run, thing))) throw new Problem('access.other_structure')
}

async function writeDocument(run: Run, document: Omit<Document, 'files'>): Promise<void> {
  if (await upsertDocument(run.tx, run.networkId, document)) return
  throw new OvertakenError()
}

async function read(run: Run, id: string): Promise<Document> {
  const document = await selectDocument(run.tx, run.networkId, id)
  if (!document) throw new Error('a document that was just written cannot be read')
  return document
}
