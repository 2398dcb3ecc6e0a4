import {
  type Figure,
  type FigureFormat,
  ReportDocument,
  type ReportRow,
  type ReportTable,
} from '@maillage/contract/report-document'
import type { Locale } from '@maillage/contract/values'
import { type PublishedFigures, readPublishedFigures } from './published-figures.ts'

/** Published figures set as one report, with every state and some hostile words: what the renderings are tried on. */

interface PublishedTable {
  rows: Record<string, (number | null)[]>
  total?: (number | null)[]
}
/** Words that are markup, formulas or code somewhere, and must print as they are. */
export const hostileTitle = 'Entretien #1 *non* $x^2$ <b>"gras"</b> & [lien] \\ @ref //note'
export const hostileRows = ['=HYPERLINK("http://x.example";"y")', '- de 18 ans', '+33', '@public']

type ColumnShape = [id: string, group: string | null, label: string, format: FigureFormat]

const figure = (amount: number | null): Figure => ({
  state: amount === null ? 'notObserved' : 'observed',
  amount,
  missing: 0,
  origin: 'live',
})

interface TableShape {
  id: string
  number: number
  caption: string
  rowHeader: string
  columns: ColumnShape[]
  notes: string[]
}

function publishedTable(shape: TableShape, { rows, total }: PublishedTable): ReportTable {
  const columns = shape.columns.map(([id, group, label, format]) => ({ id, group, label, format }))
  const rowOf = (label: string, amounts: (number | null)[], isTotal: boolean): ReportRow => ({
    id: label,
    label,
    total: isTotal,
    cells: amounts.map((amount, index) => ({
      columnId: columns[index]?.id ?? '',
      figure: figure(amount),
      indicator: isTotal ? null : `${shape.id}_${columns[index]?.id}`,
    })),
  })
  const body = Object.entries(rows).map(([label, amounts]) => rowOf(label, amounts, false))
  const { id, number, caption, rowHeader, notes } = shape
  const all = total ? [...body, rowOf('Total', total, true)] : body
  return { type: 'table', id, number, caption, rowHeader, columns, rows: all, notes }
}

const pairOf = (id: string, group: string, format: FigureFormat): ColumnShape[] => [
  [`${id}_n1`, group, 'N-1', format],
  [`${id}_n`, group, 'N', format],
]

/** Every state of a figure, and words that begin like formulas. */
function statesTable(): ReportTable {
  const columns = [
    { id: 'people', group: null, label: 'Personnes', format: 'count' as const },
    { id: 'hours', group: null, label: 'Heures', format: 'hours' as const },
    { id: 'change', group: 'Évolution', label: 'Écart', format: 'change' as const },
    { id: 'percent', group: 'Évolution', label: 'Écart (%)', format: 'changePercent' as const },
  ]
  const [link, under18, phone, audience] = hostileRows
  const row = (label: string | undefined, figures: Figure[]): ReportRow => ({
    id: `row-${label}`,
    label: label ?? '',
    total: false,
    cells: figures.map((one, index) => ({
      columnId: columns[index]?.id ?? '',
      figure: one,
      indicator: 'states',
    })),
  })
  const held: Figure = { ...figure(3), state: 'protected' }
  const empty: Figure = { ...figure(null), state: 'notFilledIn' }
  const incomplete: Figure = { ...figure(5326.25), missing: 2 }
  return {
    type: 'table',
    id: 'states',
    number: 5,
    caption: 'Tous les états d’un chiffre',
    rowHeader: 'Public',
    columns,
    rows: [
      row(link, [figure(0), incomplete, figure(-1234.5), figure(-0.254)]),
      row(under18, [held, empty, figure(12), figure(0.25)]),
      row(phone, [figure(null), figure(141.5), figure(null), figure(null)]),
      row(audience, [figure(1_234_567), figure(14), figure(0), figure(0)]),
    ],
    notes: ['Rupture de série : #import "x" <script>alert(1)</script>, comptage revu en milieu festif.'],
  }
}

const prose = (text: string) => ({ text, version: 1, editedAt: null, editedBy: null })

const stagesProse = `Suite à une mesure judiciaire, les magistrats peuvent orienter vers un **stage de sensibilisation**. L’objectif est d’amener une réflexion autour des *conduites addictives*, afin que chacun puisse mieux se situer dans ses usages.

Le nombre de stages a diminué cette année :

- le partenaire historique a cessé ses interventions sur le module juridique ;
- la recherche d’un nouveau juriste
  1. reste en cours à Montbéliard,
  2. a abouti à Belfort ;
- deux stages ont été animés à deux voix.

Un texte de la structure peut contenir #set, $y$, <i>des balises</i> ou un [lien](https://example.org/a?b=1&c=2) : tout se lit tel quel.`

const preventionProse = `Notre équipe a poursuivi le travail de sensibilisation des partenaires du territoire au référentiel de prévention des addictions : développer des actions construites axées sur les compétences psychosociales, déployer des programmes probants.

Les modifications du rapport d’activité en 2022 ont également nécessité la création de nouveaux outils pour faciliter le rendu compte de l’activité.`

