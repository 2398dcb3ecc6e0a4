import { z } from 'zod'
import { recorders } from './access.ts'
import { endpoint } from './endpoint.ts'
import { DeliveryImportId, Instant, StructureId } from './values.ts'

/** A row that could not be taken in, with its line in the file (0: the whole file) and what to mend. */
export const RowFault = z.object({
  line: z.number().int(),
  column: z.string().nullable(),
  fr: z.string(),
  en: z.string(),
})
export type RowFault = z.infer<typeof RowFault>

export const DeliveryImport = z.object({
  id: DeliveryImportId,
  structureId: StructureId,
  fileName: z.string(),
  at: Instant,
  by: z.string(),
  /** Rows taken in as activities. */
  taken: z.number().int(),
  /** Rows that were already there from an earlier file. */
  known: z.number().int(),
  faults: z.array(RowFault),
})
export type DeliveryImport = z.infer<typeof DeliveryImport>

export const deliveryApi = {
  /** Columns: jour, partenaire, type de partenaire, kit or article, quantité; CSV or XLSX, headers in either language. */
  import: endpoint({
    method: 'PUT',
    path: '/delivery-imports/{id}',
    summary: 'Take in a file of deliveries; bad rows are listed with their line, the others are kept',
    access: recorders,
    problems: ['thing.id_taken'],
    input: z.object({ id: DeliveryImportId, structureId: StructureId, file: z.file() }),
    output: DeliveryImport,
  }),
  list: endpoint({
    method: 'GET',
    path: '/delivery-imports',
    summary: 'Files of deliveries taken in, newest first',
    access: recorders,
    input: z.object({}).optional(),
    output: z.array(DeliveryImport),
  }),
}
