import { v7 as newId } from 'uuid'
import {
  activityDraft,
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
  territoryDraft,
} from './drafts.ts'
import type { Place } from './place.ts'

/** Each of these makes something at the place, through the API, and gives its id. */
export const made = {
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
