import { z } from 'zod'
import { recorders } from './access.ts'
import { type DeliveryColumnName, deliveryColumns } from './delivery-columns.ts'
import { endpoint } from './endpoint.ts'
import { BaseVersion, DeliveryImportId, Instant, Label, StructureId } from './values.ts'

/** A row that could not be taken in, with its line in the file (0: the whole file) and what to mend. */
export const RowFault = z.object({
  line: z.number().int(),
  column: z.enum(Object.keys(deliveryColumns) as [DeliveryColumnName, ...DeliveryColumnName[]]).nullable(),
  ...Label.shape,
})
export type RowFault = z.infer<typeof RowFault>

/** A file of deliveries as lists show it. */
export const DeliveryImportLine = z.object({
  id: DeliveryImportId,
  version: z.number().int(),
  structureId: StructureId,
  fileName: z.string(),
  at: Instant,
  by: z.string(),
  /** Rows taken in as activities. */
  taken: z.number().int(),
  /** Rows that corrected what an earlier file said of the same day and partner. */
  corrected: z.number().int(),
  /** Rows that were already there from an earlier file. */
  known: z.number().int(),
  /** Rows that could not be taken in. */
  refused: z.number().int(),
  /** Taken back: what it delivered is out of the figures. */
  withdrawn: z.boolean(),
})
export type DeliveryImportLine = z.infer<typeof DeliveryImportLine>

/** A partner's name that is not in the network's register, with the registered name that is nearest to it, if any is near. */
export const NameOutside = z.object({ name: z.string(), nearest: z.string().nullable() })
export type NameOutside = z.infer<typeof NameOutside>

export const DeliveryImport = DeliveryImportLine.extend({
  faults: z.array(RowFault),
  /** Their rows count all the same; at most 100 are told. */
  namesOutside: z.array(NameOutside),
})
export type DeliveryImport = z.infer<typeof DeliveryImport>

const ImportVersion = z.object({ id: DeliveryImportId, baseVersion: BaseVersion })

export const deliveryApi = {
  import: endpoint({
    method: 'PUT',
    path: '/delivery-imports/{id}',
    summary:
      'Take in a CSV or XLSX file of deliveries; bad rows are listed with their line, the others are kept',
    access: recorders,
    problems: ['request.too_large', 'thing.id_taken'],
    input: z.object({ id: DeliveryImportId, structureId: StructureId, file: z.file() }),
    output: DeliveryImport,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/delivery-imports/{id}/withdrawal',
    summary: 'Take a file back: what it delivered leaves the figures, unless a later file corrected it',
    access: recorders,
    problems: ['thing.not_found', 'thing.changed_meanwhile'],
    input: ImportVersion,
    output: DeliveryImport,
  }),
  restore: endpoint({
    method: 'POST',
    path: '/delivery-imports/{id}/restoration',
    summary: 'Take a file in again that was taken back',
    access: recorders,
    problems: ['thing.not_found', 'thing.changed_meanwhile'],
    input: ImportVersion,
    output: DeliveryImport,
  }),
  list: endpoint({
    method: 'GET',
    path: '/delivery-imports',
    summary: 'Files of deliveries taken in, newest first',
    access: recorders,
    input: z.object({}).optional(),
    output: z.array(DeliveryImportLine),
  }),
  read: endpoint({
    method: 'GET',
    path: '/delivery-imports/{id}',
    summary: 'What became of a file of deliveries, with its bad rows',
    access: recorders,
    problems: ['thing.not_found'],
    input: z.object({ id: DeliveryImportId }),
    output: DeliveryImport,
  }),
  file: endpoint({
    method: 'GET',
    path: '/delivery-imports/{id}/file',
    summary: 'A file of deliveries as it was handed in',
    access: recorders,
    problems: ['thing.not_found'],
    input: z.object({ id: DeliveryImportId }),
    output: z.file(),
  }),
}
