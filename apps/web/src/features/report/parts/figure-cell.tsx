import type { Figure, FigureFormat } from '@maillage/contract/report-document'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { figureText, isIncomplete, notObservedMark } from '../figure-words.ts'

/** Where a figure of a past year was read, when its column does not say it for all. */
const originMarks = { live: '', submitted: '‡', pastTotal: '†' } as const

interface FigureFaceProps {
  readonly figure: Figure
  readonly format: FigureFormat
  /** Decimals that the figure lacks, laid out unseen. */
  readonly padding?: string
  /** Computed by the table itself: nobody can fill it in. */
  readonly computed?: boolean
  /** Marks figures that were submitted or typed in, where the column mixes them. */
  readonly showOrigin?: boolean
}

/** A figure as it is set, each state with its own mark, each mark with its word for those who hear the page. */
export function FigureFace(props: FigureFaceProps): ReactNode {
  const { figure, format, padding = '', computed = false, showOrigin = false } = props
  const mark = showOrigin && figure.state !== 'notFilledIn' ? originMarks[figure.origin] : ''
  return (
    <>
      <StateFace figure={figure} format={format} computed={computed} />
      {isIncomplete(figure) && (
        <span className="figure-mark figure-mark-incomplete">
          <span aria-hidden="true">*</span>
          <span className="aside-aloud">, {m.report_incomplete_aloud({ count: figure.missing })}</span>
        </span>
      )}
      {mark && (
        <span className="figure-mark">
          <span aria-hidden="true">{mark}</span>
          <span className="aside-aloud">
            , {figure.origin === 'submitted' ? m.report_origin_submitted() : m.report_origin_typed()}
          </span>
        </span>
      )}
      {padding && <span className="figure-pad" data-pad={padding} aria-hidden="true" />}
    </>
  )
}

function StateFace({ figure, format, computed }: Omit<FigureFaceProps, 'padding' | 'showOrigin'>): ReactNode {
  switch (figure.state) {
    case 'notObserved':
      return (
        <>
          <span className="figure-text" aria-hidden="true">
            {notObservedMark}
          </span>
          <span className="aside-aloud">{m.report_state_not_observed()}</span>
        </>
      )
    case 'notFilledIn':
      return (
        <>
          {!computed && <span className="figure-blank" aria-hidden="true" />}
          <span className="aside-aloud">{m.report_state_not_filled_in()}</span>
        </>
      )
    case 'protected':
      return (
        <>
          <span className="figure-text" aria-hidden="true">
            {figureText(figure, format)}
          </span>
          <span className="aside-aloud">{m.report_state_protected()}</span>
        </>
      )
    default:
      return <span className="figure-text">{figureText(figure, format)}</span>
  }
}
