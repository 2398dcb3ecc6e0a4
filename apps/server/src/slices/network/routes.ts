import { endpoints } from '../../platform/http/endpoints.ts'
import { saveSite, saveStructure, setSiteArchived, setStructureArchived } from './commands.ts'
import { listVisibleStructures, readStructure } from './queries.ts'

const { network } = endpoints

export const networkRoutes = {
  structures: network.structures.handler(({ context: { run } }) => listVisibleStructures(run)),
  structure: network.structure.handler(({ input, context: { run } }) => readStructure(run, input.id)),
  saveStructure: network.saveStructure.handler(({ input, context: { run } }) => saveStructure(run, input)),
  archiveStructure: network.archiveStructure.handler(({ input, context: { run } }) =>
    setStructureArchived(run, { ...input, archived: true }),
  ),
  restoreStructure: network.restoreStructure.handler(({ input, context: { run } }) =>
    setStructureArchived(run, { ...input, archived: false }),
  ),
  saveSite: network.saveSite.handler(({ input, context: { run } }) => saveSite(run, input)),
  archiveSite: network.archiveSite.handler(({ input, context: { run } }) =>
    setSiteArchived(run, { ...input, archived: true }),
  ),
  restoreSite: network.restoreSite.handler(({ input, context: { run } }) =>
    setSiteArchived(run, { ...input, archived: false }),
  ),
}
