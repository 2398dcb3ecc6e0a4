import type { Figure, ReportDocument, ValueState } from '@maillage/contract/report-document'
import type { Locale } from '@maillage/contract/values'

/** The few words that a document needs around a report's own: both languages complete, or it does not compile. */
export interface DocumentWords {
  languageTag: string
  table: string
  chart: string
  captionDash: string
  colon: string
  contents: string
  definitions: string
  definitionsIntroduction: string
  from: string
  to: string
  period: string
  perimeter: string
  network: string
  version: string
  template: string
  funder: string
  draft: string
  draftOn: (day: string) => string
  draftMeaning: string
  submittedOn: (day: string, version: number) => string
  templateVersion: (title: string, version: number) => string
  page: string
  readingTitle: string
  reading: { mark: string; meaning: string }[]
  withheld: string
  incomplete: string
  barChart: string
  fileReport: string
  fileDraft: string
  readMe: string
  dictionary: string
  sheets: string
  indicator: string
  label: string
  definition: string
  csvColumns: Record<CsvColumn, string>
  states: Record<ValueState, string>
  origins: Record<Figure['origin'], string>
}

export const csvColumns = [
  'section',
  'table',
  'row',
  'column',
  'state',
  'amount',
  'origin',
  'missing',
  'indicator',
] as const
export type CsvColumn = (typeof csvColumns)[number]

const french: DocumentWords = {
  languageTag: 'fr-FR',
  table: 'Tableau',
  chart: 'Figure',
  captionDash: ' – ',
  colon: '\u00a0: ',
  contents: 'Sommaire',
  definitions: 'Définitions',
  definitionsIntroduction: 'Ce que chaque indicateur compte, tel qu’il a été calculé pour cette édition.',
  from: 'Du',
  to: 'au',
  period: 'Période',
  perimeter: 'Périmètre',
  network: 'Réseau',
  version: 'Version',
  template: 'Modèle',
  funder: 'Destinataire',
  draft: 'Version provisoire',
  draftOn: (day) => `Version provisoire, établie le ${day}`,
  draftMeaning: 'Les chiffres peuvent encore changer jusqu’à la transmission.',
  submittedOn: (day, version) => `Transmis le ${day}, version ${version}`,
  templateVersion: (title, version) => `${title}, version ${version}`,
  page: 'Page',
  readingTitle: 'Lire les tableaux',
  reading: [
    { mark: '0', meaning: 'Observé : il n’y en a pas eu.' },
    {
      mark: '–',
      meaning: 'Non observé : la structure n’a pas mené ou pas suivi cette activité. Ce n’est pas un zéro.',
    },
    { mark: 'case vide', meaning: 'Non renseigné : rien n’a encore été dit.' },
    {
      mark: 'n. c.',
      meaning: 'Non communiqué : un petit effectif, protégé pour que personne ne puisse être reconnu.',
    },
    { mark: '*', meaning: 'Incomplet : des saisies attendues manquent encore dans ce chiffre.' },
  ],
  withheld: 'n. c.',
  incomplete: '* Chiffre incomplet : des saisies attendues manquent encore.',
  barChart: 'Diagramme en barres',
  fileReport: 'rapport',
  fileDraft: 'provisoire',
  readMe: 'Lisez-moi',
  dictionary: 'Dictionnaire',
  sheets: 'Feuilles',
  indicator: 'Indicateur',
  label: 'Intitulé',
  definition: 'Définition',
  csvColumns: {
    section: 'section',
    table: 'tableau',
    row: 'ligne',
    column: 'colonne',
    state: 'état',
    amount: 'valeur',
    origin: 'origine',
    missing: 'saisies manquantes',
    indicator: 'indicateur',
  },
  states: {
    observed: 'observé',
    notObserved: 'non observé',
    notFilledIn: 'non renseigné',
    protected: 'protégé',
  },
  origins: { live: 'saisies', submitted: 'rapport transmis', pastTotal: 'total repris' },
}

const english: DocumentWords = {
  languageTag: 'en-GB',
  table: 'Table',
  chart: 'Figure',
  captionDash: ' – ',
  colon: ': ',
  contents: 'Contents',
  definitions: 'Definitions',
  definitionsIntroduction: 'What each indicator counts, as it was computed for this edition.',
  from: 'From',
  to: 'to',
  period: 'Period',
  perimeter: 'Perimeter',
  network: 'Network',
  version: 'Version',
  template: 'Template',
  funder: 'Addressed to',
  draft: 'Provisional version',
  draftOn: (day) => `Provisional version, as of ${day}`,
  draftMeaning: 'Figures may still change until the report is submitted.',
  submittedOn: (day, version) => `Submitted on ${day}, version ${version}`,
  templateVersion: (title, version) => `${title}, version ${version}`,
  page: 'Page',
  readingTitle: 'Reading the tables',
  reading: [
    { mark: '0', meaning: 'Observed: there were none.' },
    {
      mark: '–',
      meaning: 'Not observed: the structure did not do this, or did not follow it. It is not a zero.',
    },
    { mark: 'empty', meaning: 'Not filled in: nothing has been said yet.' },
    { mark: 'n. d.', meaning: 'Not disclosed: a small count, protected so that nobody can be recognised.' },
    { mark: '*', meaning: 'Incomplete: expected records are still missing from this figure.' },
  ],
  withheld: 'n. d.',
  incomplete: '* Incomplete figure: expected records are still missing.',
  barChart: 'Bar chart',
  fileReport: 'report',
  fileDraft: 'draft',
  readMe: 'Read me',
  dictionary: 'Dictionary',
  sheets: 'Sheets',
  indicator: 'Indicator',
  label: 'Name',
  definition: 'Definition',
  csvColumns: {
    section: 'section',
    table: 'table',
    row: 'row',
    column: 'column',
    state: 'state',
    amount: 'amount',
    origin: 'origin',
    missing: 'missing records',
    indicator: 'indicator',
  },
  states: {
    observed: 'observed',
    notObserved: 'not observed',
    notFilledIn: 'not filled in',
    protected: 'protected',
  },
  origins: { live: 'records', submitted: 'submitted report', pastTotal: 'past total' },
}

/** The document's words in the report's own language. */
export function wordsOf({ locale }: Pick<ReportDocument, 'locale'>): DocumentWords {
  const words: Record<Locale, DocumentWords> = { fr: french, en: english }
  return words[locale]
}
