import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Catalogue } from '@maillage/contract/catalogue'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writtenCatalogue } from '../../testing/small-catalogue.ts'
import { readCatalogueFiles } from './import.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'catalogue-'))
  const { measures, vocabularies, kinds, indicators, templates } = writtenCatalogue()
  for (const name of ['vocabularies', 'kinds', 'indicators', 'templates']) mkdirSync(join(folder, name))
  put('measures.json', measures)
  for (const each of vocabularies) put(`vocabularies/${each.code}.json`, each)
  for (const each of kinds) put(`kinds/${each.code}.json`, each)
  for (const each of templates) put(`templates/${each.code}-${each.version}.json`, each)
  put('indicators/all.json', indicators)
})

afterEach(() => rmSync(folder, { recursive: true }))

const put = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content))

describe('the files of a catalogue', () => {
  it('are read whole', () => {
    const { measures, vocabularies, kinds, indicators, templates } = Catalogue.parse(writtenCatalogue())
    expect(readCatalogueFiles(folder)).toEqual({
      measures,
      vocabularies: vocabularies.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
      kinds: kinds.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
      indicators,
      templates,
    })
  })

  it('are refused by name when one is not JSON', () => {
    writeFileSync(join(folder, 'kinds/session.json'), '{ "code": ')
    expect(() => readCatalogueFiles(folder)).toThrow(/kinds\/session\.json cannot be read/)
  })

  it('are refused by name and place when something is missing', () => {
    put('kinds/session.json', { ...writtenCatalogue().kinds[0], label: { fr: 'Séance' } })
    expect(() => readCatalogueFiles(folder)).toThrow(/kinds\/session\.json cannot be read[\s\S]*label\.en/)
  })

  it('are refused when a name does not say what is inside', () => {
    put('kinds/session.json', { ...writtenCatalogue().kinds[0], version: 2 })
    expect(() => readCatalogueFiles(folder)).toThrow('defines session: name it session-2.json')
  })
})
