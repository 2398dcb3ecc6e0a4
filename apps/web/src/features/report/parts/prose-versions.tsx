import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { sentenceOf } from '../../../platform/errors.ts'
import { formatInstant } from '../../../platform/format.ts'
import { Button } from '../../../ui/button.tsx'
import { Sheet } from '../../../ui/dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Skeleton } from '../../../ui/waiting.tsx'
import { useProseVersions } from '../prose-state.ts'
import { ProseText } from './prose-text.tsx'

interface ProseVersionsProps {
  readonly reportId: string
  readonly section: { readonly id: string; readonly title: string }
  readonly zone: string
  readonly open: boolean
  readonly onClose: () => void
  /** Absent for those who only read. */
  readonly onRestore?: ((text: string) => Promise<void>) | undefined
}

/** Every version of a text, newest first; an earlier one can stand again, as a new version. */
export function ProseVersions({
  reportId,
  section,
  zone,
  open,
  onClose,
  onRestore,
}: ProseVersionsProps): ReactNode {
  const versions = useProseVersions(reportId, section.id, open)
  const [busy, setBusy] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const restore = async (version: number, text: string) => {
    setBusy(version)
    setError(null)
    await onRestore?.(text).then(onClose, setError)
    setBusy(null)
  }
  const list = versions.data?.versions ?? []
  return (
    <Sheet open={open} onClose={onClose} title={m.report_versions_of({ section: section.title })}>
      <div className="stack-wide">
        {versions.isPending && <Skeleton />}
        {versions.error && <Notice tone="error" title={sentenceOf(versions.error)} live />}
        {error !== null && <Notice tone="error" title={sentenceOf(error)} live />}
        <ol className="versions">
          {list.map(({ version, text, at, by }, index) => (
            <li key={version}>
              <p className="version-head">
                <strong>{m.report_version_number({ number: version })}</strong>
                <span className="soft">
                  {formatInstant(at, zone)} · {by || m.report_somebody()}
                </span>
              </p>
              {text.trim() === '' ? (
                <p className="soft">{m.report_version_empty()}</p>
              ) : (
                <ProseText text={text} />
              )}
              {index > 0 && onRestore && (
                <Button icon="undo" busy={busy === version} onClick={() => void restore(version, text)}>
                  {m.report_version_restore()}
                </Button>
              )}
            </li>
          ))}
        </ol>
      </div>
    </Sheet>
  )
}
