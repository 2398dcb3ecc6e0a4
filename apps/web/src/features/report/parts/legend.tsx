import type { ReportDocument } from '@maillage/contract/report-document'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'

/** How to read the tables: each mark explained once. */
export function Legend({ document }: { document: ReportDocument }): ReactNode {
  const { year } = document
  const entries: { mark: ReactNode; key: string; meaning: string }[] = [
    { key: 'years', mark: 'N', meaning: m.report_legend_years({ year, before: year - 1 }) },
    { key: 'zero', mark: '0', meaning: m.report_legend_zero() },
    { key: 'dash', mark: '–', meaning: m.report_legend_dash() },
    {
      key: 'blank',
      mark: <span className="figure-blank" />,
      meaning: m.report_legend_blank(),
    },
    {
      key: 'incomplete',
      mark: <span className="figure-mark-incomplete">*</span>,
      meaning: m.report_legend_incomplete(),
    },
    { key: 'submitted', mark: '‡', meaning: m.report_legend_submitted() },
    { key: 'typed', mark: '†', meaning: m.report_legend_typed() },
    ...(hasProtected(document)
      ? [{ key: 'protected', mark: m.report_withheld(), meaning: m.report_legend_protected() }]
      : []),
  ]
  return (
    <section className="report-legend" aria-labelledby="report-legend-title">
      <h2 id="report-legend-title">{m.report_legend_title()}</h2>
      <dl>
        {entries.map(({ key, mark, meaning }) => (
          <div key={key}>
            <dt>{mark}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="report-legend-keys">{m.report_legend_keys()}</p>
    </section>
  )
}

const hasProtected = ({ sections }: ReportDocument): boolean =>
  sections.some(({ blocks }) =>
    blocks.some(
      (block) =>
        block.type === 'table' &&
        block.rows.some((row) => row.cells.some(({ figure }) => figure.state === 'protected')),
    ),
  )
