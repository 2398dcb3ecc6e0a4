import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { sentenceOf } from '../../../platform/errors.ts'
import { orpc } from '../../../platform/query.ts'
import { useMe } from '../../../platform/session.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Skeleton } from '../../../ui/waiting.tsx'
import { seesAgreements } from '../api.ts'
import { AgreementList } from './agreement-list.tsx'

/** The agreements that a structure is a party of; nothing for those whom they do not concern. */
export function AgreementsOf({ structureId }: { structureId: string }): ReactNode {
  const sees = seesAgreements(useMe())
  const answer = useQuery({ ...orpc.agreement.list.queryOptions({ input: { structureId } }), enabled: sees })
  if (!sees || answer.data?.length === 0) return null
  return (
    <section className="stack" aria-labelledby="agreements">
      <h2 id="agreements" className="agreements-title">
        {m.agreement_title()}
      </h2>
      {answer.isPending && <Skeleton lines={2} />}
      {answer.isError && <Notice tone="error" title={sentenceOf(answer.error)} />}
      {answer.data && <AgreementList agreements={answer.data} />}
    </section>
  )
}
