import type { DeliveryImport } from '@maillage/contract/delivery'
import type { Run } from '../../platform/http/run.ts'
import { selectImports } from './sql.ts'

/** Files of deliveries taken in by the structures in reach, newest first. */
export const listImports = (run: Run): Promise<DeliveryImport[]> =>
  selectImports(run.tx, run.networkId, run.reachable())
