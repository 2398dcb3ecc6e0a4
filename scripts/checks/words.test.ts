import { describe, expect, it } from 'vitest'
import { findingsIn } from './sample-repository.ts'
import { checkWords } from './words.ts'

const say = (texts: Record<string, string>) => findingsIn(checkWords, texts)

/** What the check says of two message files. */
function sayOfMessages(fr: object, en: object): string[] {
  return say({
    'apps/web/src/messages/fr.json': JSON.stringify(fr),
    'apps/web/src/messages/en.json': JSON.stringify(en),
  })
}

describe('messages', () => {
  it('accepts two complete languages, plurals included', () => {
    const plural = (one: string, other: string) => [
      { declarations: ['input count'], match: { 'countPlural=one': one, 'countPlural=other': other } },
    ]
    const fr = {
      $schema: 'x',
      save: 'Enregistrer',
      page: { title: 'Titre' },
      kits: plural('1 kit', 'des kits'),
    }
    const en = { save: 'Save', page: { title: 'Title' }, kits: plural('1 kit', 'kits') }
    expect(sayOfMessages(fr, en)).toEqual([])
    expect(sayOfMessages(fr, { ...en, kits: plural('1 kit', '') })).toEqual([
      expect.stringContaining('en.json  has an empty message "kits"'),
    ])
  })

  it('refuses a message that one language lacks, and an empty one', () => {
    expect(sayOfMessages({ a: 'un', b: { c: 'deux' } }, { a: ' ' })).toEqual([
      expect.stringContaining('en.json  has an empty message "a"'),
      expect.stringContaining('en.json  lacks the message "b.c"'),
    ])
  })

  it('refuses a language that is not there', () => {
    expect(say({ 'apps/web/src/messages/fr.json': '{"a":"un"}' })).toEqual([
      expect.stringContaining('en.json  is missing'),
    ])
  })
})

describe('stigmatising words', () => {
  it.each([
    ['Accueil des toxicomanes', 'toxicomanes'],
    ['Une personne droguée', 'droguée'],
    ['Les addicts', 'addicts'],
    ['He is clean', 'clean'],
    ['A junkie', 'junkie'],
    ['Drug abuser', 'Drug abuser'],
  ])('refuses “%s”', (text, word) => {
    expect(sayOfMessages({ a: text }, { a: 'fine' })).toEqual([expect.stringContaining(`says "${word}"`)])
  })

  it.each(['Centre d’addictologie', 'Addictions', 'Usage de drogues', 'Cleaning products'])(
    'accepts “%s”',
    (text) => {
      expect(sayOfMessages({ a: text }, { a: 'fine' })).toEqual([])
    },
  )

  it('reads the catalogue too', () => {
    expect(say({ 'packages/contract/src/kinds.json': '{"label":"Suivi des toxicomanes"}' })).toHaveLength(1)
  })
})

describe('one machine', () => {
  const folder = ['', 'work', 'main'].join('/')

  it('refuses its folders in code and documents', () => {
    expect(say({ 'README.md': `Open ${folder}/README.md` })).toEqual([
      expect.stringContaining('README.md:1  names a folder of one machine'),
    ])
    expect(say({ 'README.md': `See https://example.org${folder}/ and packages${folder}/` })).toEqual([])
  })

  it('refuses a registry in the lock', () => {
    const lock = '{"packages":{"node_modules/a":{"resolved": "https://registry.example.org/a.tgz"}}}'
    expect(say({ 'package-lock.json': lock })).toEqual([
      expect.stringContaining('https://registry.example.org'),
    ])
    expect(say({ 'package-lock.json': '{"packages":{"node_modules/a":{"resolved":"apps/a"}}}' })).toEqual([])
  })
})
