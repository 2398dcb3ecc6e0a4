import { describe, expect, it } from 'vitest'
import { type ProseBlock, proseBlocks } from './prose-blocks.ts'

const paragraph = (text: string, emphasis: { bold?: boolean; italic?: boolean } = {}): ProseBlock => ({
  type: 'paragraph',
  runs: [{ text, bold: false, italic: false, ...emphasis }],
})

describe('prose as blocks', () => {
  it('tells paragraphs, a line break and a wrapped line apart', () => {
    expect(proseBlocks('Un\nseul paragraphe.\n\nUn autre.')).toEqual([
      paragraph('Un seul paragraphe.'),
      paragraph('Un autre.'),
    ])
    const [broken] = proseBlocks('Une ligne\\\nune autre')
    expect(broken).toMatchObject({ runs: [{ text: 'Une ligne' }, { text: '\n' }, { text: 'une autre' }] })
  })

  it('nests emphasis and lists, and keeps the number that a list starts from', () => {
    expect(proseBlocks('**gras et *les deux***')).toEqual([
      {
        type: 'paragraph',
        runs: [
          { text: 'gras et ', bold: true, italic: false },
          { text: 'les deux', bold: true, italic: true },
        ],
      },
    ])
    expect(proseBlocks('- un\n\n  3. deux\n  4. trois')).toEqual([
      {
        type: 'list',
        ordered: false,
        start: 1,
        items: [
          [
            paragraph('un'),
            { type: 'list', ordered: true, start: 3, items: [[paragraph('deux')], [paragraph('trois')]] },
          ],
        ],
      },
    ])
  })

  it('prints HTML as the text that was typed, never as markup', () => {
    expect(proseBlocks('<script>alert(1)</script>')).toEqual([paragraph('<script>alert(1)</script>')])
    expect(proseBlocks('a <b>x</b>')).toMatchObject([
      { runs: [{ text: 'a ' }, { text: '<b>' }, { text: 'x' }, { text: '</b>' }] },
    ])
  })

  it('loses no words: headings, quotes, code, addresses and their definitions stay', () => {
    expect(proseBlocks('# Titre')).toEqual([paragraph('Titre', { bold: true })])
    expect(proseBlocks('> cité')).toEqual([paragraph('cité')])
    expect(proseBlocks('    code()')).toEqual([paragraph('code()')])
    expect(proseBlocks('[mot](https://a.example)')).toMatchObject([
      { runs: [{ text: 'mot' }, { text: ' (https://a.example)' }] },
    ])
    expect(proseBlocks('[mot][r]\n\n[r]: https://a.example')).toMatchObject([
      { runs: [{ text: 'mot' }] },
      { runs: [{ text: 'r: https://a.example' }] },
    ])
  })
})
