import type { RowFault } from '@maillage/contract/delivery'
import { deliveryColumns } from '@maillage/contract/delivery-columns'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatNumber } from '../../../platform/format.ts'
import { Button } from '../../../ui/button.tsx'
import { ButtonLink } from '../../../ui/button-link.tsx'
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
  const lines = [...new Set(faults.map((fault) => fault.line))]
  const download = () =>
    downloadText(
      csvText([
        [m.delivery_line(), m.delivery_column(), m.delivery_to_mend()],
        ...faults.map((fault) => [String(fault.line), nameOf(fault), wordOf(fault)]),
      ]),
      m.delivery_faults_name({ file: fileName.replace(/\.[^.]*$/, '') }),
    )
  return (
    <section className="stack" aria-labelledby="faults">
      <h2 id="faults" className="section-title">
        {m.delivery_faults()}
      </h2>
      <p>{m.delivery_faults_text()}</p>
      <ul className="faults">
        {lines.slice(0, mostShown).map((line) => (
          <li key={line} className="fault">
            <span className="fault-line">{lineWord(line)}</span>
            <ul className="fault-mends">
              {faults
                .filter((fault) => fault.line === line)
                .map((fault) => (
                  <li key={fault.fr}>
                    {fault.column && <span className="fault-column">{columnWord(fault)} </span>}
                    {wordOf(fault)}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
      {lines.length > mostShown && (
        <p className="soft">{m.delivery_faults_more({ amount: formatNumber(lines.length - mostShown) })}</p>
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

const nameOf = ({ column }: RowFault): string => (column ? wordOf(deliveryColumns[column]) : '')

const columnWord = (fault: RowFault): string => m.delivery_in_column({ column: nameOf(fault) })

const lineWord = (line: number): string =>
  line === 0 ? m.delivery_whole_file() : m.delivery_line_number({ line: String(line) })
