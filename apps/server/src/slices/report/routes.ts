import { endpoints } from '../../platform/http/endpoints.ts'
import { createReport, saveProse, submitReport } from './commands.ts'
import { listReports, openCell, readProse, readReport } from './queries.ts'
import { renderReport } from './renderings/render-report.ts'

export const reportRoutes = {
  list: endpoints.report.list.handler(({ input, context: { run } }) => listReports(run, input)),
  create: endpoints.report.create.handler(({ input, context: { run } }) => createReport(run, input)),
  read: endpoints.report.read.handler(({ input, context: { run } }) => readReport(run, input)),
  openCell: endpoints.report.openCell.handler(({ input, context: { run } }) => openCell(run, input)),
  saveProse: endpoints.report.saveProse.handler(({ input, context: { run } }) => saveProse(run, input)),
  proseVersions: endpoints.report.proseVersions.handler(({ input, context: { run } }) =>
    readProse(run, input),
  ),
  submit: endpoints.report.submit.handler(({ input, context: { run } }) => submitReport(run, input)),
  download: endpoints.report.download.handler(async ({ input, context: { run } }) => {
    const { document } = await readReport(run, input)
    const { bytes, mediaType, fileName } = await renderReport(document, input.format)
    return new File([bytes], fileName, { type: mediaType })
  }),
}
