import type { ReportDocument, ReportSection } from '@maillage/contract/report-document'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatInstant } from '../../../platform/format.ts'
import type { OutboxItem } from '../../../platform/outbox/database.ts'
import { Button } from '../../../ui/button.tsx'
import { Tag } from '../../../ui/notice.tsx'
import { showToast } from '../../../ui/toasts.tsx'
import type { ProseDraft } from '../prose-rules.ts'
import { useProse } from '../prose-state.ts'
import { ProseConflict } from './prose-conflict.tsx'
import { ProseEditor } from './prose-editor.tsx'
import { ProseText } from './prose-text.tsx'
import { ProseVersions } from './prose-versions.tsx'
import './section-prose.css'

interface SectionProseProps {
  readonly document: ReportDocument
  readonly section: ReportSection
  readonly queued: readonly OutboxItem[]
}

/** A section's text for those who may write it: printed, or being written in its place. */
export function SectionProse({ document, section, queued }: SectionProseProps): ReactNode {
  const prose = useProse(document.id, section, queued)
  const [opened, setOpened] = useState(false)
  const { draft } = prose
  const begin = (text?: string) => {
    setOpened(true)
    prose.begin(text)
  }
  const leave = () => {
    const before = draft?.text
    prose.leave()
    setOpened(false)
    if (before !== undefined && before !== prose.text) {
      showToast({ message: m.report_prose_discarded(), undo: () => prose.type(before) })
    }
  }
  const save = async (written: ProseDraft) => {
    const outcome = await prose.save(written)
    if (outcome === 'changedMeanwhile') return
    setOpened(false)
    showToast({ message: outcome === 'saved' ? m.report_prose_saved() : m.report_prose_queued() })
  }
  if (!draft)
    return <PrintedProse document={document} section={section} prose={prose} onBegin={() => begin()} />
  if (prose.conflict) {
    return (
      <ProseConflict
        mine={draft.text}
        theirs={theirsOf(document, section)}
        onKeepMine={() => save(prose.over(draft.text))}
        onKeepTheirs={leave}
        onMerge={() => begin(`${draft.text}\n\n${prose.text}`)}
      />
    )
  }
  return (
    <ProseEditor
      reportId={document.id}
      sectionId={section.id}
      title={section.title}
      prompt={section.prosePrompt}
      year={document.year}
      prose={prose}
      focus={opened}
      onSave={() => save(draft)}
      onLeave={leave}
    />
  )
}

/** The text that somebody else wrote, by whom and when. */
function theirsOf({ zone }: ReportDocument, { prose }: ReportSection) {
  const when = prose?.editedAt ? formatInstant(prose.editedAt, zone) : null
  return { text: prose?.text ?? '', by: prose?.editedBy ?? null, when }
}

interface PrintedProseProps extends Omit<SectionProseProps, 'queued'> {
  readonly prose: ReturnType<typeof useProse>
  readonly onBegin: () => void
}

function PrintedProse({ document, section, prose, onBegin }: PrintedProseProps): ReactNode {
  const [versions, setVersions] = useState(false)
  const isEmpty = prose.text.trim() === ''
  const restore = async (text: string) => {
    const before = prose.over(prose.text)
    const outcome = await prose.save(prose.over(text))
    if (outcome === 'changedMeanwhile') return
    const undo = () => void prose.save({ ...before, from: text, base: before.base + 1 })
    showToast({ message: m.report_version_restored(), undo })
  }
  return (
    <div className="prose-place">
      {isEmpty ? <p className="prose-prompt">{section.prosePrompt}</p> : <ProseText text={prose.text} />}
      <div className="prose-actions row">
        <Button variant="quiet" icon="pencil" onClick={onBegin}>
          {isEmpty ? m.report_prose_write() : m.report_prose_edit()}
          <span className="aside-aloud"> : {section.title}</span>
        </Button>
        {prose.version > 0 && (
          <Button variant="quiet" icon="waiting" onClick={() => setVersions(true)}>
            {m.report_versions({ count: prose.version })}
            <span className="aside-aloud"> : {section.title}</span>
          </Button>
        )}
        {prose.waiting && <Tag tone="warning">{m.report_prose_waiting()}</Tag>}
      </div>
      <ProseVersions
        reportId={document.id}
        section={section}
        zone={document.zone}
        open={versions}
        onClose={() => setVersions(false)}
        onRestore={restore}
      />
    </div>
  )
}
