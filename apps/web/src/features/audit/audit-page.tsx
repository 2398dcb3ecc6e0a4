import type { AuditLine } from '@maillage/contract/audit'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import * as m from '../../paraglide/messages.js'
import { client } from '../../platform/client.ts'
import { mayTryAgain, sentenceOf } from '../../platform/errors.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { type AuditFilter, Filters, noFilter } from './parts/filters.tsx'
import { LineRow } from './parts/line-row.tsx'
import { LineSheet } from './parts/line-sheet.tsx'
import { Verification } from './parts/verification.tsx'
import './audit.css'

/** Who did what, and when; and whether it all stands as it was written. */
export function AuditPage(): ReactNode {
  const [filter, setFilter] = useState(noFilter)
  const [opened, setOpened] = useState<AuditLine | null>(null)
  return (
    <Page
      title={m.nav_audit()}
      part={{ colour: 'network', word: m.nav_part_network() }}
      lead={m.audit_lead()}
      width="text"
    >
      <Verification />
      <Filters value={filter} onChange={setFilter} />
      <Lines filter={filter} onOpen={setOpened} />
      <LineSheet line={opened} onClose={() => setOpened(null)} />
    </Page>
  )
}

function Lines({ filter, onOpen }: { filter: AuditFilter; onOpen: (line: AuditLine) => void }): ReactNode {
  const lines = useInfiniteQuery({
    queryKey: [['audit'], 'lines', filter],
    queryFn: ({ pageParam }) =>
      client.audit.list({
        ...(filter.noun && { noun: filter.noun }),
        ...(filter.accountId && { accountId: filter.accountId }),
        ...(filter.from && { from: filter.from }),
        ...(filter.to && { to: filter.to }),
        ...(pageParam && { before: pageParam }),
      }),
    initialPageParam: 0,
    getNextPageParam: (last) => (last.more ? last.lines.at(-1)?.seq : undefined),
  })
  if (lines.isPending) return <Skeleton lines={10} />
  if (lines.isError) {
    return (
      <EmptyState
        title={m.audit_failed()}
        action={
          mayTryAgain(lines.error) && (
            <Button icon="again" onClick={() => void lines.refetch()}>
              {m.shell_try_again()}
            </Button>
          )
        }
      >
        <p>{sentenceOf(lines.error)}</p>
      </EmptyState>
    )
  }
  const found = lines.data.pages.flatMap((page) => page.lines)
  if (found.length === 0) {
    return (
      <EmptyState title={m.audit_none()}>
        <p>{m.audit_none_text()}</p>
      </EmptyState>
    )
  }
  return (
    <section className="stack" aria-label={m.nav_audit()}>
      <ol className="audit-lines" reversed>
        {found.map((line) => (
          <LineRow key={line.seq} line={line} onOpen={() => onOpen(line)} />
        ))}
      </ol>
      {lines.hasNextPage && (
        <div className="row">
          <Button busy={lines.isFetchingNextPage} onClick={() => void lines.fetchNextPage()}>
            {m.audit_more()}
          </Button>
        </div>
      )}
    </section>
  )
}
