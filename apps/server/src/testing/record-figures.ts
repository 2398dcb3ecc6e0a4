import type { ActivityDraftInput } from '@maillage/contract/activity'
import type { StatementDraft } from '@maillage/contract/statement'
import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import type { PublishedFigures } from './published-figures.ts'
import type { World } from './world.ts'

/** The years that the published tables call N: 2023 for the CSAPA, 2024 for the CAARUD. */
export const publishedYears = { csapa: 2023, caarud: 2024 } as const

const settings = {
  Scolaire: 'school',
  Social: 'social',
  Santé: 'health',
  Justice: 'justice',
  Entreprise: 'company',
}
const acts = {
  'Accueil, refuge, lien social': 'welcome',
  "RdR liés à l'usage de drogues et à la sexualité": 'harm_reduction',
  Hygiène: 'hygiene',
  'Soins infirmiers': 'nursing',
  'Orientation médicale': 'medical_referral',
  Réassurance: 'reassurance',
  'Dépistage et vaccination': 'screening',
  'Accès aux droits': 'rights',
  Logement: 'housing',
  'Formation et emploi': 'employment',
}
const articles = {
  'Pipes coudées': 'bent_pipe',
  'Kit base': 'base_kit',
  'Kits sniff (2 feuilles)': 'sniff_kit',
  'Carnet Roule Ta Paille (10 feuilles)': 'straw_booklet',
  'Feuilles aluminium': 'aluminium_foil',
}

/** Spreads a total over n records, in steps of a unit (1, or 0.25 for hours): the parts add up to it exactly. */
export function spread(total: number, n: number, unit = 1): number[] {
  const units = Math.round(total / unit)
  return Array.from(
    { length: n },
    (_, i) => (Math.floor(((i + 1) * units) / n) - Math.floor((i * units) / n)) * unit,
  )
}

const dayOf = (year: number, index: number): string =>
  `${year}-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 27) + 1).padStart(2, '0')}`

/** Enters the published tables through the API, as the people of one structure would have recorded them. */
export async function recordPublished(world: World, figures: PublishedFigures): Promise<void> {
  const drafts = [
    ...stages(world, figures),
    ...prevention(world, figures),
    ...consultations(world, figures),
    ...caarud(world, figures),
  ]
  for (const draft of drafts) await world.head.activity.save({ id: newId(), baseVersion: 0, draft })
  for (const draft of statements(world, figures)) {
    const by = draft.structureId === null ? await world.as('coordinator', null) : world.head
    await by.statement.save({ id: newId(), baseVersion: 0, draft })
  }
}

const base = (world: World, kind: string, day: string) => ({
  kind,
  kindVersion: 1,
  day,
  structureId: world.structure,
})
const observed = (measure: string, amount: number, member = {}) => ({
  measure,
  member,
  state: 'observed' as const,
  amount,
})
const years = (n: number) => [n - 1, n]
const at = (cells: readonly (number | null)[] | undefined, index: number): number | null =>
  cells?.[index] ?? null

function stages(world: World, { stages: { rows } }: PublishedFigures): ActivityDraftInput[] {
  const sites = { Montbéliard: world.sites.montbeliard, Belfort: world.sites.belfort }
  return Object.entries(sites).flatMap(([name, siteId]) =>
    years(publishedYears.csapa).flatMap((year, column) => {
      const courses = at(rows[name], column) ?? 0
      return spread(at(rows[name], column + 2) ?? 0, courses).map((people, index) => ({
        ...base(world, 'stage', dayOf(year, index)),
        siteId,
        values: [observed('participants', people)],
      }))
    }),
  )
}

function prevention(world: World, { prevention: { rows } }: PublishedFigures): ActivityDraftInput[] {
  return Object.entries(settings).flatMap(([name, setting]) =>
    years(publishedYears.csapa).flatMap((year, column) => {
      const [people, hours] = [at(rows[name], column), at(rows[name], column + 2)]
      if (people === null || hours === null) return []
      const hoursOf = spread(hours, 6, 0.25)
      return spread(people, 6).map((count, index) => ({
        ...base(world, 'prevention_session', dayOf(year, index)),
        dimensions: { setting, audience: 'adolescents', action_type: 'one_off' },
        values: [
          observed('participants', count),
          observed('hours', hoursOf[index] ?? 0),
          observed('sessions', 1),
        ],
      }))
    }),
  )
}

