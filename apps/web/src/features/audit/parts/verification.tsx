import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { sentenceOf } from '../../../platform/errors.ts'
import { formatNumber } from '../../../platform/format.ts'
import { orpc } from '../../../platform/query.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Progress } from '../../../ui/waiting.tsx'
import { faultSentence } from '../words.ts'

/** Whether every line stands as it was written: read again each time it is asked. */
export function Verification(): ReactNode {
  const answer = useQuery({ ...orpc.audit.verify.queryOptions({ input: {} }), enabled: false, gcTime: 0 })
  const again = (
    <Button icon="again" busy={answer.isFetching} onClick={() => void answer.refetch()}>
      {m.audit_verify()}
    </Button>
  )
  if (answer.isFetching) return <Progress label={m.audit_verifying()} />
  if (answer.isError) return <Notice tone="error" live title={sentenceOf(answer.error)} actions={again} />
  if (!answer.data) return <div className="row">{again}</div>
  const { lines, erased, broken } = answer.data
  if (broken) {
    return (
      <Notice tone="error" live title={m.audit_broken({ seq: broken.seq })} actions={again}>
        <p>{faultSentence(broken.fault)}</p>
        <p>{m.audit_broken_text()}</p>
      </Notice>
    )
  }
  return (
    <Notice tone="success" live title={m.audit_whole({ count: lines, lines: formatNumber(lines) })}>
      {erased > 0 && <p>{m.audit_whole_erased({ count: erased })}</p>}
    </Notice>
  )
}
