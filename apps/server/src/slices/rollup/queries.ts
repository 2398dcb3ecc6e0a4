import type { Tx } from '../../platform/db/transaction.ts'
import { type Difference, selectDifferences } from './sql.ts'

const mostDifferences = 1000

/** The sums kept that are not what the records give: none, or something wrote past the commands. At most 1,000. */
export const compareRollups = (tx: Tx, networkId: string): Promise<Difference[]> =>
  selectDifferences(tx, networkId, mostDifferences)
