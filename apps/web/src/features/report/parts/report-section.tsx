import type { ReportDocument, ReportSection as SectionModel } from '@maillage/contract/report-document'
import type { ReactNode } from 'react'
import type { OutboxItem } from '../../../platform/outbox/database.ts'
import type { ReportAnswer } from '../api.ts'
import { anchorOf, tableOfChart } from '../sections.ts'
import { AddRow } from './add-row.tsx'
import { BarChart } from './bar-chart.tsx'
import { ProseText } from './prose-text.tsx'
import { ReportTable } from './report-table.tsx'
import { SectionProse } from './section-prose.tsx'
import type { CellPlace } from './table-columns.ts'

interface ReportSectionProps {
  readonly answer: ReportAnswer
  readonly section: SectionModel
  /** 1 for a chapter, without a step left out. */
  readonly level: number
  readonly queued: readonly OutboxItem[]
  readonly onOpen: (place: CellPlace) => void
}

const headings = ['h2', 'h3', 'h4', 'h5'] as const

/** A section: its printed number and title, its text, its tables and charts. */
export function ReportSection({ answer, section, level, queued, onOpen }: ReportSectionProps): ReactNode {
  const { document, editable } = answer
  const Heading = headings[level - 1] ?? 'h5'
  const text = section.prose?.text.trim() ?? ''
  return (
    <section
      id={anchorOf(section)}
      className={`report-section report-level-${level}`}
      aria-labelledby={`${anchorOf(section)}-title`}
    >
      <Heading id={`${anchorOf(section)}-title`} className="report-heading" tabIndex={-1}>
        {section.number && <span className="report-number">{section.number}</span>}
        {section.number && ' '}
        {section.title}
      </Heading>
      {editable && section.prose ? (
        <SectionProse document={document} section={section} queued={queued} />
      ) : (
        text !== '' && <ProseText text={text} />
      )}
      {section.blocks.map((block) =>
        block.type === 'table' ? (
          <ReportTable key={block.id} table={block} onOpen={onOpen}>
            <AddRow answer={answer} table={block} onOpen={onOpen} />
          </ReportTable>
        ) : (
          <ChartOf key={block.id} document={document} block={block} />
        ),
      )}
    </section>
  )
}

interface ChartOfProps {
  readonly document: ReportDocument
  readonly block: Extract<SectionModel['blocks'][number], { type: 'chart' }>
}

function ChartOf({ document, block }: ChartOfProps): ReactNode {
  const table = tableOfChart(document, block)
  return table ? <BarChart chart={block} table={table} /> : null
}
