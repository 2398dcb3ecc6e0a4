import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { sentenceOf } from '../../../platform/errors.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { ProseText } from './prose-text.tsx'

interface ProseConflictProps {
  readonly mine: string
  readonly theirs: { readonly text: string; readonly by: string | null; readonly when: string | null }
  readonly onKeepMine: () => Promise<void>
  readonly onKeepTheirs: () => void
  /** Goes on writing mine, theirs being seen. */
  readonly onMerge: () => void
}

/** Two texts of the same section: both shown, the person chooses. */
export function ProseConflict({
  mine,
  theirs,
  onKeepMine,
  onKeepTheirs,
  onMerge,
}: ProseConflictProps): ReactNode {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const keepMine = async () => {
    setBusy(true)
    setError(null)
    await onKeepMine().catch(setError)
    setBusy(false)
  }
  return (
    <div className="prose-conflict" role="alert">
      <p className="prose-conflict-title">
        <Icon name="warning" size={20} />
        <span>{m.report_conflict_title({ name: theirs.by || m.report_somebody() })}</span>
      </p>
      <div className="prose-texts">
        <section aria-label={m.report_conflict_mine()}>
          <p className="prose-text-name">{m.report_conflict_mine()}</p>
          <ProseText text={mine} />
          <Button variant="primary" busy={busy} onClick={() => void keepMine()}>
            {m.report_conflict_keep_mine()}
          </Button>
        </section>
        <section aria-label={m.report_conflict_theirs()}>
          <p className="prose-text-name">
            {m.report_conflict_theirs()}
            {theirs.when && <span className="soft"> · {theirs.when}</span>}
          </p>
          <ProseText text={theirs.text} />
          <Button onClick={onKeepTheirs}>{m.report_conflict_keep_theirs()}</Button>
        </section>
      </div>
      {error !== null && <p className="field-error">{sentenceOf(error)}</p>}
      <div className="row">
        <Button variant="quiet" icon="pencil" onClick={onMerge}>
          {m.report_conflict_merge()}
        </Button>
      </div>
    </div>
  )
}
