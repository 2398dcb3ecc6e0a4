import { describe, expect, it } from 'vitest'
import { keptName, keptType } from './rules.ts'

const text = (content: string) => new TextEncoder().encode(content)

describe('keptType', () => {
  it.each([
    ['application/pdf', 'lettre.exe', 'application/pdf'],
    ['image/jpeg', 'photo.png', 'image/jpeg'],
    ['image/svg+xml', 'dessin.svg', null],
    ['text/html', 'page.txt', null],
    ['application/x-cfb', 'ancien.doc', null],
    ['application/vnd.ms-word.document.macroenabled.12', 'macro.docx', null],
    ['application/zip', 'archive.zip', null],
    ['constructor', 'x', null],
  ])('%s called %s: %s', (sniffed, name, expected) => {
    expect(keptType(sniffed, new Uint8Array([1]), name)).toBe(expected)
  })

  it.each([
    ['liste.csv', 'a;b\r\n1;é\n', 'text/csv'],
    ['note.TXT', 'Réunion', 'text/plain'],
    ['note.md', '# Titre', 'text/plain'],
    ['note', 'Réunion', null],
    ['page.html', '<p>', null],
    ['binaire.txt', 'a\u0000b', null],
  ])('without a signature, %s holding %j: %s', (name, content, expected) => {
    expect(keptType(null, text(content), name)).toBe(expected)
  })
})

it.each([
  ['photo.JPEG', 'image/jpeg', 'photo.jpg'],
  ['C:\\Bureau\\lettre.final.docx', 'application/pdf', 'lettre.final.pdf'],
  ['../../etc/passwd', 'text/plain', 'passwd.txt'],
  ['a"b<c>.pdf', 'application/pdf', 'a b c.pdf'],
  ['', 'application/pdf', 'document.pdf'],
  ['facture\u202efdp.exe', 'application/pdf', 'facture fdp.pdf'],
  [`${'é'.repeat(119)}😀😀.pdf`, 'application/pdf', `${'é'.repeat(119)}😀.pdf`],
  [`${'é'.repeat(300)}.pdf`, 'application/pdf', `${'é'.repeat(120)}.pdf`],
])('%s of type %s is kept as %s', (sent, type, expected) => {
  expect(keptName(sent, type)).toBe(expected)
})
