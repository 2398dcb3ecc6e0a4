import type { RowFault } from '@maillage/contract/delivery'
import { deliveryColumns } from '@maillage/contract/delivery-columns'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatNumber } from '../../../platform/format.ts'
import { Button } from '../../../ui/button.tsx'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { Table } from '../../../ui/table.tsx'
import { wordOf } from '../../activity/api.ts'
import { csvText, downloadText } from '../csv.ts'

interface FaultsProps {
  readonly faults: readonly RowFault[]
  readonly fileName: string
}

const mostShown = 100

/** What is to be mended in a file, line by line, with what to do next. */
export function Faults({ faults, fileName }: FaultsProps): ReactNode {
  if (faults.length === 0) return null
  const lineOf = ({ line }: RowFault) => (line === 0 ? m.delivery_whole_file() : String(line))
  const columnOf = ({ column }: RowFault) => (column ? wordOf(deliveryColumns[column]) : '')
  const download = () =>
    downloadText(
      csvText([
        [m.delivery_line(), m.delivery_column(), m.delivery_to_mend()],
        ...faults.map((fault) => [lineOf(fault), columnOf(fault), wordOf(fault)]),
      ]),
      m.delivery_faults_name({ file: fileName.replace(/\.[^.]*$/, '') }),
    )
  return (
    <section className="stack" aria-labelledby="faults">
      <h2 id="faults" className="section-title">
        {m.delivery_faults()}
      </h2>
      <p>{m.delivery_faults_text()}</p>
      <Table
        caption={m.delivery_faults()}
        captionHidden
        columns={[
          { key: 'line', header: m.delivery_line(), cell: (row: { fault: RowFault }) => lineOf(row.fault) },
          { key: 'column', header: m.delivery_column(), cell: ({ fault }) => columnOf(fault) },
          { key: 'mend', header: m.delivery_to_mend(), cell: ({ fault }) => wordOf(fault) },
        ]}
        rows={faults.slice(0, mostShown).map((fault, place) => ({ fault, place }))}
        rowKey={({ place }) => String(place)}
      />
      {faults.length > mostShown && (
        <p className="soft">{m.delivery_faults_more({ amount: formatNumber(faults.length - mostShown) })}</p>
      )}
      <div className="row">
        <ButtonLink to="/deliveries" variant="primary" icon="upload">
          {m.delivery_import_again()}
        </ButtonLink>
        <Button icon="download" onClick={download}>
          {m.delivery_faults_download()}
        </Button>
      </div>
    </section>
  )
}
