import type { PastTotal, Statement } from '@maillage/contract/statement'
import type { Run } from '../../platform/http/run.ts'
import { yearPeriod } from '../../platform/time/zone.ts'
import { selectPastTotals, selectStatements } from './sql.ts'

interface About {
  readonly structureId?: string | null | undefined
}

/** The statements and declarations that touch a year, of the structures in reach. */
export async function listStatements(
  run: Run,
  { year, structureId }: About & { year: number },
): Promise<Statement[]> {
  if (structureId !== undefined) run.requireReach(structureId)
  return selectStatements(run.tx, run.networkId, {
    reachable: run.reachable(),
    structureId,
    ...yearPeriod(year),
  })
}

/** Totals typed in for past years, of the structures in reach. */
export async function listPastTotals(
  run: Run,
  { year, structureId }: About & { year?: number | undefined },
): Promise<PastTotal[]> {
  if (structureId !== undefined) run.requireReach(structureId)
  return selectPastTotals(run.tx, run.networkId, {
    reachable: run.reachable(),
    structureId,
    year: year ?? null,
  })
}
