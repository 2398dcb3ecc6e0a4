import type { TerritoryFigure, TerritoryTable } from '@maillage/contract/territory'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { v7 as newId } from 'uuid'
import * as m from '../../../paraglide/messages.js'
import { client } from '../../../platform/client.ts'
import { sentenceOf } from '../../../platform/errors.ts'
import { formatNumber, parseNumber } from '../../../platform/format.ts'
import { orpc } from '../../../platform/query.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { ChoiceGroup } from '../../../ui/choice.tsx'
import { Sheet } from '../../../ui/dialog.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Select, TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toasts.tsx'
import { refreshTerritories } from '../api.ts'

interface SheetProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly table: TerritoryTable
}

/** Enters a printed figure of one of the table's parts, and takes back those that were entered. */
export function FigureSheet({ open, onClose, table }: SheetProps): ReactNode {
  return (
    <Sheet open={open} onClose={onClose} title={m.territory_figure_add()}>
      <FigureForm table={table} />
    </Sheet>
  )
}

interface Typed {
  readonly territory: string
  readonly measure: 'population' | 'area_km2'
  readonly amount: string
  readonly year: string
  readonly source: string
}

const yearOf = (text: string): number | null => {
  const year = parseNumber(text)
  return year !== null && Number.isInteger(year) && year >= 1800 && year <= 2100 ? year : null
}

function faultsOf({ territory, amount, year, source }: Typed) {
  const number = parseNumber(amount)
  const fault = (id: string, wrong: boolean, message: string) => (wrong ? [{ id, message }] : [])
  return [
    ...fault('figure-territory', territory === '', m.territory_figure_territory_missing()),
    ...fault('figure-amount', number === null || number < 0, m.territory_figure_amount_wrong()),
    ...fault('figure-year', yearOf(year) === null, m.territory_figure_year_wrong()),
    ...fault('figure-source', source.trim() === '', m.territory_figure_source_missing()),
  ]
}

function FigureForm({ table }: { table: TerritoryTable }): ReactNode {
  const [id, setId] = useState(() => newId())
  const [typed, setTyped] = useState<Typed>({
    territory: table.rows[0]?.key ?? '',
    measure: 'population',
    amount: '',
    year: '',
    source: '',
  })
  const [tried, setTried] = useState(0)
  const set = (changes: Partial<Typed>) => setTyped({ ...typed, ...changes })
  const saving = useMutation({
    mutationFn: () =>
      client.territory.saveFigure({
        id,
        baseVersion: 0,
        draft: {
          territory: typed.territory,
          measure: typed.measure,
          amount: parseNumber(typed.amount) ?? 0,
          asOfYear: yearOf(typed.year) ?? 0,
          source: typed.source,
        },
      }),
    onSuccess: async () => {
      await refreshTerritories()
      showToast({ message: m.territory_figure_saved() })
      setId(newId())
      setTried(0)
      // The next figure of a printed table has the same year and source.
      set({ amount: '' })
    },
  })
  const faults = faultsOf(typed)
  const shown = tried > 0 ? faults : []
  const errorOf = (field: string) => shown.find((fault) => fault.id === field)?.message
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(tried + 1)
    if (faults.length === 0) saving.mutate()
  }
  return (
    <form className="territory-form" onSubmit={submit} noValidate>
      <ErrorSummary key={tried} faults={shown} />
      {saving.isError && <Notice tone="error" live title={sentenceOf(saving.error)} />}
      <Select
        id="figure-territory"
        label={m.territory_one()}
        error={errorOf('figure-territory')}
        value={typed.territory}
        onChange={(territory) => set({ territory })}
        options={table.rows.map(({ key, code, name }) => ({
          value: key as string,
          label: `${code} ${name}`,
        }))}
      />
      <ChoiceGroup
        label={m.territory_figure_measure()}
        value={typed.measure}
        onChange={(measure) => set({ measure })}
        options={[
          { value: 'population', label: m.territory_population() },
          { value: 'area_km2', label: m.territory_area() },
        ]}
      />
      <TextField
        id="figure-amount"
        label={m.territory_figure_amount()}
        error={errorOf('figure-amount')}
        inputMode="decimal"
        unit={typed.measure === 'area_km2' ? 'km²' : m.territory_inhabitants()}
        value={typed.amount}
        onChange={(amount) => set({ amount })}
      />
      <TextField
        id="figure-year"
        label={m.territory_figure_year()}
        hint={m.territory_figure_year_hint()}
        error={errorOf('figure-year')}
        inputMode="numeric"
        value={typed.year}
        onChange={(year) => set({ year })}
      />
      <TextField
        id="figure-source"
        label={m.territory_figure_source()}
        hint={m.territory_figure_source_hint()}
        error={errorOf('figure-source')}
        value={typed.source}
        onChange={(source) => set({ source })}
        maxLength={300}
      />
      <div className="row">
        <Button type="submit" variant="primary" busy={saving.isPending}>
          {m.territory_figure_save()}
        </Button>
      </div>
      <Entered territory={typed.territory} />
    </form>
  )
}

/** What was entered for the territory chosen, each with a way to take it back. */
function Entered({ territory }: { territory: string }): ReactNode {
  const answer = useQuery({
    ...orpc.territory.figures.queryOptions({ input: { territory } }),
    enabled: territory !== '',
  })
  const removal = useMutation({
    mutationFn: (figure: TerritoryFigure) =>
      client.territory.withdrawFigure({ id: figure.id, baseVersion: figure.version }),
    onSuccess: async (_written, figure) => {
      await refreshTerritories()
      showToast({ message: m.territory_figure_withdrawn(), undo: () => void enterAgain(figure) })
    },
    onError: (error) => showToast({ message: sentenceOf(error) }),
  })
  if (!answer.data || answer.data.length === 0) return null
  return (
    <section className="stack" aria-labelledby="entered-figures">
      <h3 id="entered-figures">{m.territory_figures_entered()}</h3>
      <ul className="territories">
        {answer.data.map((figure) => (
          <li key={figure.id} className="territory-figure">
            <span>
              <span className="figures">{amountInWords(figure)}</span>{' '}
              <span className="soft small">
                {figure.asOfYear} · {figure.source}
              </span>
            </span>
            <IconButton
              icon="trash"
              label={m.territory_figure_withdraw({ figure: amountInWords(figure) })}
              onClick={() => removal.mutate(figure)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

const amountInWords = ({ measure, amount }: TerritoryFigure): string =>
  `${formatNumber(amount)} ${measure === 'area_km2' ? 'km²' : m.territory_inhabitants()}`

/** A withdrawn figure comes back as a new one with the same words. */
async function enterAgain({ territory, measure, amount, asOfYear, source }: TerritoryFigure): Promise<void> {
  await client.territory.saveFigure({
    id: newId(),
    baseVersion: 0,
    draft: { territory, measure, amount, asOfYear, source },
  })
  await refreshTerritories()
}
