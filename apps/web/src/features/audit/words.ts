import type { ChainFault } from '@maillage/contract/audit'
import * as m from '../../paraglide/messages.js'

type Word = () => string

/** What the journal speaks of, by the noun of its lines. */
export const nouns: Readonly<Record<string, Word>> = {
  activity: m.audit_noun_activity,
  agreement: m.audit_noun_agreement,
  audit: m.audit_noun_audit,
  catalogue: m.audit_noun_catalogue,
  delivery_import: m.audit_noun_delivery_import,
  document: m.audit_noun_document,
  invitation: m.audit_noun_invitation,
  meeting: m.audit_noun_meeting,
  network: m.audit_noun_network,
  occurrence: m.audit_noun_occurrence,
  past_total: m.audit_noun_past_total,
  person: m.audit_noun_person,
  report: m.audit_noun_report,
  role: m.audit_noun_role,
  rollup: m.audit_noun_rollup,
  series_link: m.audit_noun_series_link,
  site: m.audit_noun_site,
  statement: m.audit_noun_statement,
  structure: m.audit_noun_structure,
  territory: m.audit_noun_territory,
  territory_figure: m.audit_noun_territory_figure,
}

/** What was done to it, by what follows the point of the line's action. */
export const verbs: Readonly<Record<string, Word>> = {
  accept: m.audit_verb_accept,
  answer: m.audit_verb_answer,
  archive: m.audit_verb_archive,
  create: m.audit_verb_create,
  deliver: m.audit_verb_deliver,
  erase: m.audit_verb_erase,
  grant: m.audit_verb_grant,
  import: m.audit_verb_import,
  install: m.audit_verb_install,
  link: m.audit_verb_link,
  open: m.audit_verb_open,
  prose: m.audit_verb_prose,
  rebuild: m.audit_verb_rebuild,
  restore: m.audit_verb_restore,
  revoke: m.audit_verb_revoke,
  save: m.audit_verb_save,
  send: m.audit_verb_send,
  submit: m.audit_verb_submit,
  unlink: m.audit_verb_unlink,
  withdraw: m.audit_verb_withdraw,
  withdrawAnswer: m.audit_verb_withdraw_answer,
}

/** The noun as people say it; its code when it has no word yet. */
export const nounWord = (noun: string): string => nouns[noun]?.() ?? noun

/** The act as people say it; its code when it has no word yet. */
export const verbWord = (action: string): string => {
  const verb = action.split('.').at(-1) ?? action
  return verbs[verb]?.() ?? verb
}

const faults: Record<ChainFault, Word> = {
  lineMissing: m.audit_fault_line_missing,
  lineAltered: m.audit_fault_line_altered,
  payloadMissing: m.audit_fault_payload_missing,
  payloadAltered: m.audit_fault_payload_altered,
  erasedWithoutTrace: m.audit_fault_erased_without_trace,
  endMissing: m.audit_fault_end_missing,
  knownEndMissing: m.audit_fault_end_missing,
}

/** What is wrong with a chain, in a sentence. */
export const faultSentence = (fault: ChainFault): string => faults[fault]()
