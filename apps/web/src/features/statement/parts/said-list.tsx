import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Button } from '../../../ui/button.tsx'
import './said-list.css'

export interface Said {
  readonly id: string
  /** What it is about. */
  readonly subject: string
  readonly structure: string | null
  /** The figure as it is printed. */
  readonly figure: string
  /** Its source, and who said it when. */
  readonly source: string
  readonly by: string | null
  /** Absent where it can only be withdrawn. */
  readonly onCorrect?: (() => void) | undefined
  /** Absent where it can only be corrected. */
  readonly onWithdraw?: (() => void) | undefined
}

/** What was said, a line each: the figure, what it is about, where it is from. */
export function SaidList({ said }: { said: readonly Said[] }): ReactNode {
  return (
    <ul className="said-list">
      {said.map((each) => (
        <li key={each.id}>
          <p className="said-figure">{each.figure}</p>
          <div className="said-words">
            <p className="said-subject">{each.subject}</p>
            <p className="soft small">{[each.structure, each.source, each.by].filter(Boolean).join(' · ')}</p>
          </div>
          <div className="said-actions">
            {each.onCorrect && (
              <Button variant="quiet" icon="pencil" onClick={each.onCorrect}>
                {m.statement_correct()}
                <span className="aside-aloud"> : {each.subject}</span>
              </Button>
            )}
            {each.onWithdraw && (
              <Button variant="quiet" icon="undo" onClick={each.onWithdraw}>
                {m.statement_take_back()}
                <span className="aside-aloud"> : {each.subject}</span>
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