function sections(published: PublishedFigures): ReportDocument['sections'] {
  const stages = publishedTable(
    {
      id: 'stages',
      number: 1,
      caption: 'Stages de sensibilisation à l’usage de stupéfiants',
      rowHeader: 'Site',
      columns: [
        ...pairOf('sessions', 'Nombre de stages', 'count'),
        ...pairOf('people', 'Personnes concernées', 'count'),
      ],
      notes: ['N-1 : rapport 2022 transmis.'],
    },
    published.stages,
  )
  const prevention = publishedTable(
    {
      id: 'prevention',
      number: 2,
      caption: 'Prévention et formation, hors file active',
      rowHeader: 'Milieu',
      columns: [
        ...pairOf('people', 'Personnes rencontrées', 'count'),
        ...pairOf('hours', 'Heures d’intervention', 'hours'),
      ],
      notes: ['N-1 : total repris du rapport imprimé de 2022.'],
    },
    published.prevention,
  )
  const acts = publishedTable(
    {
      id: 'caarud_acts',
      number: 3,
      caption: 'Actes par service rendu',
      rowHeader: 'Service',
      columns: pairOf('acts', 'Actes', 'count'),
      notes: [],
    },
    published.caarud_acts,
  )
  const material = publishedTable(
    {
      id: 'caarud_material',
      number: 4,
      caption: 'Matériel remis',
      rowHeader: 'Article',
      columns: pairOf('items', 'Unités remises', 'count'),
      notes: ['Les seringues des trousses sont comptées d’après leur composition.'],
    },
    published.caarud_material,
  )
  const chart = (id: string, number: number, caption: string, tableId: string, columnIds: string[]) => ({
    type: 'chart' as const,
    id,
    number,
    caption,
    tableId,
    columnIds,
  })
  return [
    {
      id: 'about',
      number: 'I',
      title: 'La structure',
      level: 1,
      prosePrompt: null,
      prose: prose(preventionProse),
      blocks: [],
    },
    {
      id: 'activity',
      number: 'III',
      title: 'Activité',
      level: 1,
      prosePrompt: null,
      prose: null,
      blocks: [],
    },
    {
      id: 'stages',
      number: 'III.1.i',
      title: 'Les stages de sensibilisation',
      level: 3,
      prosePrompt: null,
      prose: prose(stagesProse),
      blocks: [
        stages,
        chart('stages_chart', 1, 'Personnes en stage, par site', 'stages', ['people_n1', 'people_n']),
      ],
    },
    {
      id: 'prevention',
      number: 'III.1.j',
      title: 'La prévention',
      level: 3,
      prosePrompt: null,
      prose: prose(preventionProse),
      blocks: [
        prevention,
        chart('prevention_chart', 2, 'Heures d’intervention, par milieu', 'prevention', [
          'hours_n1',
          'hours_n',
        ]),
      ],
    },
    {
      id: 'services',
      number: 'III.2',
      title: 'Services et actes',
      level: 2,
      prosePrompt: null,
      prose: prose(preventionProse),
      blocks: [acts, chart('acts_chart', 3, 'Actes par service', 'caarud_acts', ['acts_n1', 'acts_n'])],
    },
    {
      id: 'material',
      number: 'III.3',
      title: 'Matériel',
      level: 2,
      prosePrompt: null,
      prose: null,
      blocks: [material],
    },
    {
      id: 'hostile',
      number: 'IV',
      title: hostileTitle,
      level: 1,
      prosePrompt: null,
      prose: null,
      blocks: [statesTable()],
    },
  ]
}

/** The report on the published figures of seed 004, in a language; a draft or submitted. */
export function acceptanceReport(
  locale: Locale = 'fr',
  status: ReportDocument['status'] = 'submitted',
): ReportDocument {
  return ReportDocument.parse({
    id: '01920000-0000-7000-8000-000000000001',
    title: locale === 'fr' ? 'Rapport d’activité du CSAPA' : 'Activity report of the treatment centre',
    locale,
    perimeter: 'CSAPA Équinoxe, Nord Franche-Comté',
    networkName: 'Réseau de démonstration',
    year: 2023,
    period: { from: '2023-01-01', to: '2023-12-31' },
    status,
    version: status === 'draft' ? 0 : 2,
    submittedAt: status === 'draft' ? null : '2024-01-31T23:30:00.000Z',
    generatedAt: '2024-03-12T08:00:00.000Z',
    zone: 'Europe/Paris',
    template: {
      code: 'csapa',
      version: 1,
      funder: 'Agence régionale de santé',
      formNote: 'Le formulaire officiel de l’année n’a pas été trouvé : ce modèle suit les rapports publiés.',
    },
    sections: sections(readPublishedFigures()),
    definitions: [
      {
        indicator: 'stages_sessions_n',
        label: 'Nombre de stages',
        definition:
          'Stages de sensibilisation tenus dans l’année, comptés une fois chacun quel que soit le nombre de jours.',
      },
      {
        indicator: 'prevention_hours_n',
        label: 'Heures d’intervention',
        definition: 'Heures passées avec le public, par quarts d’heure ; la préparation n’est pas comprise.',
      },
      {
        indicator: 'caarud_acts_acts_n',
        label: 'Actes',
        definition: 'Actes rendus à des personnes accueillies ; une même personne en reçoit plusieurs.',
      },
    ],
  })
}

/** A French figure as one writes it by hand, with plain spaces: "1 545", "153,5", "–". */
function written(amount: number | null): string {
  if (amount === null) return '–'
  const [whole = '', decimals] = String(amount).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ' ')
  return decimals === undefined ? grouped : `${grouped},${decimals}`
}

/** The published rows as a page shows them, "Scolaire 1 545 707 272 141,5", each table's total last. */
export function printedRows(): string[] {
  const { stages, prevention, caarud_acts, caarud_material } = readPublishedFigures()
  const tables: PublishedTable[] = [stages, prevention, caarud_acts, caarud_material]
  return tables.flatMap(({ rows, total }) => {
    const all = Object.entries(rows).concat(total ? [['Total', total]] : [])
    return all.map(([label, amounts]) => [label, ...amounts.map(written)].join(' '))
  })
}
