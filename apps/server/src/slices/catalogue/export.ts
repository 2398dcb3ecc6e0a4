import { ReportTemplate } from '@maillage/contract/catalogue'
import { z } from 'zod'

/** The JSON Schema (draft 2020-12) of a report template as it is written in a file, for editors and for whoever writes one. */
export const reportTemplateSchema = (): object => ({
  ...z.toJSONSchema(ReportTemplate, { io: 'input' }),
  title: 'Maillage report template',
})
