import type {
  TerritoryCell,
  TerritoryEdition,
  TerritoryRow,
  TerritoryTable,
} from '@maillage/contract/territory'
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatChange } from '../../../platform/format.ts'
import { TableRegion } from '../../../ui/table.tsx'
import { changeBetween, formatFixed, formatPercentChange } from '../figures.ts'

/** Population, area and density of the parts; each edition beside the others, then what changed since. */
export function PopulationTable({ table }: { table: TerritoryTable }): ReactNode {
  const { rows, totals, territory } = table
  const shape = shapeOf(table)
  const caption = m.territory_table_caption({ name: territory.name })
  return (
    <div className="stack">
      <TableRegion label={caption}>
        <table className="table">
          <caption className="aside-aloud">{caption}</caption>
          <Head shape={shape} />
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <RowName row={row} />
                </th>
                <Cells cells={row.cells} shape={shape} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{m.territory_total()}</th>
              <Cells cells={totals} shape={shape} />
            </tr>
          </tfoot>
        </table>
      </TableRegion>
      <Notes table={table} />
    </div>
  )
}

interface Shape {
  /** `areas`: whether the edition knows any; without, it has one column. */
  readonly editions: readonly (TerritoryEdition & { readonly areas: boolean })[]
  /** The latest printed edition against today's, by place; null unless both tell a population. */
  readonly compared: { readonly from: number; readonly to: number } | null
}

function shapeOf({ editions, totals }: TerritoryTable): Shape {
  const to = editions.findIndex((edition) => edition.origin === 'reference')
  const from = editions.findLastIndex((edition) => edition.origin === 'entered' && edition.population)
  return {
    editions: editions.map((edition, index) => ({ ...edition, areas: totals[index]?.areaKm2 != null })),
    compared: from < 0 || to < 0 ? null : { from, to },
  }
}

function Head({ shape: { editions, compared } }: { shape: Shape }): ReactNode {
  return (
    <thead>
      <tr>
        <td />
        {editions.map((edition) => (
          <th
            key={edition.id}
            scope={edition.areas ? 'colgroup' : 'col'}
            colSpan={edition.areas ? 3 : 1}
            className="table-figures territory-edition"
          >
            {editionWord(edition)}
          </th>
        ))}
        {compared && (
          <th scope="colgroup" colSpan={2} className="table-figures territory-edition">
            {m.territory_change()}
          </th>
        )}
      </tr>
      <tr>
        <th scope="col">{m.territory_one()}</th>
        {editions.map(({ id, areas }) => (
          <Fragment key={id}>
            <ColumnHead word={m.territory_population()} />
            {areas && <ColumnHead word={m.territory_area()} />}
            {areas && <ColumnHead word={m.territory_density()} />}
          </Fragment>
        ))}
        {compared && (
          <>
            <ColumnHead word={m.territory_change_people()} />
            <ColumnHead word="%" />
          </>
        )}
      </tr>
    </thead>
  )
}

const ColumnHead = ({ word }: { word: string }): ReactNode => (
  <th scope="col" className="table-figures">
    {word}
  </th>
)

function editionWord({ origin, population, area }: TerritoryEdition): string {
  const year = population?.year ?? area?.year
  if (year === undefined) return m.territory_today()
  return origin === 'reference' ? m.territory_today_of({ year }) : m.territory_printed({ year })
}

function RowName({ row }: { row: TerritoryRow }): ReactNode {
  return (
    <span className="territory-row">
      <span className="territory-code figures">{row.code}</span>{' '}
      <Link to="/network/territories/$key" params={{ key: row.key }}>
        {row.name}
      </Link>
      {row.partial && <span className="soft small"> {m.territory_partial()}</span>}
    </span>
  )
}

function Cells({ cells, shape }: { cells: readonly TerritoryCell[]; shape: Shape }): ReactNode {
  return (
    <>
      {shape.editions.map(({ id, areas }, index) => (
        <Fragment key={id}>
          <Amount amount={cells[index]?.population} decimals={0} />
          {areas && <Amount amount={cells[index]?.areaKm2} decimals={0} />}
          {areas && <Amount amount={cells[index]?.densityPerKm2} decimals={1} />}
        </Fragment>
      ))}
      {shape.compared && <Change from={cells[shape.compared.from]} to={cells[shape.compared.to]} />}
    </>
  )
}

function Amount({ amount, decimals }: { amount: number | null | undefined; decimals: number }): ReactNode {
  return <td className="table-figures">{amount == null ? <Unknown /> : formatFixed(amount, decimals)}</td>
}

interface ChangeProps {
  readonly from: TerritoryCell | undefined
  readonly to: TerritoryCell | undefined
}

function Change({ from, to }: ChangeProps): ReactNode {
  const change = changeBetween(from, to)
  return (
    <>
      <td className="table-figures">{change ? formatChange(change.people) : <Unknown />}</td>
      <td className="table-figures">
        {change?.ratio == null ? <Unknown /> : formatPercentChange(change.ratio)}
      </td>
    </>
  )
}

/** Not known: nothing is printed, something is said. */
const Unknown = (): ReactNode => <span className="aside-aloud">{m.territory_unknown()}</span>

/** Where each figure comes from, and what is missing from the sums. */
function Notes({ table: { editions, totals, by } }: { table: TerritoryTable }): ReactNode {
  return (
    <ul className="territory-notes">
      {editions.map((edition, index) => (
        <Fragment key={edition.id}>
          <EditionNotes edition={edition} missing={totals[index]?.populationMissing ?? 0} />
        </Fragment>
      ))}
      {totals.at(-1)?.areaKm2 == null && <li>{m.territory_no_area()}</li>}
      {by === 'epci' && <li>{m.territory_epci_note()}</li>}
    </ul>
  )
}

function EditionNotes({ edition, missing }: { edition: TerritoryEdition; missing: number }): ReactNode {
  const sources = [...new Set([edition.population?.source, edition.area?.source].filter(Boolean))].join(' ; ')
  return (
    <>
      {sources !== '' && <li>{m.territory_source({ edition: editionWord(edition), sources })}</li>}
      {edition.population && missing > 0 && (
        <li>{m.territory_missing({ count: missing, edition: editionWord(edition) })}</li>
      )}
    </>
  )
}
