import { agreementReaders, opens, registrars } from '@maillage/contract/access'
import type { Me } from '@maillage/contract/account'
import type { Agreement, AgreementStatus } from '@maillage/contract/agreement'
import * as m from '../../paraglide/messages.js'
import { client } from '../../platform/client.ts'
import { formatDate } from '../../platform/format.ts'
import { queryClient } from '../../platform/query.ts'
import type { Tone } from '../../ui/notice.tsx'

/** Whether a person has anything to do with agreements. */
export const seesAgreements = (me: Me): boolean => opens(agreementReaders, me.grants)

/** Whether a person writes agreements down. */
export const keepsAgreements = (me: Me): boolean => opens(registrars, me.grants)

/** Where an agreement stands, in a word and a shape. */
export function statusWord(status: AgreementStatus): { word: string; tone: Tone | 'plain' } {
  const words: Record<AgreementStatus, { word: string; tone: Tone | 'plain' }> = {
    coming: { word: m.agreement_coming(), tone: 'info' },
    active: { word: m.agreement_active(), tone: 'success' },
    endingSoon: { word: m.agreement_ending_soon(), tone: 'warning' },
    ended: { word: m.agreement_ended(), tone: 'plain' },
  }
  return words[status]
}

/** From when to when, in words. */
export const datesInWords = ({ from, to }: Pick<Agreement, 'from' | 'to'>): string =>
  to === null
    ? m.agreement_from_on({ from: formatDate(from) })
    : m.agreement_from_to({ from: formatDate(from), to: formatDate(to) })

/** What was read of agreements is asked again. */
export const refreshAgreements = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: [['agreement']] })

/** Takes an agreement out of the lists, or brings it back. */
export async function setWithdrawn(
  agreement: Pick<Agreement, 'id' | 'version'>,
  withdrawn: boolean,
): Promise<Agreement> {
  const input = { id: agreement.id, baseVersion: agreement.version }
  const written = await (withdrawn ? client.agreement.withdraw(input) : client.agreement.restore(input))
  await refreshAgreements()
  return written
}
