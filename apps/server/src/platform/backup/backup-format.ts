import { z } from 'zod'

/**
 * A backup is one gzip of lines of JSON: a head, then for each section a heading and its rows as lists of texts, then
 * an end with what every section must hold. Nothing in it depends on the engine that wrote it.
 */
export const backupFormat = 1

export const BackupHead = z.object({
  maillage: z.literal('backup'),
  format: z.literal(backupFormat),
  /** The version of Maillage that wrote it. */
  version: z.string(),
  engine: z.string(),
  madeAt: z.iso.datetime(),
  /** Applied when it was written, in their order: rows are read back under these, then brought forward. */
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })).min(1),
  /** Recognises the secret of the installation without telling it: second factors can be read with that one only. */
  secretMark: z.string(),
  /** Tables whose rows are not kept: who was signed in. */
  leftOut: z.array(z.string()),
})
export type BackupHead = z.infer<typeof BackupHead>

export const SectionHead = z.object({
  table: z.string(),
  network: z.string().nullable(),
  columns: z.array(z.string()),
})
export type SectionHead = z.infer<typeof SectionHead>

export const SectionTotal = SectionHead.omit({ columns: true }).extend({
  rows: z.number().int(),
  sha256: z.string(),
})
export type SectionTotal = z.infer<typeof SectionTotal>

export const BackupEnd = z.object({ sections: z.array(SectionTotal) })

/** What a backup says of itself. */
export type Manifest = BackupHead & z.infer<typeof BackupEnd>

/** Sessions and half-done sign-ins: brought back they would open what was closed since. */
export const leftOut: readonly string[] = ['auth.session', 'auth.verification']

export const rowsIn = ({ sections }: Pick<Manifest, 'sections'>): number =>
  sections.reduce((total, { rows }) => total + rows, 0)

export const backupFaults = [
  'unreadable',
  'incomplete',
  'altered',
  'laterVersion',
  'otherMigrations',
  'notEmpty',
  'notOurs',
  'inUse',
] as const
export type BackupFault = (typeof backupFaults)[number]

/** A file that cannot be restored here, or a database that it may not be restored into. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
  constructor(
    readonly fault: BackupFault,
    detail: string,
  ) {
    super(detail)
  }
}
