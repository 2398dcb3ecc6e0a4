/** The largest file that is kept, in megabytes of 1 048 576 bytes. */
export const maxDocumentMb = 10
