/** What other features show of documents. */
export { Documents } from './parts/documents.tsx'
