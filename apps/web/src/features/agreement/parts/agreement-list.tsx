import type { Agreement } from '@maillage/contract/agreement'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatList } from '../../../platform/format.ts'
import { Tag } from '../../../ui/notice.tsx'
import { datesInWords, statusWord } from '../api.ts'
import '../agreement.css'

/** Agreements, each with its parties, its dates and where it stands. */
export function AgreementList({ agreements }: { agreements: readonly Agreement[] }): ReactNode {
  return (
    <ul className="agreements">
      {agreements.map((agreement) => {
        const { word, tone } = statusWord(agreement.status)
        return (
          <li key={agreement.id}>
            <Link className="agreement-line" to="/network/agreements/$id" params={{ id: agreement.id }}>
              <span className="agreement-head">
                <span className="agreement-title">{agreement.title}</span>
                <Tag tone={tone}>{word}</Tag>
              </span>
              <span className="agreement-about">{formatList(agreement.parties.map(({ name }) => name))}</span>
              <span className="agreement-about">{datesInWords(agreement)}</span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
