import { z } from 'zod'
import { coordinators, everyRole } from './access.ts'
import { endpoint } from './endpoint.ts'
import { BaseVersion, TerritoryFigureId, TerritoryId } from './values.ts'

export const ReferenceLevel = z.enum(['region', 'department', 'epci', 'commune'])
export type ReferenceLevel = z.infer<typeof ReferenceLevel>

/** What names a territory everywhere: its level and official code, or `own` and the id that the network gave. */
export const TerritoryKey = z
  .string()
  .regex(/^((region|department|epci|commune):[0-9A-Z]{1,9}|own:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/)
  .brand<'territory_key'>()
export type TerritoryKey = z.infer<typeof TerritoryKey>

/** A territory as a list or a picker shows it; `within` tells two of the same name apart. */
export const TerritoryLine = z.object({ key: TerritoryKey, name: z.string(), within: z.string() })
export type TerritoryLine = z.infer<typeof TerritoryLine>

export const TerritoryDraft = z.object({
  name: z.string().trim().min(1).max(200),
  note: z.string().trim().max(1000).default(''),
  /** Official territories only, none within another. */
  members: z
    .array(TerritoryKey.refine((key) => !key.startsWith('own:')))
    .min(1)
    .max(2000),
})
export type TerritoryDraft = z.infer<typeof TerritoryDraft>

/** A territory that the network drew: a health basin, a former region. */
export const Territory = z.object({
  id: TerritoryId,
  version: z.number().int(),
  name: z.string(),
  note: z.string(),
  archived: z.boolean(),
  members: z.array(TerritoryLine),
})
export type Territory = z.infer<typeof Territory>

export const TerritoryMeasure = z.enum(['population', 'area_km2'])

/** A dated figure: those of several years and sources stand side by side. */
export const TerritoryFigureDraft = z.object({
  territory: TerritoryKey,
  measure: TerritoryMeasure,
  amount: z.number().min(0).max(100_000_000),
  asOfYear: z.number().int().min(1800).max(2100),
  source: z.string().trim().min(1).max(300),
})
export type TerritoryFigureDraft = z.infer<typeof TerritoryFigureDraft>

export const TerritoryFigure = TerritoryFigureDraft.extend({
  id: TerritoryFigureId,
  version: z.number().int(),
  withdrawn: z.boolean(),
})
export type TerritoryFigure = z.infer<typeof TerritoryFigure>

/** One pair of columns of the table: figures of one year from one source. */
export const TerritoryEdition = z.object({
  id: z.string(),
  /** entered: typed in by the network; reference: the national list and the imported areas. */
  origin: z.enum(['entered', 'reference']),
  population: z.object({ year: z.number().int(), source: z.string() }).nullable(),
  area: z.object({ year: z.number().int(), source: z.string() }).nullable(),
})
export type TerritoryEdition = z.infer<typeof TerritoryEdition>

/** null: not known in that edition; never 0. */
export const TerritoryCell = z.object({
  edition: z.string(),
  population: z.number().nullable(),
  areaKm2: z.number().nullable(),
  densityPerKm2: z.number().nullable(),
})
export type TerritoryCell = z.infer<typeof TerritoryCell>

export const TerritoryTotal = TerritoryCell.extend({
  /** Rows whose figure is missing from the sum. */
  populationMissing: z.number().int(),
  areaMissing: z.number().int(),
})
export type TerritoryTotal = z.infer<typeof TerritoryTotal>

export const TerritoryRow = TerritoryLine.extend({
  code: z.string(),
  /** Only a part of it lies in the territory: figures entered for the whole of it do not apply. */
  partial: z.boolean(),
  cells: z.array(TerritoryCell),
})
export type TerritoryRow = z.infer<typeof TerritoryRow>

export const TerritoryTable = z.object({
  territory: TerritoryLine,
  by: ReferenceLevel,
  editions: z.array(TerritoryEdition),
  rows: z.array(TerritoryRow),
  totals: z.array(TerritoryTotal),
})
export type TerritoryTable = z.infer<typeof TerritoryTable>

const TerritoryVersion = z.object({ id: TerritoryId, baseVersion: BaseVersion })
const FigureVersion = z.object({ id: TerritoryFigureId, baseVersion: BaseVersion })

export const territoryApi = {
  list: endpoint({
    method: 'GET',
    path: '/territories',
    summary: 'The territories that the network drew',
    access: everyRole,
    input: z.object({}).optional(),
    output: z.array(Territory),
  }),
  search: endpoint({
    method: 'GET',
    path: '/territories/search',
    summary: 'Territories by name, official code or postal code',
    access: everyRole,
    input: z.object({
      text: z.string().trim().min(1).max(100),
      level: ReferenceLevel.optional(),
      limit: z.coerce.number().int().min(1).max(50).default(12),
    }),
    output: z.array(TerritoryLine),
  }),
  table: endpoint({
    method: 'GET',
    path: '/territories/table',
    summary:
      'Population, area and density of a territory’s parts, each edition beside the others, with totals',
    access: everyRole,
    problems: ['thing.not_found', 'territory.too_many_rows'],
    input: z.object({
      territory: TerritoryKey,
      /** Absent: by the members of an own territory, by département of a region, by commune of the rest. */
      by: ReferenceLevel.optional(),
    }),
    output: TerritoryTable,
  }),
  save: endpoint({
    method: 'PUT',
    path: '/territories/{id}',
    summary: 'Draw a territory of the network, or correct it',
    access: coordinators,
    problems: [
      'territory.name_taken',
      'territory.member_unknown',
      'territory.members_overlap',
      'thing.changed_meanwhile',
    ],
    input: TerritoryVersion.extend({ draft: TerritoryDraft }),
    output: Territory,
  }),
  archive: endpoint({
    method: 'POST',
    path: '/territories/{id}/archival',
    summary: 'Put away a territory that is no longer used',
    access: coordinators,
    problems: ['thing.not_found', 'thing.changed_meanwhile'],
    input: TerritoryVersion,
    output: Territory,
  }),
  restore: endpoint({
    method: 'POST',
    path: '/territories/{id}/restoration',
    summary: 'Bring an archived territory back',
    access: coordinators,
    problems: ['thing.not_found', 'thing.changed_meanwhile'],
    input: TerritoryVersion,
    output: Territory,
  }),
  figures: endpoint({
    method: 'GET',
    path: '/territory-figures',
    summary: 'The figures that the network entered for a territory',
    access: everyRole,
    input: z.object({ territory: TerritoryKey }),
    output: z.array(TerritoryFigure),
  }),
  saveFigure: endpoint({
    method: 'PUT',
    path: '/territory-figures/{id}',
    summary: 'Enter a dated figure of a territory with its source, or correct it',
    access: coordinators,
    problems: ['territory.member_unknown', 'territory.figure_taken', 'thing.changed_meanwhile'],
    input: FigureVersion.extend({ draft: TerritoryFigureDraft }),
    output: TerritoryFigure,
  }),
  withdrawFigure: endpoint({
    method: 'POST',
    path: '/territory-figures/{id}/withdrawal',
    summary: 'Take a figure out of the tables',
    access: coordinators,
    problems: ['thing.not_found', 'thing.changed_meanwhile'],
    input: FigureVersion,
    output: TerritoryFigure,
  }),
}
