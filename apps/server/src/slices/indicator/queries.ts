import type { Tx } from '../../platform/db/transaction.ts'
import { yearPeriod } from '../../platform/time/zone.ts'
import type { Facts, Perimeter } from './rules.ts'
import {
  selectPastTotals,
  selectPerimeterSites,
  selectPerimeterStructures,
  selectRollups,
  selectStatements,
  selectSubmittedCells,
} from './sql.ts'

/** The structures and sites of a perimeter, by name. */
export async function readPerimeter(
  tx: Tx,
  networkId: string,
  structureId: string | null,
): Promise<Perimeter> {
  const structures = await selectPerimeterStructures(tx, networkId, structureId)
  const ids = structures.map(({ id }) => id)
  return { structureId, structures, sites: await selectPerimeterSites(tx, networkId, ids) }
}

/** The ids that narrow a query to the perimeter; null when it is the whole network. */
export const idsWithin = ({ structureId, structures }: Perimeter): string[] | null =>
  structureId === null ? null : structures.map(({ id }) => id)

interface Asked {
  readonly perimeter: Perimeter
  readonly years: { readonly from: number; readonly to: number }
  /** The template that asks: of what several reports submitted, its own is what its readers saw. */
  readonly template: string
}

/** Everything the figures of a perimeter are made of, over whole years. */
export async function readFacts(
  tx: Tx,
  networkId: string,
  { perimeter, years, template }: Asked,
): Promise<Facts> {
  const { structureId } = perimeter
  const structureIds = idsWithin(perimeter)
  const period = { from: yearPeriod(years.from).from, to: yearPeriod(years.to).to }
  return {
    rollups: await selectRollups(tx, networkId, { structureIds, period }),
    statements: await selectStatements(tx, networkId, { structureIds, period }),
    submitted: await selectSubmittedCells(tx, networkId, { structureId, years, template }),
    pastTotals: await selectPastTotals(tx, networkId, { structureId, years }),
  }
}
