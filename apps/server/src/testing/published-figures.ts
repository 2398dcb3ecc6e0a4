import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { sharedPath } from './shared-data.ts'

const Cells = z.array(z.number().nullable())
const Rows = z.object({ rows: z.record(z.string(), Cells) })
const RowsWithTotal = Rows.extend({ total: Cells })

const PublishedFigures = z.object({
  stages: RowsWithTotal,
  prevention: RowsWithTotal,
  youth_consultations: Rows,
  caarud_acts: RowsWithTotal.extend({
    accompaniment_hours: z.number(),
    file_active: z.object({ network: z.number() }),
  }),
  caarud_material: Rows,
})
export type PublishedFigures = z.infer<typeof PublishedFigures>

/** Real published tables that must come out of records exactly; null is a printed dash. */
export const readPublishedFigures = (): PublishedFigures =>
  PublishedFigures.parse(JSON.parse(readFileSync(sharedPath('acceptance/figures.json'), 'utf8')))
