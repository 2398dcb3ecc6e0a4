import type { DeliveryImport } from '@maillage/contract/delivery'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../paraglide/messages.js'
import { sentenceOf } from '../../platform/errors.ts'
import { formatInstant, formatNumber } from '../../platform/format.ts'
import { orpc } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { FactList, Page } from '../../ui/page.tsx'
import { showToast } from '../../ui/toasts.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { useBook } from '../activity/api.ts'
import { fileAddress, setWithdrawn } from './imports.ts'
import { Faults } from './parts/faults.tsx'
import { NamesOutside } from './parts/names-outside.tsx'
import './delivery.css'

/** What became of one file: what was taken in, what was known, what is to be mended. */
export function DeliveryPage(): ReactNode {
  const { id = '' } = useParams({ strict: false })
  const answer = useQuery(orpc.delivery.read.queryOptions({ input: { id } }))
  if (answer.data) return <Outcome key={id} done={answer.data} />
  return (
    <Page title={m.delivery_one()} part={{ colour: 'activity', word: m.delivery_title() }} width="text">
      {answer.isError ? (
        <EmptyState
          title={m.delivery_not_shown()}
          action={<ButtonLink to="/deliveries">{m.delivery_title()}</ButtonLink>}
        >
          <p>{sentenceOf(answer.error)}</p>
        </EmptyState>
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  )
}

function Outcome({ done }: { done: DeliveryImport }): ReactNode {
  return (
    <div className="below-back">
      <Link className="back-link" to="/deliveries">
        <Icon name="left" size={20} />
        {m.delivery_title()}
      </Link>
      <Page
        title={done.fileName}
        part={{ colour: 'activity', word: m.delivery_one() }}
        lead={leadOf(done)}
        width="text"
        actions={
          <>
            <a className={buttonClass()} href={fileAddress(done.id)} download={done.fileName}>
              <Icon name="download" size={20} />
              <span>{m.delivery_give_back()}</span>
            </a>
            <TakeBack done={done} />
          </>
        }
      >
        {done.withdrawn && (
          <Notice tone="warning" title={m.delivery_taken_back_title()}>
            <p>{m.delivery_taken_back_text()}</p>
          </Notice>
        )}
        {done.taken + done.corrected + done.known > 0 && <Counts done={done} />}
        {!done.withdrawn && <NamesOutside names={done.namesOutside} />}
        <Faults faults={done.faults} fileName={done.fileName} />
        <About done={done} />
      </Page>
    </div>
  )
}

function leadOf({ taken, corrected, known, refused }: DeliveryImport): string {
  if (taken + corrected > 0) return refused > 0 ? m.delivery_partly() : m.delivery_all_in()
  return refused > 0 ? m.delivery_nothing_in() : known > 0 ? m.delivery_all_known() : m.delivery_nothing_in()
}

/** The four outcomes of rows as large figures, each with its words. */
function Counts({ done }: { done: DeliveryImport }): ReactNode {
  const counts = [
    { key: 'taken', amount: done.taken, words: m.delivery_count_taken() },
    { key: 'corrected', amount: done.corrected, words: m.delivery_count_corrected() },
    { key: 'known', amount: done.known, words: m.delivery_count_known() },
    { key: 'refused', amount: done.refused, words: m.delivery_count_refused() },
  ]
  return (
    <dl className="import-counts figures">
      {counts.map(({ key, amount, words }) => (
        <div key={key} className={amount === 0 ? 'import-count import-count-none' : 'import-count'}>
          <dt>{words}</dt>
          <dd>{formatNumber(amount)}</dd>
        </div>
      ))}
    </dl>
  )
}

function TakeBack({ done }: { done: DeliveryImport }): ReactNode {
  const change = useMutation({
    mutationFn: (withdrawn: boolean) => setWithdrawn(done, withdrawn),
    onSuccess: (changed) =>
      showToast({
        message: changed.withdrawn ? m.delivery_taken_back_done() : m.delivery_put_back_done(),
        undo: () => void setWithdrawn(changed, !changed.withdrawn),
      }),
    onError: (error) => showToast({ message: sentenceOf(error) }),
  })
  if (done.taken + done.corrected === 0) return null
  return (
    <Button
      variant="quiet"
      icon={done.withdrawn ? 'again' : 'undo'}
      busy={change.isPending}
      onClick={() => change.mutate(!done.withdrawn)}
    >
      {done.withdrawn ? m.delivery_put_back() : m.delivery_take_back()}
    </Button>
  )
}

function About({ done }: { done: DeliveryImport }): ReactNode {
  const zone = useMe().network?.zone ?? 'Europe/Paris'
  const { book } = useBook()
  const structure = book?.structures.find((each) => each.id === done.structureId)
  const facts = [
    { name: m.delivery_when(), value: formatInstant(done.at, zone) },
    ...(done.by ? [{ name: m.delivery_by(), value: done.by }] : []),
    ...(structure ? [{ name: m.delivery_for(), value: structure.name }] : []),
    {
      name: m.delivery_where(),
      value: (
        <Link to="/activities" search={{ kind: 'kit_delivery', structure: done.structureId }}>
          {m.delivery_see_activities()}
        </Link>
      ),
    },
  ]
  return <FactList facts={facts} />
}
