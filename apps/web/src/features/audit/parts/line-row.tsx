import type { AuditLine } from '@maillage/contract/audit'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatInstant } from '../../../platform/format.ts'
import { useMe } from '../../../platform/session.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Tag } from '../../../ui/notice.tsx'
import { nounWord, verbWord } from '../words.ts'

/** One act in two lines: what, then who and when. */
export function LineRow({ line, onOpen }: { line: AuditLine; onOpen: () => void }): ReactNode {
  const zone = useMe().network?.zone ?? 'Europe/Paris'
  return (
    <li value={line.seq}>
      <button type="button" className="audit-line" onClick={onOpen}>
        <span className="audit-seq figures soft small">{line.seq}</span>
        <span className="audit-what">
          <span>
            <strong>{nounWord(line.noun)}</strong> · {verbWord(line.action)}{' '}
            {line.erased && <Tag tone="warning">{m.audit_erased()}</Tag>}
          </span>
          <span className="soft small">
            {line.by ?? m.audit_by_installation()} · {formatInstant(line.at, zone)}
          </span>
          {line.reason && <span className="small">« {line.reason} »</span>}
        </span>
        <Icon name="right" size={20} />
      </button>
    </li>
  )
}
