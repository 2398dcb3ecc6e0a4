import type {
  TerritoryCell,
  TerritoryEdition,
  TerritoryRow,
  TerritoryTable,
} from '@maillage/contract/territory'
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatChange, formatRatio } from '../../../platform/format.ts'
import { TableRegion } from '../../../ui/table.tsx'
import { changeBetween, formatFixed } from '../figures.ts'

/** Population, area and density of the parts; each edition beside the others, then what changed since. */
export function PopulationTable({ table }: { table: TerritoryTable }): ReactNode {
  const { editions, rows, totals, territory } = table
  const compared = comparedEditions(editions)
  const caption = m.territory_table_caption({ name: territory.name })
  return (
    <div className="stack">
      <TableRegion label={caption}>
        <table className="table">
          <caption className="aside-aloud">{caption}</caption>
          <Head editions={editions} compared={compared !== null} />
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <RowName row={row} />
                </th>
                <Cells cells={row.cells} compared={compared} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{m.territory_total()}</th>
              <Cells cells={totals} compared={compared} />
            </tr>
          </tfoot>
        </table>
      </TableRegion>
      <Notes table={table} />
    </div>
  )
}

type Compared = { readonly from: number; readonly to: number } | null

/** The latest printed edition against today's, where both tell a population. */
function comparedEditions(editions: readonly TerritoryEdition[]): Compared {
  const to = editions.findIndex((edition) => edition.origin === 'reference')
  const from = editions.findLastIndex((edition) => edition.origin === 'entered' && edition.population)
  return from < 0 || to < 0 ? null : { from, to }
}

function Head({
  editions,
  compared,
}: {
  editions: readonly TerritoryEdition[]
  compared: boolean
}): ReactNode {
  return (
    <thead>
      <tr>
        <td />
        {editions.map((edition) => (
          <th key={edition.id} scope="colgroup" colSpan={3} className="table-figures territory-edition">
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
        {editions.map(({ id }) => (
          <Fragment key={id}>
            <th scope="col" className="table-figures">
              {m.territory_population()}
            </th>
            <th scope="col" className="table-figures">
              {m.territory_area()}
            </th>
            <th scope="col" className="table-figures">
              {m.territory_density()}
            </th>
          </Fragment>
        ))}
        {compared && (
          <>
            <th scope="col" className="table-figures">
              {m.territory_change_people()}
            </th>
            <th scope="col" className="table-figures">
              %
            </th>
          </>
        )}
      </tr>
    </thead>
  )
}

function editionWord({ origin, population, area }: TerritoryEdition): string {
  const year = population?.year ?? area?.year
  if (year === undefined) return m.territory_today()
  return origin === 'reference' ? m.territory_today_of({ year }) : m.territory_printed({ year })
}

function RowName({ row }: { row: TerritoryRow }): ReactNode {
  return (
    <>
      <span className="territory-code figures">{row.code}</span>{' '}
      <Link to="/network/territories/$key" params={{ key: row.key }}>
        {row.name}
      </Link>
      {row.partial && <span className="soft small"> {m.territory_partial()}</span>}
    </>
  )
}

function Cells({ cells, compared }: { cells: readonly TerritoryCell[]; compared: Compared }): ReactNode {
  return (
    <>
      {cells.map((cell) => (
        <Fragment key={cell.edition}>
          <Amount amount={cell.population} decimals={0} />
          <Amount amount={cell.areaKm2} decimals={0} />
          <Amount amount={cell.densityPerKm2} decimals={1} />
        </Fragment>
      ))}
      {compared && <Change cells={cells} {...compared} />}
    </>
  )
}

function Amount({ amount, decimals }: { amount: number | null; decimals: number }): ReactNode {
  return <td className="table-figures">{amount === null ? <Unknown /> : formatFixed(amount, decimals)}</td>
}

function Change({
  cells,
  from,
  to,
}: {
  cells: readonly TerritoryCell[]
  from: number
  to: number
}): ReactNode {
  const change = changeBetween(cells[from], cells[to])
  return (
    <>
      <td className="table-figures">{change ? formatChange(change.people) : <Unknown />}</td>
      <td className="table-figures">
        {change?.ratio == null ? (
          <Unknown />
        ) : (
          `${change.ratio > 0 ? '+' : ''}${formatRatio(change.ratio).replace('-', '−')}`
        )}
      </td>
    </>
  )
}

/** Not known: nothing is printed, something is said. */
const Unknown = (): ReactNode => <span className="aside-aloud">{m.territory_unknown()}</span>

/** Where each figure comes from, and what is missing from the sums. */
function Notes({ table: { editions, totals, by } }: { table: TerritoryTable }): ReactNode {
  const reference = totals.at(-1)
  return (
    <ul className="territory-notes">
      {editions.map((edition) => {
        const [population, area] = [edition.population?.source, edition.area?.source]
        const sources = [...new Set([population, area].filter(Boolean))].join(' ; ')
        return sources === '' ? null : (
          <li key={edition.id}>{m.territory_source({ edition: editionWord(edition), sources })}</li>
        )
      })}
      {reference && reference.areaKm2 === null && <li>{m.territory_no_area()}</li>}
      {totals.map(({ edition, population, populationMissing }) =>
        population !== null && populationMissing > 0 ? (
          <li key={`missing ${edition}`}>{m.territory_missing({ count: populationMissing, edition })}</li>
        ) : null,
      )}
      {by === 'epci' && <li>{m.territory_epci_note()}</li>}
    </ul>
  )
}
