import { reaches, recorders } from '@maillage/contract/access'
import type { Document, DocumentNoun } from '@maillage/contract/document'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { readActivity } from '../activity/queries.ts'
import { readAgreement } from '../agreement/queries.ts'
import { readStructure } from '../network/queries.ts'
import { selectDocument, selectDocuments, selectFile } from './sql.ts'

/** Per noun: `thing.not_found` unless the person may see the thing, else whether they may correct it. */
const reachOf: Record<DocumentNoun, (run: Run, id: string) => Promise<boolean>> = {
  structure: async (run, id) => (await readStructure(run, id)).editable,
  agreement: async (run, id) => (await readAgreement(run, id)).editable,
  activity: async (run, id) => {
    const { activity } = await readActivity(run, id)
    const ids = [activity.structureId, activity.coStructureId].filter((each) => each !== null)
    if (!ids.some((structureId) => reaches(recorders, run.grants, structureId))) {
      throw new Problem('thing.not_found')
    }
    return true
  },
}

interface Thing {
  readonly noun: DocumentNoun
  readonly thingId: string
}

/** Whether the person may add to what the documents belong to; `thing.not_found` when they may not even see it. */
export const mayWriteAt = (run: Run, { noun, thingId }: Thing): Promise<boolean> =>
  reachOf[noun](run, thingId)

/** The documents of one thing that the person may see. */
export async function listDocuments(
  run: Run,
  thing: Thing,
): Promise<{ documents: Document[]; editable: boolean }> {
  const editable = await mayWriteAt(run, thing)
  return { documents: await selectDocuments(run.tx, run.networkId, thing), editable }
}

/** One file of a document, the latest by default. */
export async function readFile(
  run: Run,
  { id, number }: { id: string; number?: number | undefined },
): Promise<File> {
  const document = await selectDocument(run.tx, run.networkId, id)
  if (!document) throw new Problem('thing.not_found')
  await mayWriteAt(run, document)
  const file = await selectFile(run.tx, run.networkId, { id, number })
  if (!file) throw new Problem('thing.not_found')
  return new File([new Uint8Array(file.bytes)], file.fileName, { type: file.mediaType })
}
