import { v7 as newId } from 'uuid'
import { ofNetwork, ofStructure, ownByNetwork, ownByStructure, type Place, type Samples } from './place.ts'

const day = '2023-03-14'

const activityDraft = ({ structureId, siteId }: Place) => ({
  kind: 'stage',
  kindVersion: 1,
  day,
  structureId,
  siteId,
  values: [{ measure: 'participants', state: 'observed' as const, amount: 7 }],
})

/** Each of these makes something at the place, through the API, and gives its id. */
const made = {
  activity: async (place: Place, more = {}) => {
    const id = newId()
    await place.as('head').activity.save({ id, baseVersion: 0, draft: { ...activityDraft(place), ...more } })
    return id
  },
  agreement: async (place: Place) => {
    const id = newId()
    await place.as('head').agreement.save(newAgreement(place, id))
    return id
  },
  deliveries: async (place: Place) => {
    const id = newId()
    await place.as('head').delivery.import(deliveryFile(place, id))
    return id
  },
  document: async (place: Place) => {
    const id = newId()
    await place.as('head').document.save(newDocument(place, id))
    return id
  },
  figure: async (place: Place) => {
    const id = newId()
    await place.as('coordinator').territory.saveFigure({ id, baseVersion: 0, draft: figureDraft() })
    return id
  },
  invitation: async (place: Place) => {
    const id = newId()
    await place.as('head').invitation.send(newInvitation(place, id))
    return id
  },
  meeting: async (place: Place) => {
    const id = newId()
    await place.as('head').meeting.save({ id, baseVersion: 0, draft: meetingDraft(place) })
    return id
  },
  occurrence: async (place: Place) => {
    const id = newId()
    await place.as('head').occurrence.save({ id, baseVersion: 0, draft: occurrenceDraft(place) })
    return id
  },
  report: async (place: Place) => {
    const id = newId()
    const { structureId } = place
    await place.as('head').report.create({ id, template: 'csapa', structureId, year: nextYear() })
    return id
  },
  role: async (place: Place) => {
    const wanted = {
      accountId: place.accountId('pharmacist'),
      role: 'worker' as const,
      structureId: place.structureId,
    }
    return (await place.as('head').person.grantRole({ id: newId(), ...wanted })).id
  },
  site: async (place: Place) => {
    const id = newId()
    await place.as('head').network.saveSite({ id, baseVersion: 0, draft: siteDraft(place) })
    return id
  },
  statement: async (place: Place) => {
    const id = newId()
    await place.as('head').statement.save({ id, baseVersion: 0, draft: statementDraft(place) })
    return id
  },
  submittedReport: async (place: Place) => {
    const id = await made.report(place)
    await place.as('head').report.submit({ id, submissionId: newId() })
    return id
  },
  territory: async (place: Place) => {
    const id = newId()
    await place.as('coordinator').territory.save({ id, baseVersion: 0, draft: territoryDraft(id) })
    return id
  },
}

/** A report exists once a year: each asks for its own. */
let reports = 0
function nextYear(): number {
  reports += 1
  return 2022 + (reports % 70)
}

const siteDraft = ({ structureId }: Place) => ({ structureId, name: 'Antenne' })
const structureDraft = { kind: 'csapa_caarud', name: 'Structure d’essai', shortName: 'Essai' }
const territoryDraft = (name: string) => ({ name, members: ['department:31', 'department:32'] })
const figureDraft = () => {
  return {
    territory: 'department:31',
    measure: 'population' as const,
    amount: 1000,
    asOfYear: nextYear(),
    source: 'Essai',
  }
}
const statementDraft = ({ structureId }: Place) => ({
  structureId,
  measure: 'consultations',
  from: '2023-01-01',
  to: '2023-12-31',
  state: 'notObserved' as const,
  amount: null,
  source: 'Rapport d’essai',
})
const newAgreement = ({ structureId, otherStructureId }: Place, id: string) => ({
  id,
  baseVersion: 0,
  draft: { title: 'Convention', parties: [structureId, otherStructureId], from: '2023-01-01' },
})
const newInvitation = ({ structureId }: Place, id: string) => ({
  id,
  email: `${id}@example.org`,
  name: 'Camille Essai',
  role: 'worker' as const,
  structureId,
})
const newDocument = ({ structureId }: Place, id: string) => ({
  id,
  baseVersion: 0,
  noun: 'structure' as const,
  thingId: structureId,
  title: 'Note',
  file: new File(['Une note.'], 'note.txt', { type: 'text/plain' }),
})
const deliveryFile = ({ structureId }: Place, id: string) => ({
  id,
  structureId,
  file: new File(['jour;partenaire;kit;quantité\n'], 'livraisons.csv', { type: 'text/csv' }),
})

