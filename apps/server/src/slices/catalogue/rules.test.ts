import { Catalogue } from '@maillage/contract/catalogue'
import { describe, expect, it } from 'vitest'
import {
  indicator,
  label,
  table,
  validFrom,
  type WrittenCatalogue,
  writtenCatalogue,
} from '../../testing/small-catalogue.ts'
import { checkCatalogue } from './rules.ts'

function faultsOf(change: (catalogue: WrittenCatalogue) => void): string[] {
  const catalogue = writtenCatalogue()
  change(catalogue)
  return checkCatalogue(Catalogue.parse(catalogue))
}

/** Changes one thing of a list of loosely written parts. */
const set = (part: object | undefined, change: object): void => void Object.assign(part ?? {}, change)
const block = (catalogue: WrittenCatalogue, section: number, position: number) =>
  catalogue.templates[0]?.sections[section]?.blocks[position]
const column = (catalogue: WrittenCatalogue, position: number) =>
  (block(catalogue, 0, 0)?.columns as object[] | undefined)?.[position]

// Among its tables is a total of a stated figure by site: it is read at its own level, not summed.
it('finds no fault in a sound catalogue', () => {
  expect(faultsOf(() => {})).toEqual([])
})

describe('a catalogue is refused when', () => {
  it.each<[string, (catalogue: WrittenCatalogue) => void, string]>([
    [
      'a code is there twice',
      ({ measures }) => measures.push({ code: 'people', type: 'acts', label }),
      'catalogue: among the measures, people is there twice',
    ],
    [
      'a version is there twice',
      ({ indicators }) =>
        indicators.push(indicator('sessions', 'sessions', { from: 'activities', kinds: ['session'] })),
      'catalogue: among the indicators, sessions (version 1) is there twice',
    ],
    [
      'a label has no words',
      ({ measures }) => set(measures[0], { label: { fr: 'Mot', en: ' ' } }),
      'catalogue: measures.0.label has no words in "en"',
    ],
    [
      'one dimension has two vocabularies',
      ({ kinds }) => kinds[1]?.fields.push({ type: 'choice', code: 'setting', vocabulary: 'type', label }),
      'catalogue: the dimension setting is of setting and of type',
    ],
    [
      'a measure takes a reserved code',
      ({ measures }) => measures.push({ code: 'activity_count', type: 'sessions', label }),
      'measure activity_count: its code is reserved',
    ],
    [
      'a member is there twice',
      ({ vocabularies }) => vocabularies[1]?.members.push({ code: 'school', label } as never),
      'vocabulary setting: the member school is there twice',
    ],
    [
      'a member ends before it begins',
      ({ vocabularies }) =>
        set(vocabularies[1]?.members[0], { validFrom: '2022-01-01', validTo: '2021-01-01' }),
      'vocabulary setting, member school: it ends before it begins',
    ],
    [
      'a kit holds something unknown',
      ({ vocabularies }) =>
        set(vocabularies[5]?.members[0], { contents: [{ item: 'spoon', quantity: 1, validFrom }] }),
      'vocabulary kit, member box: spoon is not in article',
    ],
    [
      'a kit does not say where its contents are',
      ({ vocabularies }) => set(vocabularies[5], { contentsVocabulary: undefined }),
      'vocabulary kit, member box: it has contents, and no contentsVocabulary to find them in',
    ],
    [
      'two contents hold on one day',
      ({ vocabularies }) =>
        set(vocabularies[5]?.members[0], {
          contents: [
            { item: 'syringe', quantity: 2, validFrom },
            { item: 'syringe', quantity: 1, validFrom: '2022-01-01' },
          ],
        }),
      'vocabulary kit, member box: syringe is counted twice on the days when two contents hold',
    ],
    [
      'a choice implies something unknown',
      ({ vocabularies }) => set(vocabularies[3]?.members[0], { implies: { type: 'magic' } }),
      'vocabulary programme, member unplugged: magic is not in type',
    ],
    [
      'no structure records a kind',
      ({ kinds }) => set(kinds[0], { structureKinds: [] }),
      'kind session: no kind of structure records it',
    ],
    [
      'a kind of structure is unknown',
      ({ kinds }) => set(kinds[0], { structureKinds: ['castle'] }),
      'kind session: castle is not in structure_kind',
    ],
    [
      'a field is there twice',
      ({ kinds }) => kinds[0]?.fields.push({ type: 'tags', code: 'type', vocabulary: 'type', label }),
      'kind session: the field type is there twice',
    ],
    [
      'two fields type the same amount',
      ({ kinds }) => kinds[0]?.fields.push({ type: 'measure', code: 'again', measure: 'people', label }),
      'kind session: the amount people is there twice',
    ],
    [
      'a choice and a grid make the same dimension',
      ({ kinds }) => kinds[1]?.fields.push({ type: 'choice', code: 'article', vocabulary: 'article', label }),
      'kind material: the dimension article is there twice',
    ],
    [
      'a default is not in its vocabulary',
      ({ kinds }) => set(kinds[0]?.fields[0], { default: 'moon' }),
      'kind session, field setting: moon is not in setting',
    ],
    [
      'a vocabulary does not exist',
      ({ kinds }) => kinds[0]?.fields.push({ type: 'tags', code: 'colour', vocabulary: 'colour', label }),
      'kind session, field colour: the vocabulary colour does not exist',
    ],
    [
      'a text does not warn against naming people',
      ({ kinds }) => set(kinds[0]?.fields[3], { hint: undefined }),
      'kind session, field note: a text needs a hint: write nothing that could identify a person',
    ],
    [
      'a default is above its maximum',
      ({ kinds }) => set(kinds[0]?.fields[2], { default: 11 }),
      'kind session, field people: its default is above its maximum',
    ],
    [
      'a measure does not exist',
      ({ kinds }) => set(kinds[1]?.fields[0], { measure: 'spoons' }),
      'kind material, field article: the measure spoons does not exist',
    ],
    [
      'a stated measure is recorded',
      ({ kinds }) =>
        kinds[0]?.fields.push({ type: 'measure', code: 'active_file', measure: 'active_file', label }),
      'kind session, field active_file: active_file never adds up: it is stated, not recorded or summed',
    ],
    [
      'kits are recorded without saying what they hold',
      ({ kinds }) => set(kinds[1]?.fields[1], { vocabulary: 'setting' }),
      'kind material, field kit: its kits do not say what they hold (contentsVocabulary)',
    ],
    [
      'an indicator is of another type than its measure',
      ({ measures }) => set(measures[0], { type: 'hours' }),
      'indicator people: it is of type participants, people is not',
    ],
    [
      'a figure has a format that its type does not allow',
      ({ indicators }) => set(indicators[0], { format: 'hours' }),
      'indicator people: participants are shown as count, not as hours',
    ],
    [
      'an additive measure is stated',
      ({ indicators }) =>
        set(indicators[3], { type: 'participants', source: { from: 'statement', measure: 'people' } }),
      'indicator active_file: people adds up: it is recorded, not stated',
    ],
    [
      'a stated measure is summed',
      ({ indicators }) =>
        set(indicators[0], { type: 'activeFile', source: { from: 'values', measures: ['active_file'] } }),
      'indicator people: active_file never adds up: it is stated, not recorded or summed',
    ],
    [
      'an indicator counts an unknown kind',
      ({ indicators }) => set(indicators[2]?.source, { kinds: ['dream'] }),
      'indicator sessions: the kind dream does not exist',
    ],
    [
      'nothing collects what an indicator sums',
      ({ indicators }) => set(indicators[0]?.source, { kinds: ['material'] }),
      'indicator people: no kind that it counts collects the measure people',
    ],
    [
      'activities are counted as people',
      ({ indicators }) => set(indicators[2], { type: 'participants' }),
      'indicator sessions: activities are counted as sessions',
    ],
    [
      'kits of two measures would be opened together',
      ({ measures, kinds }) => {
        measures.push({ code: 'kits_delivered', type: 'kits', label })
        kinds[1]?.fields.push({
          type: 'grid',
          code: 'given',
          measure: 'kits_delivered',
          vocabulary: 'kit',
          label,
        })
      },
      'indicator items: its kinds must collect kits of one measure',
    ],
    [
      'a condition names an unknown member',
      ({ indicators }) => set(indicators[1]?.source, { where: { article: ['spoon'] } }),
      'indicator items: spoon is not in article',
    ],
    [
      'a condition names an unknown dimension',
      ({ indicators }) => set(indicators[1]?.source, { where: { planet: ['mars'] } }),
      'indicator items: the dimension planet does not exist',
    ],
    [
      'a condition would leave records out silently',
      ({ indicators }) => set(indicators[0]?.source, { where: { programme: ['unplugged'] } }),
      'indicator people: not everything that people counts has the dimension programme',
    ],
    [
      'no structure may use a template',
      ({ templates }) => set(templates[0], { structureKinds: [] }),
      'template report: no kind of structure may use it',
    ],
    [
      'a template ends before it begins',
      ({ templates }) => set(templates[0], { validToYear: 2019 }),
      'template report: it ends before it begins',
    ],
    [
      'two sections share a number',
      ({ templates }) => set(templates[0]?.sections[1], { number: 'I' }),
      'template report: the number I is there twice',
    ],
    [
      'a section skips a level',
      ({ templates }) => set(templates[0]?.sections[1], { level: 3 }),
      'template report: the section two skips a level',
    ],
    [
      'two blocks share a name',
      (catalogue) => set(block(catalogue, 1, 0), { id: 'settings' }),
      'template report: the block settings is there twice',
    ],
    [
      'a chart shows an unknown table',
      (catalogue) => set(block(catalogue, 0, 1), { table: 'dreams' }),
      'template report: the chart settings_chart shows the table dreams, which does not exist',
    ],
    [
      'a chart shows an unknown column',
      (catalogue) => set(block(catalogue, 0, 1), { columns: ['never'] }),
      'template report: the chart settings_chart shows the column never, which does not exist',
    ],
    [
      'a cell has no indicator',
      (catalogue) => set(column(catalogue, 1), { indicator: undefined }),
      'template report, table settings: the cell each row, now has no indicator',
    ],
    [
      'a cell has two indicators',
      (catalogue) => set(block(catalogue, 1, 1), { columns: block(catalogue, 0, 0)?.columns }),
      'template report, table list: the cell all, now has two indicators',
    ],
    [
      'an indicator does not exist',
      (catalogue) => set(column(catalogue, 1), { indicator: 'happiness' }),
      'template report, table settings: the indicator happiness does not exist',
    ],
    [
      'a change looks at a column that is not there',
      (catalogue) => set(column(catalogue, 2), { from: 'never' }),
      'template report, table settings: the change change is not between two columns of figures',
    ],
    [
      'a change compares two indicators',
      (catalogue) => set(column(catalogue, 1), { indicator: 'sessions' }),
      'template report, table settings: the change change compares two indicators',
    ],
    [
      'rows are not the members of their dimension',
      (catalogue) =>
        set(block(catalogue, 0, 0), {
          rows: { from: 'vocabulary', dimension: 'setting', vocabulary: 'type' },
        }),
      'template report, table settings: the dimension setting does not have the members of type',
    ],
    [
      'a row is an unknown member',
      (catalogue) =>
        set(block(catalogue, 0, 0), {
          rows: { from: 'vocabulary', dimension: 'setting', vocabulary: 'setting', members: ['moon'] },
        }),
      'template report, table settings: moon is not in setting',
    ],
    [
      'rows by article would show people',
      (catalogue) =>
        set(block(catalogue, 0, 0), {
          rows: { from: 'vocabulary', dimension: 'article', vocabulary: 'article' },
        }),
      'template report, table settings: not everything that people counts has the dimension article',
    ],
    [
      'rows by site would show what has no site',
      (catalogue) => {
        set(block(catalogue, 1, 0), table('active_file', { from: 'sites' }, 'items'))
      },
      'template report, table active_file: not everything that items counts has the dimension site',
    ],
    [
      'rows by structure stand in a structure’s report only',
      (catalogue) => set(block(catalogue, 1, 0), { rows: { from: 'structures' } }),
      'template report, table active_file: its rows ask for the perimeter network',
    ],
    [
      'listed figures that never add up have a total',
      (catalogue) =>
        set(block(catalogue, 1, 1), {
          rows: { from: 'list', rows: [{ id: 'all', label, indicator: 'active_file' }] },
        }),
      'template report, table list: a total of figures that never add up',
    ],
    [
      'unlike rows have a total',
      (catalogue) =>
        set(block(catalogue, 1, 1), {
          rows: {
            from: 'list',
            rows: [
              { id: 'sessions', label, indicator: 'sessions' },
              { id: 'people', label, indicator: 'people' },
            ],
          },
        }),
      'template report, table list: a total of unlike rows',
    ],
    [
      'a listed row narrows to an unknown member',
      (catalogue) =>
        set(block(catalogue, 1, 1), {
          rows: {
            from: 'list',
            rows: [{ id: 'all', label, indicator: 'sessions', dimensions: { setting: 'moon' } }],
          },
        }),
      'template report, table list: moon is not in setting',
    ],
  ])('%s', (_, change, fault) => {
    expect(faultsOf(change)).toContain(fault)
  })
})
