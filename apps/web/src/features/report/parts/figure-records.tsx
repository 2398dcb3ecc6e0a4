import type { FigureFormat } from '@maillage/contract/report-document'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatDateShort, formatNumber } from '../../../platform/format.ts'
import { type Book, kindOf, memberOf, useBook, wordOf } from '../../activity/api.ts'
import type { OpenedCell } from '../api.ts'
import { amountText } from '../figure-words.ts'

interface FigureRecordsProps {
  readonly opened: OpenedCell
  readonly format: FigureFormat
  /** Said by the row already: not said again by each record. */
  readonly rowLabel: string
}

/** The records that a figure adds up, each leading to its page, and the sum that one can check. */
export function FigureRecords({ opened, format, rowLabel }: FigureRecordsProps): ReactNode {
  const { book } = useBook()
  const { records, recordsTotal, figure } = opened
  if (recordsTotal === 0) return null
  return (
    <section className="stack">
      <h3>{m.report_records_title({ count: recordsTotal })}</h3>
      <ul className="figure-records">
        {records.map((record) => {
          const kind = book && kindOf(book, record)
          return (
            <li key={record.id}>
              <Link to="/activities/$id" params={{ id: record.id }} className="figure-record">
                <span className="figure-record-day">{formatDateShort(record.day)}</span>
                <span className="figure-record-what">
                  {kind ? wordOf(kind.shortLabel) : record.kind}
                  <span className="soft">{detailsOf(record, book, rowLabel)}</span>
                  {record.corrections > 0 && (
                    <span className="figure-record-corrections">
                      {m.report_record_corrected({ count: record.corrections })}
                    </span>
                  )}
                </span>
                <span className="figure-record-amount">
                  {record.amount === null ? (
                    <>
                      <span className="figure-blank" aria-hidden="true" />
                      <span className="aside-aloud">{m.report_state_not_filled_in()}</span>
                    </>
                  ) : (
                    amountText(record.amount, format)
                  )}
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
      {figure.amount !== null && records.length === recordsTotal && (
        <p className="figure-records-sum">
          <span>{m.report_records_sum()}</span>
          <span>{amountText(figure.amount, format)}</span>
        </p>
      )}
      {records.length < recordsTotal && (
        <p className="soft small">
          {m.report_records_more({ shown: formatNumber(records.length), total: formatNumber(recordsTotal) })}
        </p>
      )}
    </section>
  )
}

type OpenedRecord = OpenedCell['records'][number]

/** What tells a record from the next: its place, and what was chosen for it. */
function detailsOf(record: OpenedRecord, book: Book | undefined, rowLabel: string): string {
  const fields = (book && kindOf(book, record)?.fields) ?? []
  const chosen = fields.flatMap((field) => {
    const code = field.type === 'choice' ? record.dimensions[field.code] : undefined
    const member =
      book && code && field.type === 'choice' ? memberOf(book, field.vocabulary, code) : undefined
    return member ? [wordOf(member.label)] : []
  })
  const words = [record.siteName, ...chosen].filter((word) => word && word !== rowLabel)
  return words
    .slice(0, 2)
    .map((word) => ` · ${word}`)
    .join('')
}