function consultations(
  world: World,
  { youth_consultations: { rows } }: PublishedFigures,
): ActivityDraftInput[] {
  return years(publishedYears.csapa).flatMap((year, column) =>
    spread(at(rows.Consultations, column) ?? 0, 12).map((count, index) => ({
      ...base(world, 'youth_consultation', dayOf(year, index)),
      values: [observed('consultations', count)],
    })),
  )
}

const syringesPerKit = 2
const kitsAYear = 500

function caarud(world: World, figures: PublishedFigures): ActivityDraftInput[] {
  return years(publishedYears.caarud).flatMap((year, column) => {
    const actsOf = Object.entries(acts).map(([name, act]) => ({
      act,
      parts: spread(at(figures.caarud_acts.rows[name], column) ?? 0, 12),
    }))
    const articlesOf = Object.entries(articles).map(([name, article]) => ({
      article,
      parts: spread(at(figures.caarud_material.rows[name], column) ?? 0, 12),
    }))
    // Some syringes went out inside kits: the composition must give them back.
    const syringes = spread(
      (at(figures.caarud_material.rows.Seringues, column) ?? 0) - kitsAYear * syringesPerKit,
      12,
    )
    const kits = spread(kitsAYear, 12)
    const hours = column === 1 ? spread(figures.caarud_acts.accompaniment_hours, 12, 0.25) : []
    return Array.from({ length: 12 }, (_, month) => [
      {
        ...base(world, 'care_and_welcome', dayOf(year, month)),
        values: [
          ...actsOf.map(({ act, parts }) => observed('acts', parts[month] ?? 0, { act })),
          ...(hours[month] === undefined ? [] : [observed('hours_accompaniment', hours[month])]),
        ],
      },
      {
        ...base(world, 'material_handed_out', dayOf(year, month)),
        dimensions: { channel: 'on_site' },
        values: [
          ...articlesOf.map(({ article, parts }) => observed('items', parts[month] ?? 0, { article })),
          observed('items', syringes[month] ?? 0, { article: 'syringe' }),
          observed('kits', kits[month] ?? 0, { kit: 'steribox_2' }),
        ],
      },
    ]).flat()
  })
}

type Draft = z.input<typeof StatementDraft>

function statements(world: World, figures: PublishedFigures): Draft[] {
  const source = 'Rapport d’activité imprimé'
  const year = (of: number) => ({ from: `${of}-01-01`, to: `${of}-12-31` })
  const own = { structureId: world.structure, source }
  const { rows } = figures.youth_consultations
  const people = [
    ['adolescents', rows.Adolescents],
    ['parents', rows.Parents],
  ] as const
  const youth = people.flatMap(([audience, cells]) =>
    years(publishedYears.csapa).map((of, column) => ({
      ...own,
      ...year(of),
      measure: 'active_file',
      dimensions: { audience },
      state: 'observed' as const,
      amount: at(cells, column),
    })),
  )
  const dash = {
    ...own,
    ...year(publishedYears.csapa - 1),
    measure: null,
    kinds: ['prevention_session', 'training_session'],
    dimensions: { setting: 'company' },
    state: 'notObserved' as const,
    amount: null,
  }
  const activeFile = (amount: number, dimensions = {}) => ({
    ...own,
    ...year(publishedYears.caarud),
    measure: 'active_file',
    dimensions,
    state: 'observed' as const,
    amount,
  })
  // The sites' own files exceed the network's: people go to several.
  const { network } = figures.caarud_acts.file_active
  return [
    ...youth,
    dash,
    activeFile(network),
    activeFile(200, { site: world.sites.montbeliard }),
    activeFile(160, { site: world.sites.belfort }),
  ]
}
