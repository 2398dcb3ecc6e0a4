import type { DeliveryImport, DeliveryImportLine } from '@maillage/contract/delivery'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { listVisibleStructures } from '../network/queries.ts'
import { isWorkbook } from './import.ts'
import { nearestNames, outsideRegister } from './rules.ts'
import { selectFile, selectImport, selectImports } from './sql.ts'

/** Files of deliveries taken in by the structures in reach, newest first. */
export const listImports = (run: Run): Promise<DeliveryImportLine[]> =>
  selectImports(run.tx, run.networkId, run.reachable())

/** What became of a file; `thing.not_found` also when it is another structure's. */
export async function readImport(run: Run, id: string): Promise<DeliveryImport> {
  const found = await selectImport(run.tx, run.networkId, id)
  const reachable = run.reachable()
  if (!found || (reachable && !reachable.includes(found.structureId))) throw new Problem('thing.not_found')
  const { sha256, deliveries, namesOutside, ...shown } = found
  // Somebody may have added one to the register since.
  const names = namesOutside.length > 0 ? await readRegisteredNames(run) : []
  return { ...shown, namesOutside: nearestNames(outsideRegister(namesOutside, names), names) }
}

/** Every name, long and short, of the structures that the person may see, put away or not. */
export async function readRegisteredNames(run: Run): Promise<string[]> {
  const { structures } = await listVisibleStructures(run)
  return structures.flatMap(({ name, shortName }) => (name === shortName ? [name] : [name, shortName]))
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A file as it was handed in. */
export async function readFile(run: Run, id: string): Promise<File> {
  const { fileName } = await readImport(run, id)
  const file = await selectFile(run.tx, run.networkId, id)
  if (!file) throw new Problem('thing.not_found')
  // Never the type that the sender gave: a browser must keep it, not show it.
  const type = isWorkbook(file.bytes) ? workbookType : 'text/csv'
  return new File([new Uint8Array(file.bytes)], fileName, { type })
}
