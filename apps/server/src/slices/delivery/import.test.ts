import { describe, expect, it } from 'vitest'
import writeExcelFile, { type SheetData } from 'write-excel-file/node'
import { readRows, UnreadableFileError } from './import.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const headers = 'Jour;Partenaire;Type de partenaire;Kit ou article;Quantité'

const workbook = async (rows: SheetData): Promise<Uint8Array> =>
  new Uint8Array(await writeExcelFile(rows, { sheet: 'Livraisons' }).toBuffer())

/** The sentence, its line, and the code of nothing else: the file was refused as a whole. */
async function refusal(file: Uint8Array): Promise<{ line: number; fr: string; en: string }> {
  const error = await readRows(file).then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof UnreadableFileError)) throw new Error(`expected a refusal, got ${String(error)}`)
  return { line: error.line, ...error.sentence }
}

const oneRow = {
  day: '2024-03-05',
  partner: 'Pharmacie des Lilas',
  partnerKind: '',
  item: 'Kit+',
  quantity: '10',
}

describe('rows are read', () => {
  it.each<[string, string]>([
    ['cut by semicolons', `${headers}\n2024-03-05;Pharmacie des Lilas;;Kit+;10`],
    [
      'cut by commas',
      'Day,Partner,Kind of partner,Kit or item,Quantity\n2024-03-05,Pharmacie des Lilas,,Kit+,10',
    ],
    ['cut by tabs', 'date\tpharmacie\ttype\tkit\tnombre\r\n2024-03-05\tPharmacie des Lilas\t\tKit+\t10\r\n'],
    ['with a byte order mark', `\ufeff${headers}\n2024-03-05;Pharmacie des Lilas;;Kit+;10`],
    [
      'in other letters and spaces',
      'JOUR ; partenaire;TYPE  DE PARTENAIRE;kit ou Article ;quantite\n2024-03-05; Pharmacie  des\u00a0Lilas ;;Kit+;10',
    ],
    [
      'in another order, with columns of one’s own',
      'Quantité;Notes;Kit;Partenaire;Jour\n10;à revoir;Kit+;Pharmacie des Lilas;2024-03-05',
    ],
    [
      'under a title and an empty line',
      `Livraisons du mois;;;;\n;;;;\n${headers}\n2024-03-05;Pharmacie des Lilas;;Kit+;10`,
    ],
    ['with marks that no screen shows', `${headers}\n2024-03-05;Pharmacie\u200b des Lilas;;Kit+;10`],
  ])('%s', async (_, text) => {
    const rows = await readRows(bytes(text))
    expect(rows.map((row) => row.cells)).toEqual([oneRow])
  })

  it.each(['Exemple, non compté : 05/03/2024', 'Example, not counted: 05/03/2024'])(
    'leave out the template’s own, %s',
    async (day) => {
      const example = `${headers}\n${day};Pharmacie des Lilas;Pharmacie;Kit+;50`
      expect((await refusal(bytes(`${example}\n`))).fr).toContain('aucune ligne sous les en-têtes')
      expect(await readRows(bytes(`${example}\n2024-03-05;Pharmacie des Lilas;;Kit+;10`))).toEqual([
        { line: 3, cells: oneRow },
      ])
    },
  )

  it('keep a mark that stands inside a name', async () => {
    const [row] = await readRows(
      bytes(`${headers}\n2024-03-05;"Pharmacie des Lilas, du Pont; et Cie";;Kit+;10`),
    )
    expect(row?.cells.partner).toBe('Pharmacie des Lilas, du Pont; et Cie')
  })

  it('know their line, empty ones counted', async () => {
    const rows = await readRows(bytes(`${headers}\n\n;;;;\na;b;c;d;e\n\nf;g;h;i;j\n`))
    expect(rows.map((row) => row.line)).toEqual([4, 6])
  })

  it('of a short line are filled with nothing', async () => {
    const [row] = await readRows(bytes(`${headers}\n2024-03-05;Pharmacie`))
    expect(row?.cells).toMatchObject({ partner: 'Pharmacie', item: '', quantity: '' })
  })

  it.each([
    ['Windows-1252', Buffer.from(`${headers}\n2024-03-05;Pharmacie de l'Hôtel;;Kit+;10`, 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${headers}\n2024-03-05;Pharmacie de l'Hôtel;;Kit+;10`, 'utf16le')],
  ])('are decoded from %s', async (_, file) => {
    const [row] = await readRows(new Uint8Array(file))
    expect(row?.cells.partner).toBe("Pharmacie de l'Hôtel")
  })

  it('of a workbook: dates as dates, numbers as numbers, empty lines counted', async () => {
    const file = await workbook([
      ['Jour', 'Partenaire', 'Kit ou article', 'Quantité'].map((value) => ({ value })),
      [null, null, null, null],
      [
        { value: new Date('2024-03-05T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
        { value: 'Pharmacie des Lilas' },
        { value: 'Kit+' },
        { value: 10, type: Number },
      ],
      [
        { value: 45356, type: Number },
        { value: 'Pharmacie du Pont' },
        { value: 'Kit+' },
        { value: 2, type: Number },
      ],
    ])
    const rows = await readRows(file)
    expect(rows.map(({ line, cells }) => [line, cells.day, cells.partner, cells.quantity])).toEqual([
      [3, '2024-03-05', 'Pharmacie des Lilas', '10'],
      [4, '45356', 'Pharmacie du Pont', '2'],
    ])
  })

  it('are read again the same, ten thousand of them', async () => {
    const lines = Array.from({ length: 10_000 }, (_, n) => `2024-03-05;Pharmacie ${n};;Kit+;${n + 1}`)
    const rows = await readRows(bytes([headers, ...lines].join('\n')))
    expect([rows.length, rows[9_999]?.line, rows[9_999]?.cells.quantity]).toEqual([10_000, 10_001, '10000'])
  })
})

describe('a file is refused as a whole', () => {
  it.each<[string, Uint8Array, string]>([
    ['of no byte', new Uint8Array(), 'Ce fichier est vide.'],
    ['of blank lines', bytes('\n;;;;\n  \n'), 'Ce fichier est vide.'],
    ['of headers only', bytes(`${headers}\n`), 'aucune ligne sous les en-têtes'],
    ['with NUL bytes', bytes(`${headers}\n2024-03-05;Phar\0macie;;Kit+;10`), 'ni un CSV ni un XLSX'],
    [
      'that is a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      'ni un CSV ni un XLSX',
    ],
    [
      'of the old Excel',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
      'ancien classeur Excel (.xls)',
    ],
    ['that is a broken workbook', bytes('PK\u0003\u0004 not a workbook'), 'abîmé ou protégé'],
    [
      'whose quotes never close',
      bytes(`${headers}\n2024-03-05;"Pharmacie;;Kit+;10`),
      'guillemets ne se referment pas',
    ],
  ])('%s', async (_, file, words) => {
    const { fr, en } = await refusal(file)
    expect(fr).toContain(words)
    expect(en).not.toBe('')
  })

  it('with wrong headers, naming those wanted and those found', async () => {
    const { line, fr, en } = await refusal(bytes('Date;Client;Produit;Nb\n2024-03-05;a;b;1'))
    expect(line).toBe(1)
    expect(fr).toBe(
      'La première ligne doit porter ces en-têtes\u00a0: «\u00a0Jour\u00a0», «\u00a0Partenaire\u00a0», «\u00a0Kit ou article\u00a0», «\u00a0Quantité\u00a0». Elle porte\u00a0: Date, Client, Produit, Nb.',
    )
    expect(en).toContain('“Day”, “Partner”, “Kit or item”, “Quantity”')
  })

  it('with a header that stands there twice', async () => {
    const { fr } = await refusal(bytes('Jour;Partenaire;Kit;Article;Quantité\n2024-03-05;a;b;c;1'))
    expect(fr).toContain('La colonne «\u00a0Kit ou article\u00a0» est là plusieurs fois.')
  })

  it('with more rows than are read at once', async () => {
    const lines = Array.from({ length: 10_001 }, () => '2024-03-05;Pharmacie;;Kit+;1')
    const { fr } = await refusal(bytes([headers, ...lines].join('\n')))
    expect(fr).toContain('10001 lignes, et 10000 au plus')
  })
})
