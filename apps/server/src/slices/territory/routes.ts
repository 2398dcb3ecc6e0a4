import { endpoints } from '../../platform/http/endpoints.ts'
import { saveFigure, saveTerritory, setTerritoryArchived, withdrawFigure } from './commands.ts'
import { listFigures, listTerritories, readTable, searchTerritories } from './queries.ts'

const { territory } = endpoints

export const territoryRoutes = {
  list: territory.list.handler(({ context: { run } }) => listTerritories(run)),
  search: territory.search.handler(({ input, context: { run } }) => searchTerritories(run, input)),
  table: territory.table.handler(({ input, context: { run } }) => readTable(run, input)),
  save: territory.save.handler(({ input, context: { run } }) => saveTerritory(run, input)),
  archive: territory.archive.handler(({ input, context: { run } }) =>
    setTerritoryArchived(run, { ...input, archived: true }),
  ),
  restore: territory.restore.handler(({ input, context: { run } }) =>
    setTerritoryArchived(run, { ...input, archived: false }),
  ),
  figures: territory.figures.handler(({ input, context: { run } }) => listFigures(run, input.territory)),
  saveFigure: territory.saveFigure.handler(({ input, context: { run } }) => saveFigure(run, input)),
  withdrawFigure: territory.withdrawFigure.handler(({ input, context: { run } }) =>
    withdrawFigure(run, input),
  ),
}
