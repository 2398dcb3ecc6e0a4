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
  const whole = answersFor(me, null) ? [{ structureId: null, label: me.network?.name ?? '' }] : []
  return newestTemplates(data.templates, year)
    .map((template) => ({
      template,
      perimeters: [
        ...(template.perimeters.includes('network') ? whole : []),
        ...structures
          .filter(
            ({ kind }) => template.perimeters.includes('structure') && template.structureKinds.includes(kind),
          )
          .map(({ id, name }) => ({ structureId: id, label: name })),
      ],
    }))
    .filter(({ perimeters }) => perimeters.length > 0)
}

function newestTemplates(templates: readonly ReportTemplate[], year: number): ReportTemplate[] {
  const newest = new Map<string, ReportTemplate>()
  for (const template of templates) {
    const known = newest.get(template.code)
    const isInForce = template.validFromYear <= year && year <= (template.validToYear ?? year)
    if (isInForce && (!known || known.version < template.version)) newest.set(template.code, template)
  }
  return [...newest.values()]
}

type Offer = NonNullable<ReturnType<typeof useOffers>>[number]

/** The choices as they are made; those with a single answer make themselves. */
function useChoices(reports: readonly ReportLine[]) {
  const thisYear = Number(todayOf(useMe()).slice(0, 4))
  const [year, setYear] = useState(thisYear - 1)
  const [code, setCode] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const offers = useOffers(year)
  const offer = offers?.length === 1 ? offers[0] : offers?.find(({ template }) => template.code === code)
  const perimeters = offer?.perimeters ?? []
  const perimeter =
    perimeters.length === 1
      ? perimeters[0]
      : perimeters.find(({ structureId }) => (structureId ?? network) === chosen)
  const wanted = offer &&
    perimeter && { template: offer.template.code, structureId: perimeter.structureId, year }
  const there = reports.find(
    (report) =>
      report.template === wanted?.template &&
      report.year === wanted.year &&
      report.structureId === wanted.structureId,
  )
  return { thisYear, year, setYear, setCode, chosen, setChosen, offers, offer, wanted, there }
}

function Begin({ reports }: { reports: readonly ReportLine[] }): ReactNode {
  const navigate = useNavigate()
  const choices = useChoices(reports)
  const { wanted, there } = choices
  const [id] = useState(() => newId())
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const begin = async () => {
    if (there) return navigate({ to: '/reports/$id', params: { id: there.id } })
    if (!wanted) return
    setBusy(true)
    setError(null)
    try {
      await client.report.create({ id, ...wanted })
      await readAgain()
      await navigate({ to: '/reports/$id', params: { id } })
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  if (!choices.offers) return <Skeleton />
  return (
    <div className="stack-wide">
      <Choices {...choices} offers={choices.offers} />
      {error !== null && <Notice tone="error" title={sentenceOf(error)} live />}
      <div className="row">
        <Button variant="primary" size="l" busy={busy} disabled={!wanted} onClick={() => void begin()}>
          {there ? m.report_begin_open() : m.report_begin_do()}
        </Button>
      </div>
    </div>
  )
}

type ChoicesProps = Omit<ReturnType<typeof useChoices>, 'offers'> & { readonly offers: readonly Offer[] }

function Choices({
  thisYear,
  year,
  setYear,
  setCode,
  chosen,
  setChosen,
  offers,
  offer,
}: ChoicesProps): ReactNode {
  const years = Array.from({ length: yearsOffered }, (_, back) => String(thisYear - back))
  return (
    <>
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
        options={years.map((text) => ({ value: text, label: text }))}
      />
    </>
  )
}
