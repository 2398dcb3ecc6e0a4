import type { Tx } from '../../platform/db/transaction.ts'
import { yearPeriod } from '../../platform/time/zone.ts'
import { structureWithParts } from '../network/queries.ts'
import type { Facts } from './rules.ts'
import { selectPastTotals, selectRollups, selectStatements, selectSubmittedCells } from './sql.ts'

/** Everything the figures of a perimeter are made of, over whole years. */
export async function readFacts(
  tx: Tx,
  networkId: string,
  { structureId, years }: { structureId: string | null; years: { from: number; to: number } },
): Promise<Facts> {
  const structureIds = structureId === null ? null : await structureWithParts(tx, networkId, structureId)
  const period = { from: yearPeriod(years.from).from, to: yearPeriod(years.to).to }
  return {
    rollups: await selectRollups(tx, networkId, { structureIds, period }),
    statements: await selectStatements(tx, networkId, { structureIds, period }),
    submitted: await selectSubmittedCells(tx, networkId, { structureId, years }),
    pastTotals: await selectPastTotals(tx, networkId, { structureId, years }),
  }
}
