import type { ExportFormat } from '@maillage/contract/report-document'
import { type MouseEvent, type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { mayTryAgain, sentenceOf } from '../../../platform/errors.ts'
import { useLanguage } from '../../../platform/language.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Progress } from '../../../ui/waiting.tsx'
import { downloadPath, fetchDocument } from '../api.ts'

const formats: readonly ExportFormat[] = ['docx', 'pdf', 'xlsx', 'csv']
const words: Record<ExportFormat, () => string> = {
  docx: m.report_format_docx,
  pdf: m.report_format_pdf,
  xlsx: m.report_format_xlsx,
  csv: m.report_format_csv,
}

interface DownloadsProps {
  readonly reportId: string
  readonly submission?: number | undefined
}

/** The report as a document: links that work by themselves, and say here how far they are and what went wrong. */
export function Downloads({ reportId, submission }: DownloadsProps): ReactNode {
  const locale = useLanguage()
  const [under, setUnder] = useState<ExportFormat | null>(null)
  const [failed, setFailed] = useState<{ format: ExportFormat; error: unknown } | null>(null)
  const get = async (format: ExportFormat) => {
    if (under) return
    setUnder(format)
    setFailed(null)
    await fetchDocument({ id: reportId, format, locale, submission }).then(hand, (error: unknown) =>
      setFailed({ format, error }),
    )
    setUnder(null)
  }
  const press = (event: MouseEvent, format: ExportFormat) => {
    // Another tab, another window: the browser does it.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    void get(format)
  }
  return (
    <div className="downloads">
      <h2 className="downloads-title">{m.report_download()}</h2>
      <ul className="downloads-list">
        {formats.map((format) => (
          <li key={format}>
            <a
              className={buttonClass({ variant: 'secondary' })}
              href={downloadPath({ id: reportId, format, locale, submission })}
              aria-busy={under === format || undefined}
              onClick={(event) => press(event, format)}
            >
              <Icon name="download" size={20} />
              <span>
                <span className="aside-aloud">{m.report_download()} : </span>
                {words[format]()}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <div aria-live="polite">
        {under && <Progress label={m.report_download_under_way({ format: words[under]() })} />}
      </div>
      {failed && (
        <Notice
          tone="error"
          live
          title={m.report_download_failed({ format: words[failed.format]() })}
          actions={
            mayTryAgain(failed.error) && (
              <Button onClick={() => void get(failed.format)}>{m.shell_try_again()}</Button>
            )
          }
        >
          <p>{sentenceOf(failed.error)}</p>
        </Notice>
      )}
    </div>
  )
}

/** Hands a file to the browser, under its own name. */
function hand(file: File | Blob): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = file instanceof File ? file.name : ''
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
