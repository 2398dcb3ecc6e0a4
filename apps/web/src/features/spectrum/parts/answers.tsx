import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatNumber, formatRatio } from '../../../platform/format.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Looked, NamedComponent } from '../spectrum-work.ts'
import { SpectrumChart } from './spectrum-chart.tsx'

/** The references most like a spectrum, and by how much the first one leads. */
export function Hits({ hits, gap }: Pick<Looked, 'hits' | 'gap'>): ReactNode {
  if (!hits) return null
  return (
    <section className="stack" aria-labelledby="hits">
      <h2 id="hits" className="section-title">
        {m.spectrum_hits()}
      </h2>
      <p className="soft">{m.spectrum_hits_text()}</p>
      <Table
        caption={m.spectrum_hits_table()}
        captionHidden
        rows={hits}
        rowKey={({ position }) => String(position)}
        columns={[
          { key: 'reference', header: m.spectrum_reference(), cell: ({ reference }) => reference },
          {
            key: 'score',
            header: m.spectrum_score(),
            align: 'figures',
            cell: ({ score }) => formatNumber(score, 3),
          },
          {
            key: 'shift',
            header: m.spectrum_shift(),
            align: 'figures',
            cell: ({ shiftCm1 }) => formatNumber(shiftCm1, 1),
          },
        ]}
      />
      {gap !== null && <p>{m.spectrum_gap({ gap: formatNumber(gap, 3) })}</p>}
    </section>
  )
}

/** What a mixture is made of, and what is left of it. */
export function Components({ unmixed }: { unmixed: NonNullable<Looked['unmixed']> }): ReactNode {
  const { components, explainedRatio, unknown, notes, residual } = unmixed
  return (
    <section className="stack" aria-labelledby="components">
      <h2 id="components" className="section-title">
        {m.spectrum_components()}
      </h2>
      {unknown && (
        <Notice tone="warning" title={m.spectrum_unknown()}>
          <p>{m.spectrum_unknown_text()}</p>
        </Notice>
      )}
      {components.length === 0 && <p>{m.spectrum_nothing_found()}</p>}
      {components.length > 0 && (
        <Table
          caption={m.spectrum_components_table()}
          captionHidden
          rows={components}
          rowKey={({ reference }) => reference}
          columns={[
            { key: 'reference', header: m.spectrum_reference(), cell: (row) => <Named {...row} /> },
            {
              key: 'share',
              header: m.spectrum_share(),
              align: 'figures',
              cell: ({ shareRatio }) => formatRatio(shareRatio, 0),
            },
            {
              key: 'interval',
              header: m.spectrum_interval(),
              align: 'figures',
              cell: ({ lowRatio, highRatio }) =>
                m.spectrum_from_to({ low: formatRatio(lowRatio, 0), high: formatRatio(highRatio, 0) }),
            },
            { key: 'sure', header: m.spectrum_sure(), cell: ({ margin }) => sureness(margin) },
          ]}
        />
      )}
      <p className="soft">
        {m.spectrum_share_text()} {notes.includes('below_five_percent') && m.spectrum_below_five()}
      </p>
      <SpectrumChart
        low
        curve={residual}
        unit={m.spectrum_absorbance()}
        caption={m.spectrum_residual()}
        words={m.spectrum_residual_words({ explained: formatRatio(explainedRatio, 0) })}
      />
      <p>{m.spectrum_explained({ explained: formatRatio(explainedRatio, 0) })}</p>
    </section>
  )
}

function Named({ reference, alternatives }: NamedComponent): ReactNode {
  return (
    <>
      {reference}
      {alternatives.length > 0 && (
        <span className="spectrum-or">{m.spectrum_or({ names: alternatives.join(', ') })}</span>
      )}
    </>
  )
}

/** Margins from 0.4 on were right in every trial; under 0.2, another reference does nearly as well. */
function sureness(margin: number): string {
  if (margin >= 0.4) return m.spectrum_sure_very()
  return margin >= 0.2 ? m.spectrum_sure_rather() : m.spectrum_sure_not()
}
