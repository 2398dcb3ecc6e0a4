import { type Access, heads, reaches } from '@maillage/contract/access'
import type { Me } from '@maillage/contract/account'
import type { ReportLine, reportApi } from '@maillage/contract/report'
import type { ExportFormat } from '@maillage/contract/report-document'
import type { InferContractRouterOutputs } from '@orpc/contract'
import { client } from '../../platform/client.ts'
import { useLanguage } from '../../platform/language.ts'
import { type KeptAnswer, useKept } from '../../platform/outbox/kept.ts'
import { queryClient } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'

type Answers = InferContractRouterOutputs<typeof reportApi>
export type ReportAnswer = Answers['read']
export type OpenedCell = Answers['openCell']

/** A report, kept on the device so that it opens without network; a number asks for what was submitted under it. */
export function useReport(id: string, submission?: number): KeptAnswer<ReportAnswer> {
  const locale = useLanguage()
  const { accountId } = useMe()
  const name = `report ${id} ${locale} ${submission ?? 'now'}`
  return useKept(
    accountId,
    name,
    () => client.report.read({ id, locale, ...(submission && { submission }) }),
    0,
  )
}

/** Every report in reach, newest year first. */
export function useReports(): KeptAnswer<ReportLine[]> {
  const locale = useLanguage()
  const { accountId } = useMe()
  return useKept(accountId, `reports ${locale}`, () => client.report.list({ locale }), 0)
}

/** Reads again whatever is on the page: one thing said may change any figure of it. */
export const readAgain = (): Promise<void> => queryClient.invalidateQueries()

/** Whether this person answers for the figures of a structure, or with null of the whole network. */
export const answersFor = (me: Me, structureId: string | null): boolean =>
  reaches(heads, me.grants, structureId)

const draftReaders: Access = { roles: ['coordinator', 'head', 'worker', 'analyst'], within: 'structure' }

/** Whether this person may see drafts and the records behind figures, for a structure or with null the whole network. */
export const seesDrafts = (me: Me, structureId: string | null): boolean =>
  reaches(draftReaders, me.grants, structureId)

interface Wanted {
  readonly id: string
  readonly format: ExportFormat
  readonly locale: 'fr' | 'en'
  readonly submission?: number | undefined
}

/** Where a document is downloaded from, for a link that can be copied or opened elsewhere. */
export function downloadPath({ id, format, locale, submission }: Wanted): string {
  const query = new URLSearchParams({ format, locale, ...(submission && { submission: String(submission) }) })
  return `/api/reports/${id}/download?${query}`
}

/** A document as a file with its name; asked as every other call is, so that its network is the page's. */
export const fetchDocument = ({ id, format, locale, submission }: Wanted): Promise<File | Blob> =>
  client.report.download({ id, format, locale, ...(submission && { submission }) })
