import { readFileSync } from 'node:fs'
import type { Kind, ReportTemplate, TemplateTable } from '@maillage/contract/catalogue'
import { describe, expect, it } from 'vitest'
import { isSharedDataHere, sharedPath } from '../../testing/shared-data.ts'
import { reportTemplateSchema } from './export.ts'
import { readCatalogueFiles } from './import.ts'
import { checkCatalogue } from './rules.ts'

const shipped = readCatalogueFiles()

const kind = (code: string): Kind =>
  found(
    shipped.kinds.find((each) => each.code === code),
    code,
  )
const template = (code: string): ReportTemplate =>
  found(
    shipped.templates.find((each) => each.code === code),
    code,
  )
const tables = (of: ReportTemplate): TemplateTable[] =>
  of.sections.flatMap((section) => section.blocks.filter((block) => block.type === 'table'))
const table = (of: string, id: string): TemplateTable =>
  found(
    tables(template(of)).find((each) => each.id === id),
    `${of}/${id}`,
  )

function found<Thing>(thing: Thing | undefined, name: string): Thing {
  if (thing === undefined) throw new Error(`the shipped catalogue has no ${name}`)
  return thing
}

function rowLabels({ rows }: TemplateTable): string[] {
  if (rows.from === 'list') return rows.rows.map(({ label }) => label.fr)
  if (rows.from !== 'vocabulary') return []
  const { vocabulary } = rows
  const { members } = found(
    shipped.vocabularies.find(({ code }) => code === vocabulary),
    vocabulary,
  )
  return members.map(({ label }) => label.fr)
}

/** What stands above each column of figures: "Nombre de stages N-1". */
const headers = ({ columns }: TemplateTable): string[] =>
  columns.map(({ group, label }) => [group?.fr, label.fr].filter(Boolean).join(' '))

it('has no fault', () => {
  expect(checkCatalogue(shipped)).toEqual([])
})

it('warns beside every text against writing anything about a person', () => {
  const hints = shipped.kinds
    .flatMap(({ fields }) => fields)
    .flatMap((field) => (field.type === 'text' ? [field.hint] : []))
  expect(hints.length).toBeGreaterThan(shipped.kinds.length)
  for (const hint of hints) {
    expect(hint?.fr).toContain('N’écrivez rien qui permette d’identifier une personne.')
    expect(hint?.en).toContain('Write nothing that could identify a person.')
  }
})

describe('recording', () => {
  it('asks five things of a prevention session, besides its kind and its place', () => {
    const required = kind('prevention_session').fields.filter((field) => field.required)
    expect(required.map(({ code }) => code)).toEqual([
      'setting',
      'audience',
      'action_type',
      'participants',
      'hours',
    ])
  })

  it('lets a permanence come back with its place', () => {
    expect(kind('permanence')).toMatchObject({ recurs: true, site: 'required' })
    expect(shipped.kinds.filter(({ recurs }) => recurs)).toHaveLength(1)
  })

  it('marks what other parts of the product record by themselves', () => {
    const produced = shipped.kinds.flatMap(({ code, producedBy }) => (producedBy ? [[code, producedBy]] : []))
    expect(Object.fromEntries(produced)).toEqual({
      partner_meeting: 'meeting',
      kit_delivery: 'delivery',
      drug_analysis: 'analysis',
    })
  })

  it('counts the syringes of every kit', () => {
    const kits = found(
      shipped.vocabularies.find(({ code }) => code === 'kit'),
      'kit',
    )
    for (const { contents } of kits.members) expect(contents?.map(({ item }) => item)).toEqual(['syringe'])
  })
})

describe('reports', () => {
  it('shows every indicator in some report', () => {
    const shown = shipped.templates
      .flatMap(tables)
      .flatMap(({ columns, rows }) => [
        ...columns.map((column) => (column.type === 'indicator' ? column.indicator : undefined)),
        ...(rows.from === 'list' ? rows.rows.map((row) => row.indicator) : []),
      ])
    expect(shipped.indicators.map(({ code }) => code).filter((code) => !shown.includes(code))).toEqual([])
  })

  it('counts everything that is recorded', () => {
    const recorded = shipped.kinds.flatMap(({ code, fields }) =>
      fields.flatMap((field) =>
        field.type === 'measure' || field.type === 'grid' ? [{ kind: code, measure: field.measure }] : [],
      ),
    )
    const isCounted = ({ kind, measure }: { kind: string; measure: string }) =>
      shipped.indicators.some(
        ({ source }) =>
          source.from === 'values' &&
          source.measures.includes(measure) &&
          (source.kinds?.includes(kind) ?? true),
      )
    expect(recorded.filter((each) => !isCounted(each))).toEqual([])
  })

  it('gives a combined structure its three reports, with the prevention table in each', () => {
    const its = shipped.templates.filter(({ structureKinds }) => structureKinds.includes('csapa_caarud'))
    expect(its.map(({ code }) => code)).toEqual(['caarud', 'csapa', 'rrapps'])
    for (const { code } of its) expect(rowLabels(table(code, 'prevention'))).toContain('Scolaire')
  })

  it('says of each that it does not follow an official form', () => {
    for (const { formNote } of shipped.templates) expect(formNote?.fr).toContain('officiel')
  })

  it('numbers the CSAPA report as the source does', () => {
    const titles = Object.fromEntries(
      template('csapa').sections.map(({ number, title }) => [number, title.fr]),
    )
    expect(titles).toMatchObject({
      'III.1.i': 'Les stages de sensibilisation à l’usage de stupéfiants',
      'III.1.j': 'La prévention',
      'III.2': 'Partenariat privilégié et coopérations',
    })
  })

  it('publishes the shape of a template as JSON Schema', () => {
    expect(reportTemplateSchema()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      required: expect.arrayContaining(['code', 'version', 'title', 'sections']),
    })
  })
})

describe.skipIf(!isSharedDataHere('acceptance/figures.json'))('the published figures', () => {
  // Read by the tests themselves: what is skipped is still gone through.
  const figures = () => JSON.parse(readFileSync(sharedPath('acceptance/figures.json'), 'utf8'))

  it('of the courses have their columns, by site, with a total', () => {
    const courses = table('csapa', 'stages')
    expect(headers(courses)).toEqual([
      'Nombre de stages N-1',
      'Nombre de stages N',
      'Personnes concernées N-1',
      'Personnes concernées N',
    ])
    expect(courses).toMatchObject({ rows: { from: 'sites' }, total: true })
    expect(courses.caption.fr).toBe(figures().stages.title)
  })

  it.each([
    ['csapa', 'prevention', 'prevention', true],
    ['caarud', 'prevention', 'prevention', true],
    ['csapa', 'youth_consultations', 'youth_consultations', false],
    ['caarud', 'acts', 'caarud_acts', true],
    ['csapa', 'material', 'caarud_material', false],
    ['caarud', 'material', 'caarud_material', false],
  ])('of the %s report’s table %s have their rows and columns', (code, id, source, total) => {
    const printed = Object.keys(figures()[source].rows)
    const shown = table(code, id)
    expect(rowLabels(shown).filter((label) => printed.includes(label))).toEqual(printed)
    expect(headers(shown)).toHaveLength(figures()[source].columns.length)
    expect(shown.total).toBe(total)
  })
})
