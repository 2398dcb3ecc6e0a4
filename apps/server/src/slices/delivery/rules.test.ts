import type { DeliveryColumnName } from '@maillage/contract/delivery-columns'
import { Day } from '@maillage/contract/values'
import { describe, expect, it } from 'vitest'
import { readCatalogueFiles } from '../catalogue/import.ts'
import {
  type FileRow,
  groupDeliveries,
  nearestNames,
  outsideRegister,
  readDay,
  readItems,
  sameName,
} from './rules.ts'

const catalogue = readCatalogueFiles()
const today = Day.parse('2024-06-01')

const row = (cells: Partial<Record<DeliveryColumnName, string>> = {}, line = 2): FileRow => ({
  line,
  cells: {
    day: '2024-03-05',
    partner: 'Pharmacie des Lilas',
    partnerKind: '',
    item: 'Kit+',
    quantity: '10',
    ...cells,
  },
})
const read = (...rows: FileRow[]) => readItems(rows, { catalogue, today })

describe('a good row', () => {
  it('says what went to whom on which day', () => {
    expect(read(row())).toEqual({
      items: [
        {
          line: 2,
          day: '2024-03-05',
          partner: 'Pharmacie des Lilas',
          partnerKind: 'pharmacy',
          vocabulary: 'kit',
          member: 'kit_plus',
          quantity: 10,
        },
      ],
      faults: [],
    })
  })

  it.each<[string, Partial<Record<DeliveryColumnName, string>>, object]>([
    ['an item by its French label', { item: 'seringues' }, { vocabulary: 'article', member: 'syringe' }],
    ['an item by its English label', { item: 'Syringes' }, { vocabulary: 'article', member: 'syringe' }],
    ['an item by its code', { item: 'steribox_2' }, { vocabulary: 'kit', member: 'steribox_2' }],
    ['an item with a space too many', { item: 'Stéribox 2' }, { member: 'steribox_2' }],
    ['an item without accents', { item: 'STERIBOX2' }, { member: 'steribox_2' }],
    ['a kit with another apostrophe', { item: "Kit EXPER' 1 ml" }, { member: 'kit_exper_1ml' }],
    ['a kind of partner', { partnerKind: 'Établissement scolaire' }, { partnerKind: 'school' }],
    ['a number grouped by a narrow space', { quantity: '1\u202f200' }, { quantity: 1200 }],
    ['a number with empty decimals', { quantity: '12,00' }, { quantity: 12 }],
    ['the largest quantity', { quantity: '1000000' }, { quantity: 1_000_000 }],
    ['today', { day: '2024-06-01' }, { day: '2024-06-01' }],
    ['today overseas, a day ahead', { day: '2024-06-02' }, { day: '2024-06-02' }],
  ])('may give %s', (_, cells, expected) => {
    const { items, faults } = read(row(cells))
    expect(faults).toEqual([])
    expect(items[0]).toMatchObject(expected)
  })
})

describe('a bad row says what to mend', () => {
  it.each<[string, Partial<Record<DeliveryColumnName, string>>, DeliveryColumnName, string]>([
    ['no day', { day: '' }, 'day', 'Le jour manque'],
    ['a day that does not exist', { day: '30/02/2024' }, 'day', 'n’existe pas'],
    ['a day to come', { day: '2024-06-03' }, 'day', 'pas encore venu'],
    ['words for a day', { day: 'mardi' }, 'day', 'écrivez 2024-03-05'],
    ['no partner', { partner: '' }, 'partner', 'Le partenaire manque'],
    ['a formula for a partner', { partner: '=A2&B2' }, 'partner', 'formule'],
    ['the error of a formula', { partner: '#REF!' }, 'partner', 'formule'],
    ['a partner of 201 letters', { partner: 'P'.repeat(201) }, 'partner', 'trop long'],
    [
      'an unknown kind of partner',
      { partnerKind: 'épicerie' },
      'partnerKind',
      '«\u00a0épicerie\u00a0» n’est pas',
    ],
    ['no item', { item: '' }, 'item', 'manque'],
    ['an unknown item', { item: 'Parapluie' }, 'item', '«\u00a0Parapluie\u00a0» n’est ni un kit'],
    ['a kit before it was on sale', { item: 'Stéribox+ 1 ml', day: '2022-09-30' }, 'item', 'ce jour-là'],
    ['“Kit” for “Kit+”', { item: 'Kit' }, 'item', 'n’est ni un kit'],
    ['no quantity', { quantity: '' }, 'quantity', 'nombre entier'],
    ['zero', { quantity: '0' }, 'quantity', 'au moins 1'],
    ['less than nothing', { quantity: '-2' }, 'quantity', 'nombre entier'],
    ['half a kit', { quantity: '2,5' }, 'quantity', 'nombre entier'],
    ['a formula for a quantity', { quantity: '=5+5' }, 'quantity', 'nombre entier'],
    ['a number in powers', { quantity: '1e3' }, 'quantity', 'nombre entier'],
    ['a number of another alphabet', { quantity: '١٢' }, 'quantity', 'nombre entier'],
    ['more than anybody carries', { quantity: '1000001' }, 'quantity', 'au plus 1\u202f000\u202f000'],
    ['a number that never ends', { quantity: '99999999999' }, 'quantity', 'au plus 1\u202f000\u202f000'],
  ])('%s', (_, cells, column, words) => {
    const { items, faults } = read(row(cells, 7))
    expect(items).toEqual([])
    expect(faults).toEqual([{ line: 7, column, fr: expect.stringContaining(words), en: expect.any(String) }])
  })

  it('all of it at once', () => {
    const { faults } = read(row({ day: '', partner: '', item: '', quantity: '' }))
    expect(faults.map((fault) => fault.column)).toEqual(['day', 'partner', 'item', 'quantity'])
  })
})

