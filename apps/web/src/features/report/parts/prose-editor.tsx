import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { sentenceOf } from '../../../platform/errors.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { type ProseState, useProseVersions } from '../prose-state.ts'
import { ProseText } from './prose-text.tsx'

interface ProseEditorProps {
  readonly reportId: string
  readonly sectionId: string
  /** The section's title, for the field's name. */
  readonly title: string
  readonly prompt: string | null
  readonly year: number
  readonly prose: ProseState
  /** Opened by the person just now: the field takes focus. */
  readonly focus: boolean
  readonly onSave: () => Promise<void>
  readonly onLeave: () => void
}

/** Where a section's text is written: kept on the device at each key, saved when the person says so. */
export function ProseEditor(props: ProseEditorProps): ReactNode {
  const { reportId, sectionId, year, prose, onSave, onLeave } = props
  const field = useRef<HTMLTextAreaElement>(null)
  const [reading, setReading] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const text = prose.draft?.text ?? ''
  const versions = useProseVersions(reportId, sectionId, text === '')
  const lastYear = versions.data?.lastYear
  const save = async () => {
    setBusy(true)
    setError(null)
    await onSave().catch(setError)
    setBusy(false)
  }
  return (
    <div className="prose-editor">
      <Tools field={field} reading={reading} onReading={setReading} />
      {reading ? (
        <div className="prose-reading">
          <ProseText text={text} />
        </div>
      ) : (
        <ProseField {...props} field={field} text={text} onSubmit={() => void save()} />
      )}
      {lastYear && text === '' && (
        <Button icon="again" onClick={() => prose.type(lastYear)}>
          {m.report_prose_from_last_year({ year: year - 1 })}
        </Button>
      )}
      {error !== null && <Notice tone="error" title={sentenceOf(error)} live />}
      <div className="row">
        <Button variant="primary" busy={busy} onClick={() => void save()}>
          {m.report_save()}
        </Button>
        <Button variant="quiet" onClick={onLeave}>
          {m.report_prose_discard()}
        </Button>
        <span className="small soft">{m.report_prose_kept()}</span>
      </div>
    </div>
  )
}

interface ProseFieldProps extends ProseEditorProps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly text: string
  readonly onSubmit: () => void
}

function ProseField({ field, text, title, prompt, prose, focus, onSubmit }: ProseFieldProps): ReactNode {
  useEffect(() => {
    if (focus) field.current?.focus()
  }, [focus, field])
  const press = (event: KeyboardEvent) => {
    if (!event.ctrlKey && !event.metaKey) return
    const keys = { s: onSubmit, Enter: onSubmit, b: () => mark(field, '**'), i: () => mark(field, '*') }
    const doThis = keys[event.key as keyof typeof keys] as (() => void) | undefined
    if (!doThis) return
    event.preventDefault()
    doThis()
  }
  return (
    <textarea
      ref={field}
      className="prose-field"
      aria-label={m.report_prose_field({ section: title })}
      placeholder={prompt ?? ''}
      maxLength={50_000}
      rows={6}
      value={text}
      onChange={(event) => prose.type(event.target.value)}
      onKeyDown={press}
    />
  )
}

interface ToolsProps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly reading: boolean
  readonly onReading: (reading: boolean) => void
}

function Tools({ field, reading, onReading }: ToolsProps): ReactNode {
  const tools = [
    { word: m.report_prose_bold(), act: () => mark(field, '**') },
    { word: m.report_prose_italic(), act: () => mark(field, '*') },
    { word: m.report_prose_list(), act: () => list(field) },
  ]
  return (
    <div className="prose-tools">
      {!reading &&
        tools.map(({ word, act }) => (
          <button key={word} type="button" className="prose-tool" onClick={act}>
            {word}
          </button>
        ))}
      <button
        type="button"
        className="prose-tool prose-tool-preview"
        aria-pressed={reading}
        onClick={() => onReading(!reading)}
      >
        {m.report_prose_preview()}
      </button>
    </div>
  )
}

/** Puts text over the selection as if it were typed, so that the field's own « undo » takes it back. */
function insert(element: HTMLTextAreaElement, words: string): void {
  element.focus()
  if (document.execCommand('insertText', false, words)) return
  element.setRangeText(words, element.selectionStart, element.selectionEnd, 'end')
  element.dispatchEvent(new Event('input', { bubbles: true }))
}

function mark({ current }: RefObject<HTMLTextAreaElement | null>, sign: string): void {
  if (!current) return
  const { selectionStart, selectionEnd, value } = current
  insert(current, `${sign}${value.slice(selectionStart, selectionEnd)}${sign}`)
  current.setSelectionRange(selectionStart + sign.length, selectionEnd + sign.length)
}

/** The lines of the selection as a list, set apart from what stands before. */
function list({ current }: RefObject<HTMLTextAreaElement | null>): void {
  if (!current) return
  const { selectionStart, selectionEnd, value } = current
  const before = value.slice(0, selectionStart)
  const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n'
  const lines = value.slice(selectionStart, selectionEnd).split('\n')
  insert(current, gap + lines.map((line) => `- ${line}`).join('\n'))
}
