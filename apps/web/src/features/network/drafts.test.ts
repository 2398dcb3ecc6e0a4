import { describe, expect, it } from 'vitest'
import { positionIn, siteFaults, siteSent, typedSite } from './site-draft.ts'
import { structureFaults, structureSent, typedStructure, websiteOf } from './structure-draft.ts'

describe('a structure being typed', () => {
  const typed = { ...typedStructure(null, null), kind: 'caarud', name: 'CAARUD d’essai' }

  it('asks for its kind and its name only', () => {
    expect(structureFaults(typedStructure(null, null)).map(({ id }) => id)).toEqual([
      'structure-kind',
      'structure-name',
    ])
    expect(structureFaults(typed)).toEqual([])
  })

  it.each([
    [{ email: 'accueil' }, 'structure-email'],
    [{ website: 'http://' }, 'structure-website'],
    [{ contacts: [{ name: 'A', occupation: '', phone: '', email: 'a@b' }] }, 'contact-0-email'],
    [{ hours: { known: true, slots: [{ days: [], from: '', to: '' }], note: '' } }, 'structure-hours'],
  ])('refuses %j', (changes, id) => {
    expect(structureFaults({ ...typed, ...changes }).map((fault) => fault.id)).toEqual([id])
  })

  it('is sent without what was left empty, its département left to its commune', () => {
    const sent = structureSent({
      ...typed,
      departmentCode: '09',
      commune: { value: 'commune:25388', label: 'Montbéliard' },
      contacts: [
        { name: '', occupation: ' ', phone: '', email: '' },
        { name: 'Accueil', occupation: '', phone: '', email: ' a@b.example ' },
      ],
    })
    expect(sent).toMatchObject({
      shortName: 'CAARUD d’essai',
      communeCode: '25388',
      departmentCode: null,
      contacts: [{ name: 'Accueil', email: 'a@b.example' }],
      openingHours: null,
    })
    expect(structureSent({ ...typed, departmentCode: '09' }).departmentCode).toBe('09')
  })

  it.each([
    ['', ''],
    ['exemple.org', 'https://exemple.org'],
    ['http://exemple.org', 'http://exemple.org'],
  ])('takes %j for the address %j', (text, address) => {
    expect(websiteOf(text)).toBe(address)
  })
})

describe('the position of a site', () => {
  it.each([
    ['47.638, 6.863', { lat: 47.638, lon: 6.863 }],
    ['47,638; 6,863', { lat: 47.638, lon: 6.863 }],
    ['47.638 6.863', { lat: 47.638, lon: 6.863 }],
    ['-21, 55.45', { lat: -21, lon: 55.45 }],
    ['470, 6', null],
    ['Belfort', null],
    ['47.6', null],
    ['', null],
  ])('%j', (text, position) => {
    expect(positionIn(text)).toEqual(position)
  })

  it('is asked again when it cannot be read, never lost in silence', () => {
    const typed = { ...typedSite(null), name: 'Antenne' }
    expect(siteFaults(typed)).toEqual([])
    expect(siteFaults({ ...typed, position: 'Belfort' }).map(({ id }) => id)).toEqual(['site-position'])
    expect(siteSent({ ...typed, position: '47.5, 6.8' }).position).toEqual({ lat: 47.5, lon: 6.8 })
  })
})
