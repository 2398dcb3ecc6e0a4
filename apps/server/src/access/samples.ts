import { v7 as newId } from 'uuid'
import {
  activityDraft,
  day,
  deliveryFile,
  figureDraft,
  meetingDraft,
  newAgreement,
  newDocument,
  newInvitation,
  nextYear,
  occurrenceDraft,
  siteDraft,
  statementDraft,
  structureDraft,
  territoryDraft,
} from './drafts.ts'
import { made } from './made.ts'
import { ofNetwork, ofStructure, ownByNetwork, ownByStructure, type Samples } from './place.ts'

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
        indicator: 'courses',
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
