import { z } from 'zod'
import { agreementReaders, registrars } from './access.ts'
import { endpoint } from './endpoint.ts'
import { AgreementId, BaseVersion, Day, StructureId } from './values.ts'

export const AgreementStatus = z.enum(['coming', 'active', 'endingSoon', 'ended'])
export type AgreementStatus = z.infer<typeof AgreementStatus>

export const AgreementDraft = z
  .object({
    title: z.string().trim().min(1).max(200),
    /** What the parties agree on. */
    subject: z.string().trim().max(2000).default(''),
    parties: z.array(StructureId).min(2).max(30),
    signedOn: Day.nullable().default(null),
    from: Day,
    /** null: without an end. */
    to: Day.nullable().default(null),
  })
  .refine(({ parties }) => new Set(parties).size === parties.length, { path: ['parties'] })
  .refine(({ from, to }) => to === null || from <= to, { path: ['to'] })
export type AgreementDraft = z.infer<typeof AgreementDraft>
export type AgreementDraftInput = z.input<typeof AgreementDraft>

export const Agreement = z.object({
  id: AgreementId,
  version: z.number().int(),
  title: z.string(),
  subject: z.string(),
  /** In the order of the draft. */
  parties: z.array(z.object({ id: StructureId, name: z.string() })),
  signedOn: Day.nullable(),
  from: Day,
  to: Day.nullable(),
  /** As of today in the network's zone. */
  status: AgreementStatus,
  withdrawn: z.boolean(),
  editable: z.boolean(),
})
export type Agreement = z.infer<typeof Agreement>

const AgreementVersion = z.object({ id: AgreementId, baseVersion: BaseVersion })

export const agreementApi = {
  list: endpoint({
    method: 'GET',
    path: '/agreements',
    summary: 'Agreements, those that end first at the top',
    access: agreementReaders,
    input: z.object({ structureId: StructureId.optional() }),
    output: z.array(Agreement),
  }),
  read: endpoint({
    method: 'GET',
    path: '/agreements/{id}',
    summary: 'An agreement with its parties and its status today',
    access: agreementReaders,
    problems: ['thing.not_found'],
    input: z.object({ id: AgreementId }),
    output: Agreement,
  }),
  save: endpoint({
    method: 'PUT',
    path: '/agreements/{id}',
    summary: 'Write down an agreement between structures, or correct it',
    access: registrars,
    problems: ['agreement.party_unknown', 'thing.changed_meanwhile'],
    input: AgreementVersion.extend({ draft: AgreementDraft }),
    output: Agreement,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/agreements/{id}/withdrawal',
    summary: 'Take out an agreement that was written down by mistake',
    access: registrars,
    problems: ['thing.not_found', 'thing.changed_meanwhile'],
    input: AgreementVersion,
    output: Agreement,
  }),
  restore: endpoint({
    method: 'POST',
    path: '/agreements/{id}/restoration',
    summary: 'Bring a withdrawn agreement back',
    access: registrars,
    problems: ['thing.not_found', 'thing.changed_meanwhile'],
    input: AgreementVersion,
    output: Agreement,
  }),
}
