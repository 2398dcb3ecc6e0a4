import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../paraglide/messages.js'
import { sentenceOf } from '../../platform/errors.ts'
import { formatInstant, formatNumber } from '../../platform/format.ts'
import { orpc } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { Notice, Tag } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { structuresOf, useBook } from '../activity/api.ts'
import { Columns } from './parts/columns.tsx'
import { ImportForm } from './parts/import-form.tsx'
import './delivery.css'

/** Files of deliveries: one to hand in, and what became of the others. */
export function DeliveriesPage(): ReactNode {
  const me = useMe()
  const { book } = useBook()
  return (
    <Page
      title={m.delivery_title()}
      part={{ colour: 'activity', word: m.nav_part_activity() }}
      lead={m.delivery_lead()}
      width="text"
    >
      {book ? (
        <>
          <ImportForm structures={structuresOf(me, book)} />
          <Columns book={book} />
        </>
      ) : (
        <Skeleton lines={4} />
      )}
      <Imports />
    </Page>
  )
}

function Imports(): ReactNode {
  const zone = useMe().network?.zone ?? 'Europe/Paris'
  const answer = useQuery(orpc.delivery.list.queryOptions({ input: {} }))
  return (
    <section className="stack" aria-labelledby="imports">
      <h2 id="imports" className="section-title">
        {m.delivery_imports()}
      </h2>
      {answer.isPending && <Skeleton lines={4} />}
      {answer.isError && <Notice title={sentenceOf(answer.error)} />}
      {answer.data?.length === 0 && <p className="soft">{m.delivery_none()}</p>}
      <ul className="imports">
        {answer.data?.map(({ id, fileName, at, by, refused, withdrawn, ...counts }) => (
          <li key={id}>
            <Link className="import" to="/deliveries/$id" params={{ id }}>
              <span className="import-what">
                <span className="import-name">{fileName}</span>
                <span className="import-about">
                  {[formatInstant(at, zone), by].filter(Boolean).join(' · ')}
                </span>
              </span>
              <span className="import-marks figures">
                {m.delivery_rows_taken({
                  count: counts.taken + counts.corrected,
                  amount: formatNumber(counts.taken + counts.corrected),
                })}
                {refused > 0 && (
                  <Tag tone="warning">
                    {m.delivery_rows_refused({ count: refused, amount: formatNumber(refused) })}
                  </Tag>
                )}
                {withdrawn && <Tag>{m.delivery_taken_back()}</Tag>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
