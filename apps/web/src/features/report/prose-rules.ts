/** A text and its version, as the server has them. */
export interface PrintedText {
  readonly text: string
  readonly version: number
}

/** What is being written, kept on this device at each key. */
export interface ProseDraft {
  readonly text: string
  /** The text that the writing started from; null when that is not known any more. */
  readonly from: string | null
  /** The version of it. */
  readonly base: number
}

/** The last text of a section that went into this device's queue. */
export interface QueuedText {
  readonly id: string
  readonly state: 'waiting' | 'refused' | 'sent'
  readonly text: string
  readonly base: number
}

/** A queued text that the page does not show yet as the server's; null otherwise. */
export const stillQueued = (server: PrintedText, queued: QueuedText | null): QueuedText | null =>
  queued?.state === 'sent' && queued.base < server.version ? null : queued

/** What is printed: the server's text, or this device's own on its way there. */
export const printedText = (server: PrintedText, queued: QueuedText | null): string =>
  queued && queued.state !== 'refused' ? queued.text : server.text

/** Where a writing begins. */
export function draftFrom(server: PrintedText, queued: QueuedText | null): ProseDraft {
  if (!queued || queued.state === 'refused')
    return { text: server.text, from: server.text, base: server.version }
  const base = queued.state === 'sent' ? queued.base + 1 : queued.base
  return { text: queued.text, from: queued.text, base }
}

/** The version that a text is saved on: one's own text having reached the server meanwhile is no change. */
export function baseOf(draft: ProseDraft, server: PrintedText, queued: QueuedText | null): number {
  if (draft.from === server.text) return server.version
  return queued?.state === 'sent' && queued.text === draft.from ? queued.base + 1 : draft.base
}

/** Whether somebody else wrote since the writing began, and wrote something else. */
export const isConflict = (draft: ProseDraft, server: PrintedText): boolean =>
  draft.base < server.version && server.text !== draft.from && server.text !== draft.text