const meetingDraft = ({ structureId, otherStructureId }: Place) => ({
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
const occurrenceDraft = (place: Place) => ({
  title: 'Stage du mardi',
  usual: activityDraft(place),
  firstDay: day,
  lastDay: null,
  recurrence: { every: 'week' as const, interval: 1 },
  startTime: '14:00',
  durationMin: 120,
  exceptions: [],
})

/**
 * A call of every entry of the contract, about the place. Whoever adds an entry adds its sample: what it is about
 * decides what people of other structures and networks may get (see place.ts).
 */
export const samples: Samples = {
  health: { read: ownByNetwork(() => ({})) },
  demo: { people: ownByNetwork(() => ({})) },
  account: {
    me: ownByStructure(() => ({})),
    saveProfile: ownByStructure(() => ({ name: 'Camille Essai', locale: 'fr' })),
  },
  person: {
    list: ownByStructure(() => ({})),
    grantRole: ofStructure((place) => ({
      id: newId(),
      accountId: place.accountId('doorVolunteer'),
      role: 'worker',
      structureId: place.structureId,
    })),
    revokeRole: ofStructure(async (place) => ({ id: await made.role(place) })),
  },
  invitation: {
    list: ownByStructure(async (place) => {
      await made.invitation(place)
      return {}
    }),
    send: ofStructure((place) => newInvitation(place, newId())),
    revoke: ofStructure(async (place) => ({ id: await made.invitation(place) })),
    open: ofStructure(() => ({ token: 'x'.repeat(54) })),
    accept: ofStructure(() => ({ token: 'x'.repeat(54), name: 'Camille', password: null })),
  },
  network: {
    structures: ownByNetwork(() => ({})),
    structure: ofNetwork(({ structureId }) => ({ id: structureId })),
    saveStructure: ofStructure(({ structureId }) => ({
      id: structureId,
      baseVersion: 1,
      draft: structureDraft,
    })),
    archiveStructure: ofStructure(({ structureId }) => ({ id: structureId, baseVersion: 1 })),
    restoreStructure: ofStructure(({ structureId }) => ({ id: structureId, baseVersion: 1 })),
    saveSite: ofStructure((place) => ({ id: newId(), baseVersion: 0, draft: siteDraft(place) })),
    archiveSite: ofStructure(async (place) => ({ id: await made.site(place), baseVersion: 1 })),
    restoreSite: ofStructure(async (place) => ({ id: await made.site(place), baseVersion: 1 })),
  },
  territory: {
    list: ownByNetwork(async (place) => {
      await made.territory(place)
      return {}
    }),
    search: ownByNetwork(() => ({ text: 'Garonne' })),
    table: ofNetwork(async (place) => ({ territory: `own:${await made.territory(place)}` })),
    save: ownByNetwork(() => {
      const id = newId()
      return { id, baseVersion: 0, draft: territoryDraft(id) }
    }),
    archive: ofNetwork(async (place) => ({ id: await made.territory(place), baseVersion: 1 })),
    restore: ofNetwork(async (place) => ({ id: await made.territory(place), baseVersion: 1 })),
    figures: ownByNetwork(async (place) => {
      await made.figure(place)
      return { territory: 'department:31' }
    }),
    saveFigure: ownByNetwork(() => ({ id: newId(), baseVersion: 0, draft: figureDraft() })),
    withdrawFigure: ofNetwork(async (place) => ({ id: await made.figure(place), baseVersion: 1 })),
  },
  agreement: {
    list: ownByNetwork(async (place) => {
      await made.agreement(place)
      return {}
    }),
    read: ofNetwork(async (place) => ({ id: await made.agreement(place) })),
    save: ofNetwork((place) => newAgreement(place, newId())),
    withdraw: ofNetwork(async (place) => ({ id: await made.agreement(place), baseVersion: 1 })),
    restore: ofNetwork(async (place) => ({ id: await made.agreement(place), baseVersion: 1 })),
  },
  document: {
    list: ofNetwork(({ structureId }) => ({ noun: 'structure', thingId: structureId })),
    save: ofStructure((place) => newDocument(place, newId())),
    withdraw: ofStructure(async (place) => ({ id: await made.document(place), baseVersion: 1 })),
    restore: ofStructure(async (place) => ({ id: await made.document(place), baseVersion: 1 })),
    file: ofNetwork(async (place) => ({ id: await made.document(place) })),
  },
  catalogue: {
    recording: ownByNetwork(() => ({})),
    reporting: ownByNetwork(() => ({})),
  },
  activity: {
    save: ofStructure((place) => ({ id: newId(), baseVersion: 0, draft: activityDraft(place) })),
    withdraw: ofStructure(async (place) => ({ id: await made.activity(place), baseVersion: 1 })),
    restore: ofStructure(async (place) => ({ id: await made.activity(place), baseVersion: 1 })),
    read: ofStructure(async (place) => ({ id: await made.activity(place) })),
    list: ownByStructure(async (place) => {
      await made.activity(place)
      return {}
    }),
    frequent: ownByStructure(async (place) => {
      await made.activity(place)
      return {}
    }),
    counts: ownByStructure(async (place) => {
      await made.activity(place)
      return { from: '2023-01-01', to: '2023-12-31' }
    }),
    unreported: ownByStructure(async (place) => {
      await made.activity(place)
      return { year: 2023 }
    }),
  },
  occurrence: {
    save: ofStructure((place) => ({ id: newId(), baseVersion: 0, draft: occurrenceDraft(place) })),
    withdraw: ofStructure(async (place) => ({ id: await made.occurrence(place), baseVersion: 1 })),
    list: ownByStructure(async (place) => {
      await made.occurrence(place)
      return {}
    }),
    due: ownByStructure(async (place) => {
      await made.occurrence(place)
      return {}
    }),
    read: ofStructure(async (place) => ({ id: await made.occurrence(place) })),
    days: ownByStructure(async (place) => {
      await made.occurrence(place)
      return { from: '2023-03-01', to: '2023-03-31' }
    }),
    answer: ofStructure(async (place) => ({
      id: await made.occurrence(place),
      day,
      answer: { outcome: 'notHeld', reason: 'place_closed' },
    })),
    withdrawAnswer: ofStructure(async (place) => ({ id: await made.occurrence(place), day })),
    calendar: ownByStructure(async (place) => {
      await made.occurrence(place)
      return {}
    }),
  },
  series: {
    link: ofStructure(async (place) => ({
      id: newId(),
      type: 'continues',
      from: await made.activity(place, { day: '2022-03-14' }),
      to: await made.activity(place),
    })),
    unlink: ofStructure(async (place) => {
      const id = newId()
      await place.as('head').series.link({
        id,
        type: 'continues',
        from: await made.activity(place, { day: '2022-03-14' }),
        to: await made.activity(place),
      })
      return { id }
    }),
    read: ofStructure(async (place) => ({ id: await made.activity(place) })),
  },
  meeting: {
    save: ofStructure((place) => ({ id: newId(), baseVersion: 0, draft: meetingDraft(place) })),
    withdraw: ofStructure(async (place) => ({ id: await made.meeting(place), baseVersion: 1 })),
    list: ownByStructure(async (place) => {
      await made.meeting(place)
      return {}
    }),
    relations: ownByStructure(async (place) => {
      await made.meeting(place)
      return {}
    }),
  },
  delivery: {
    import: ofStructure((place) => deliveryFile(place, newId())),
    withdraw: ofStructure(async (place) => ({ id: await made.deliveries(place), baseVersion: 1 })),
    restore: ofStructure(async (place) => {
      const id = await made.deliveries(place)
      await place.as('head').delivery.withdraw({ id, baseVersion: 1 })
      return { id, baseVersion: 2 }
    }),
    list: ownByStructure(async (place) => {
      await made.deliveries(place)
      return {}
    }),
    read: ofStructure(async (place) => ({ id: await made.deliveries(place) })),
    file: ofStructure(async (place) => ({ id: await made.deliveries(place) })),
  },
  statement: {
    save: ofStructure((place) => ({ id: newId(), baseVersion: 0, draft: statementDraft(place) })),
    withdraw: ofStructure(async (place) => ({ id: await made.statement(place), baseVersion: 1 })),
    list: ownByStructure(async (place) => {
      await made.statement(place)
      return { year: 2023 }
    }),
    savePastTotal: ofStructure(({ structureId }) => {
      return {
        id: newId(),
        baseVersion: 0,
        structureId,
        indicator: 'stages',
        dimensions: {},
        year: nextYear(),
        state: 'observed',
        amount: 12,
        source: 'Rapport d’essai',
      }
    }),
    listPastTotals: ownByStructure(() => ({})),
  },
  report: {
    list: ownByStructure(async (place) => {
      await made.report(place)
      return {}
    }),
    create: ofStructure(({ structureId }) => {
      return { id: newId(), template: 'csapa', structureId, year: nextYear() }
    }),
    read: ofStructure(async (place) => ({ id: await made.submittedReport(place) })),
    openCell: ofStructure(async (place) => ({
      id: await made.report(place),
      table: 'youth_consultations',
      row: 'consultations',
      column: 'number_n',
    })),
    saveProse: ofStructure(async (place) => ({
      id: await made.report(place),
      section: 'team',
      baseVersion: 0,
      text: 'L’équipe.',
    })),
    proseVersions: ofStructure(async (place) => ({ id: await made.report(place), section: 'team' })),
    submit: ofStructure(async (place) => ({ id: await made.report(place), submissionId: newId() })),
    download: ofStructure(async (place) => ({ id: await made.submittedReport(place), format: 'csv' })),
  },
  audit: {
    list: ownByNetwork(() => ({})),
    read: ownByNetwork(() => ({ seq: 1 })),
    erase: ownByNetwork(() => ({ seq: 1, reason: 'saisi par erreur' })),
    verify: ownByNetwork(() => ({})),
  },
  mail: { list: ownByNetwork(() => ({})) },
}
