import { expect, it } from 'vitest'
import { csvText } from './csv.ts'

it.each<[string, string[][], string]>([
  ['plain cells', [['Jour', 'Quantité']], 'Jour;Quantité'],
  ['cells with the mark between cells', [['a;b', 'c']], '"a;b";c'],
  ['cells with quotes and lines', [['dit « "oui" »', 'une\nautre']], '"dit « ""oui"" »";"une\nautre"'],
  ['cells that would be a formula', [['=1+1', '-2', '@x', '+33']], "'=1+1;'-2;'@x;'+33"],
  ['empty cells', [['', '']], ';'],
])('writes %s', (_, rows, text) => expect(csvText(rows)).toBe(`\ufeff${text}\r\n`))

it('writes one line a row', () => {
  expect(csvText([['a'], ['b']])).toBe('\ufeffa\r\nb\r\n')
})
