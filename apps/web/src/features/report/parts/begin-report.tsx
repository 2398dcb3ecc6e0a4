import { inForce } from '@maillage/contract/activity-rules'
import type { ReportTemplate } from '@maillage/contract/catalogue'
import type { ReportLine } from '@maillage/contract/report'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { v7 as newId } from 'uuid'
import * as m from '../../../paraglide/messages.js'
import { client } from '../../../platform/client.ts'
import { sentenceOf } from '../../../platform/errors.ts'
import { orpc } from '../../../platform/query.ts'
import { useMe } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceGroup } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Select } from '../../../ui/text-field.tsx'
import { Skeleton } from '../../../ui/waiting.tsx'
import { todayOf, useBook, wordOf } from '../../activity/api.ts'
import { answersFor, readAgain } from '../api.ts'

interface BeginReportProps {
  readonly open: boolean
  readonly reports: readonly ReportLine[]
  readonly onClose: () => void
}

/** Begins a report in two choices: which one, for which year; and for whom, where there is more than one answer. */
export function BeginReport({ open, reports, onClose }: BeginReportProps): ReactNode {
  return (
    <Dialog open={open} onClose={onClose} title={m.report_begin()}>
      <Begin reports={reports} />
    </Dialog>
  )
}

const network = 'network'
const yearsOffered = 5

interface Perimeter {
  /** null: the whole network. */
  readonly structureId: string | null
  readonly label: string
}

/** The newest version of each template that somebody can begin for a year, with those that it can speak of. */
function useOffers(year: number): { template: ReportTemplate; perimeters: Perimeter[] }[] | undefined {
  const me = useMe()
  const { book } = useBook()
  const { data } = useQuery(orpc.catalogue.reporting.queryOptions())
  if (!book || !data) return undefined
  const structures = book.structures.filter(({ id, archived }) => !archived && answersFor(me, id))
  const whole = { structureId: null, label: me.network?.name ?? '' }
  const newest = new Map<string, ReportTemplate>()
  for (const template of data.templates) {
    const isInForce = inForce(
      {
        validFrom: `${template.validFromYear}`,
        validTo: template.validToYear === undefined ? undefined : `${template.validToYear}`,
      },
      `${year}`,
    )
    const known = newest.get(template.code)
    if (isInForce && (!known || known.version < template.version)) newest.set(template.code, template)
  }
  return [...newest.values()]
    .map((template) => ({
      template,
      perimeters: [
        ...(template.perimeters.includes('network') && answersFor(me, null) ? [whole] : []),
        ...structures
          .filter(
            ({ kind }) => template.perimeters.includes('structure') && template.structureKinds.includes(kind),
          )
          .map(({ id, name }) => ({ structureId: id, label: name })),
      ],
    }))
    .filter(({ perimeters }) => perimeters.length > 0)
}

function Begin({ reports }: { reports: readonly ReportLine[] }): ReactNode {
  const me = useMe()
  const navigate = useNavigate()
  const thisYear = Number(todayOf(me).slice(0, 4))
  const [year, setYear] = useState(thisYear - 1)
  const [code, setCode] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [id] = useState(() => newId())
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const offers = useOffers(year)
  if (!offers) return <Skeleton />
  const offer =
    offers.find(({ template }) => template.code === code) ?? (offers.length === 1 ? offers[0] : undefined)
  const perimeter =
    offer?.perimeters.length === 1
      ? offer.perimeters[0]
      : offer?.perimeters.find((each) => (each.structureId ?? network) === chosen)
  const there =
    offer &&
    perimeter &&
    reports.find(
      (report) =>
        report.template === offer.template.code &&
        report.year === year &&
        report.structureId === perimeter.structureId,
    )
  const begin = async () => {
    if (there) return navigate({ to: '/reports/$id', params: { id: there.id } })
    if (!offer || !perimeter) return
    setBusy(true)
    setError(null)
    try {
      await client.report.create({
        id,
        template: offer.template.code,
        structureId: perimeter.structureId,
        year,
      })
      await readAgain()
      await navigate({ to: '/reports/$id', params: { id } })
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  return (
    <div className="stack-wide">
      <ChoiceGroup
        layout="list"
        label={m.report_begin_which()}
        value={offer?.template.code ?? null}
        onChange={setCode}
        options={offers.map(({ template }) => ({
          value: template.code,
          label: wordOf(template.title),
          hint: wordOf(template.funder),
        }))}
      />
      {offer && offer.perimeters.length > 1 && (
        <Select
          label={m.report_begin_for()}
          value={chosen ?? ''}
          placeholder={m.report_begin_choose()}
          onChange={setChosen}
          options={offer.perimeters.map(({ structureId, label }) => ({
            value: structureId ?? network,
            label,
          }))}
        />
      )}
      <ChoiceGroup
        label={m.report_begin_year()}
        value={String(year)}
        onChange={(text) => setYear(Number(text))}
        options={Array.from({ length: yearsOffered }, (_, back) => String(thisYear - back)).map((text) => ({
          value: text,
          label: text,
        }))}
      />
      {error !== null && <Notice tone="error" title={sentenceOf(error)} live />}
      <div className="row">
        <Button
          variant="primary"
          size="l"
          busy={busy}
          disabled={!offer || !perimeter}
          onClick={() => void begin()}
        >
          {there ? m.report_begin_open() : m.report_begin_do()}
        </Button>
      </div>
    </div>
  )
}
