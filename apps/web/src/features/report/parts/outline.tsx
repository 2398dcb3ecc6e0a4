import type { ReportSection } from '@maillage/contract/report-document'
import { type ReactNode, useEffect, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Sheet } from '../../../ui/dialog.tsx'
import { Icon } from '../../../ui/icon.tsx'
import type { SectionGaps } from '../left-to-do.ts'
import { anchorOf, headingText } from '../sections.ts'
import './outline.css'

interface OutlineProps {
  readonly sections: readonly ReportSection[]
  readonly levels: readonly number[]
  /** Sections that still wait for something; none for those who only read. */
  readonly gaps: readonly SectionGaps[]
}

/** The contents: beside the text on a desk, behind the name of the present section on a phone. */
export function Outline(props: OutlineProps): ReactNode {
  const current = useCurrentSection(props.sections)
  const [open, setOpen] = useState(false)
  const here = props.sections.find(({ id }) => id === current)
  return (
    <>
      <nav className="outline outline-beside" aria-label={m.report_outline()}>
        <OutlineList {...props} current={current} />
      </nav>
      <div className="outline-bar">
        <button type="button" className="outline-open" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <Icon name="list" size={20} />
          <span>
            <span className="aside-aloud">{m.report_outline()} : </span>
            {here ? headingText(here) : m.report_outline()}
          </span>
          <Icon name="down" size={20} />
        </button>
        <Sheet open={open} onClose={() => setOpen(false)} title={m.report_outline()}>
          <nav className="outline" aria-label={m.report_outline()}>
            <OutlineList {...props} current={current} onGo={() => setOpen(false)} />
          </nav>
        </Sheet>
      </div>
    </>
  )
}

interface OutlineListProps extends OutlineProps {
  readonly current: string | null
  readonly onGo?: () => void
}

function OutlineList({ sections, levels, gaps, current, onGo }: OutlineListProps): ReactNode {
  const go = (section: ReportSection) => {
    onGo?.()
    // Once a dialog is closed and focus is free again.
    requestAnimationFrame(() => {
      const place = document.getElementById(anchorOf(section))
      place?.scrollIntoView()
      place?.querySelector<HTMLElement>('.report-heading')?.focus({ preventScroll: true })
    })
  }
  return (
    <ol className="outline-list">
      {sections.map((section, index) => {
        const waits = gaps.some((gap) => gap.section.id === section.id)
        return (
          <li key={section.id} className={`outline-level-${levels[index] ?? 1}`}>
            <a
              href={`#${anchorOf(section)}`}
              aria-current={section.id === current ? 'location' : undefined}
              onClick={(event) => {
                event.preventDefault()
                go(section)
              }}
            >
              <span className="outline-number">{section.number}</span> <span>{section.title}</span>
              {waits && (
                <span className="outline-waits" title={m.report_outline_waits()}>
                  <span className="aside-aloud"> ({m.report_outline_waits()})</span>
                </span>
              )}
            </a>
          </li>
        )
      })}
    </ol>
  )
}

/** The section whose heading was last passed. */
function useCurrentSection(sections: readonly ReportSection[]): string | null {
  const [current, setCurrent] = useState<string | null>(null)
  useEffect(() => {
    const find = () => {
      const line = innerHeight / 4
      const passed = sections.filter((section) => {
        const top = document.getElementById(anchorOf(section))?.getBoundingClientRect().top
        return top !== undefined && top <= line
      })
      setCurrent(passed.at(-1)?.id ?? null)
    }
    find()
    addEventListener('scroll', find, { passive: true })
    addEventListener('resize', find)
    return () => {
      removeEventListener('scroll', find)
      removeEventListener('resize', find)
    }
  }, [sections])
  return current
}
