import type { Place } from './place.ts'

/** The day of every sample. */
export const day = '2023-03-14'

export const activityDraft = ({ structureId, siteId }: Place) => ({
  kind: 'stage',
  kindVersion: 1,
  day,
  structureId,
  siteId,
  values: [{ measure: 'participants', state: 'observed' as const, amount: 7 }],
})

/** A report exists once a year: each asks for its own. */
let reports = 0
export function nextYear(): number {
  reports += 1
  return 2022 + (reports % 70)
}

export const siteDraft = ({ structureId }: Place) => ({ structureId, name: 'Antenne' })
export const structureDraft = { kind: 'csapa_caarud', name: 'Structure d’essai', shortName: 'Essai' }
export const territoryDraft = (name: string) => ({ name, members: ['department:31', 'department:32'] })
export const figureDraft = () => {
  return {
    territory: 'department:31',
    measure: 'population' as const,
    amount: 1000,
    asOfYear: nextYear(),
    source: 'Essai',
  }
}
export const statementDraft = ({ structureId }: Place) => ({
  structureId,
  measure: 'consultations',
  from: '2023-01-01',
  to: '2023-12-31',
  state: 'notObserved' as const,
  amount: null,
  source: 'Rapport d’essai',
})
export const newAgreement = ({ structureId, otherStructureId }: Place, id: string) => ({
  id,
  baseVersion: 0,
  draft: { title: 'Convention', parties: [structureId, otherStructureId], from: '2023-01-01' },
})
export const newInvitation = ({ structureId }: Place, id: string) => ({
  id,
  email: `${id}@example.org`,
  name: 'Camille Essai',
  role: 'worker' as const,
  structureId,
})
export const newDocument = ({ structureId }: Place, id: string) => ({
  id,
  baseVersion: 0,
  noun: 'structure' as const,
  thingId: structureId,
  title: 'Note',
  file: new File(['Une note.'], 'note.txt', { type: 'text/plain' }),
})
export const deliveryFile = ({ structureId }: Place, id: string) => ({
  id,
  structureId,
  file: new File(['jour;partenaire;kit;quantité\n'], 'livraisons.csv', { type: 'text/csv' }),
})

export const meetingDraft = ({ structureId, otherStructureId }: Place) => ({
  structureId,
  partnerId: otherStructureId,
  day,
  purpose: 'project',
  stage: 'met',
  refusalReason: null,
  people: 3,
  hours: 1.5,
  note: '',
})
export const occurrenceDraft = (place: Place) => ({
  title: 'Stage du mardi',
  usual: activityDraft(place),
  firstDay: day,
  lastDay: null,
  recurrence: { every: 'week' as const, interval: 1 },
  startTime: '14:00',
  durationMin: 120,
  exceptions: [],
})
