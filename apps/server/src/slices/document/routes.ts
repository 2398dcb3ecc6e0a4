import { endpoints } from '../../platform/http/endpoints.ts'
import { saveDocument, setDocumentWithdrawn } from './commands.ts'
import { listDocuments, readFile } from './queries.ts'

const { document } = endpoints

export const documentRoutes = {
  list: document.list.handler(({ input, context: { run } }) => listDocuments(run, input)),
  save: document.save.handler(({ input, context: { run } }) => saveDocument(run, input)),
  withdraw: document.withdraw.handler(({ input, context: { run } }) =>
    setDocumentWithdrawn(run, { ...input, withdrawn: true }),
  ),
  restore: document.restore.handler(({ input, context: { run } }) =>
    setDocumentWithdrawn(run, { ...input, withdrawn: false }),
  ),
  file: document.file.handler(({ input, context: { run } }) => readFile(run, input)),
}