describe('rows beside each other', () => {
  it('that repeat one are refused, and name it', () => {
    const { items, faults } = read(
      row({}, 2),
      row({ partner: 'pharmacie  des lilas' }, 3),
      row({ quantity: '5' }, 4),
    )
    expect(items.map((item) => item.line)).toEqual([2, 4])
    expect(faults).toMatchObject([
      { line: 3, column: null, fr: expect.stringContaining('répète la ligne 2') },
    ])
  })

  it('that give a partner two kinds are refused', () => {
    const { items, faults } = read(row({}, 2), row({ partnerKind: 'association', item: 'Seringues' }, 3))
    expect(items.map((item) => item.line)).toEqual([2])
    expect(faults).toMatchObject([
      { line: 3, column: 'partnerKind', fr: expect.stringContaining('à la ligne 2') },
    ])
  })

  it('of one day and one partner are one delivery', () => {
    const { items } = read(
      row({}, 2),
      row({ partner: 'Pharmacie du Pont' }, 3),
      row({ item: 'Seringues', partner: 'PHARMACIE DES LILAS' }, 4),
      row({ day: '2024-03-06' }, 5),
    )
    expect(groupDeliveries(items).map((group) => group.map((item) => item.line))).toEqual([[2, 4], [3], [5]])
  })

  it('are faulted in the order of the file', () => {
    const { faults } = read(row({}, 2), row({}, 3), row({ quantity: '0' }, 4), row({}, 5))
    expect(faults.map((fault) => fault.line)).toEqual([3, 4, 5])
  })

  it('are ten thousand without trouble', () => {
    const rows = Array.from({ length: 10_000 }, (_, n) =>
      row(
        { partner: `Pharmacie ${n % 40}`, quantity: String(n + 1), item: n % 2 ? 'Kit+' : 'Seringues' },
        n + 2,
      ),
    )
    const { items, faults } = read(...rows)
    expect([items.length, faults.length, groupDeliveries(items).length]).toEqual([10_000, 0, 40])
  })
})

it.each([
  ['2024-03-05', '2024-03-05'],
  ['2024/3/5', '2024-03-05'],
  ['05/03/2024', '2024-03-05'],
  ['5.3.2024', '2024-03-05'],
  ['5-3-24', '2024-03-05'],
  ['2024-03-05T00:00:00.000Z', '2024-03-05'],
  ['05/03/2024 00:00:00', '2024-03-05'],
  ['45356', '2024-03-05'],
  ['45356.0', '2024-03-05'],
  ['29/02/2024', '2024-02-29'],
  ['29/02/2023', null],
  ['2024-13-01', null],
  ['03/05/024', null],
  ['4535', null],
  ['453566', null],
  ['', null],
])('the day %j is %j', (text, day) => expect(readDay(text)).toBe(day))

it.each([
  ['Pharmacie de l’Étoile', "PHARMACIE  de l'etoile "],
  ['Kit+', 'kit+'],
])('%j and %j are the same name', (a, b) => expect(sameName(a)).toBe(sameName(b)))

describe('names that are not in the register', () => {
  const registered = ['Pharmacie des Lilas', 'Lilas', 'Pharmacie du Pont']

  it('are told once each, whatever their capitals and accents', () => {
    const partners = [
      'PHARMACIE DES LILAS',
      'Pharmacie du Pon',
      'pharmacie du pon',
      'lilas',
      'Mission locale',
    ]
    expect(outsideRegister(partners, registered)).toEqual(['Pharmacie du Pon', 'Mission locale'])
    const many = Array.from({ length: 150 }, (_, index) => `Pharmacie ${index}`)
    expect(outsideRegister(many, registered)).toHaveLength(100)
  })

  it.each([
    ['Pharmacie du Pon', 'Pharmacie du Pont'],
    ['Pharmacie de Lila', 'Pharmacie des Lilas'],
    ['pharmacie des lylas', 'Pharmacie des Lilas'],
    ['Pharmacie du Canal', null],
    ['Mission locale', null],
    ['Gare', null],
  ])('%s is nearest to %s', (name, nearest) => {
    expect(nearestNames([name], registered)).toEqual([{ name, nearest }])
  })
})
