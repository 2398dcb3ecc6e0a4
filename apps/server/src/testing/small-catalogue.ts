/** A catalogue as files hold it, open to the changes of a test. */
export type WrittenCatalogue = ReturnType<typeof writtenCatalogue>

export const label = { fr: 'Mot', en: 'Word' }
export const validFrom = '2020-01-01'
const members = (...codes: string[]) => codes.map((code) => ({ code, label }))
const year = { yearOffset: 0 }

/** A small catalogue without faults, as files hold it: every part of a catalogue once. */
export function writtenCatalogue() {
  return {
    measures: [
      { code: 'people', type: 'participants', label },
      { code: 'items', type: 'items', label },
      { code: 'kits', type: 'kits', label },
      { code: 'active_file', type: 'activeFile', label },
    ],
    vocabularies: [
      { code: 'structure_kind', label, members: members('csapa') },
      { code: 'setting', label, members: members('school', 'health') },
      { code: 'type', label, members: members('built') },
      {
        code: 'programme',
        label,
        members: [{ code: 'unplugged', label, implies: { type: 'built' } as Record<string, string> }],
      },
      { code: 'article', label, members: members('syringe') },
      {
        code: 'kit',
        label,
        contentsVocabulary: 'article' as string | undefined,
        members: [
          {
            code: 'box',
            label,
            contents: [
              { item: 'syringe', quantity: 2, validFrom, validTo: '2021-12-31' },
              { item: 'syringe', quantity: 1, validFrom: '2022-01-01' },
            ],
          },
        ],
      },
    ],
    kinds: [
      {
        code: 'session',
        version: 1,
        label,
        shortLabel: label,
        part: 1,
        order: 1,
        structureKinds: ['csapa'],
        site: 'optional',
        validFrom,
        fields: [
          { type: 'choice', code: 'setting', vocabulary: 'setting', label, default: 'school' },
          { type: 'choice', code: 'type', vocabulary: 'type', label },
          { type: 'measure', code: 'people', measure: 'people', label, default: 1, max: 10 },
          { type: 'text', code: 'note', label, hint: label as typeof label | undefined },
        ] as Record<string, unknown>[],
      },
      {
        code: 'material',
        version: 1,
        label,
        shortLabel: label,
        part: 1,
        order: 2,
        structureKinds: ['csapa'],
        site: 'none',
        validFrom,
        fields: [
          { type: 'grid', code: 'article', measure: 'items', vocabulary: 'article', label },
          { type: 'grid', code: 'kit', measure: 'kits', vocabulary: 'kit', label },
        ] as Record<string, unknown>[],
      },
    ],
    indicators: [
      indicator('people', 'participants', { from: 'values', measures: ['people'], kinds: ['session'] }),
      indicator('items', 'items', {
        from: 'values',
        measures: ['items'],
        kinds: ['material'],
        where: { article: ['syringe'] },
        itemsInKits: true,
      }),
      indicator('sessions', 'sessions', { from: 'activities', kinds: ['session'] }),
      indicator('active_file', 'activeFile', { from: 'statement', measure: 'active_file' }),
    ],
    templates: [
      {
        code: 'report',
        version: 1,
        title: label,
        funder: label,
        structureKinds: ['csapa'],
        perimeters: ['structure'],
        validFromYear: 2020,
        formNote: null,
        sections: [
          {
            id: 'one',
            number: 'I',
            level: 1,
            title: label,
            blocks: [
              table(
                'settings',
                { from: 'vocabulary', dimension: 'setting', vocabulary: 'setting' },
                'people',
              ),
              { type: 'chart', id: 'settings_chart', caption: label, table: 'settings', columns: ['now'] },
            ] as Record<string, unknown>[],
          },
          {
            id: 'two',
            number: 'II',
            level: 1,
            title: label,
            blocks: [
              table('active_file', { from: 'sites' }, 'active_file'),
              table('list', { from: 'list', rows: [{ id: 'all', label, indicator: 'sessions' }] }),
            ] as Record<string, unknown>[],
          },
        ],
      },
    ],
  }
}

/** An indicator of the smallest kind. */
export function indicator(code: string, type: string, source: Record<string, unknown>) {
  return { code, version: 1, label, definition: label, type, format: 'count', source, validFrom }
}

/** A table with last year, this year and the change between them. */
export function table(id: string, rows: Record<string, unknown>, code?: string) {
  const asked = code === undefined ? {} : { indicator: code }
  return {
    type: 'table',
    id,
    caption: label,
    rowHeader: label,
    columns: [
      { type: 'indicator', id: 'before', label, ...asked, period: { yearOffset: -1 } },
      { type: 'indicator', id: 'now', label, ...asked, period: year },
      { type: 'change', id: 'change', label, from: 'before', to: 'now', as: 'difference' },
    ] as Record<string, unknown>[],
    rows,
    total: true,
  }
}
