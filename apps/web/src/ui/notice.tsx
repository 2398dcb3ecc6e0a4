import type { ReactNode } from 'react'
import * as m from '../paraglide/messages.js'
import { Icon } from './icon.tsx'

export type Tone = 'info' | 'success' | 'warning' | 'error'

const toneWords: Record<Tone, () => string> = {
  info: m.ui_tone_info,
  success: m.ui_tone_success,
  warning: m.ui_tone_warning,
  error: m.ui_tone_error,
}

interface NoticeProps {
  readonly tone?: Tone
  /** The sentence that counts; without it the tone's own word stands there. */
  readonly title?: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** Read aloud as soon as it appears. */
  readonly live?: boolean
}

/** Something to know about this page, told by a shape, a word and a colour. */
export function Notice({ tone = 'info', title, children, actions, live = false }: NoticeProps): ReactNode {
  return (
    <div
      className={`notice notice-${tone}`}
      role={live ? (tone === 'error' ? 'alert' : 'status') : undefined}
    >
      <Icon name={tone} />
      <div className="notice-words">
        <p className="notice-title">
          {title ? <span className="aside-aloud">{toneWords[tone]()} : </span> : null}
          {title ?? toneWords[tone]()}
        </p>
        {children && <div className="notice-text">{children}</div>}
        {actions && <div className="row">{actions}</div>}
      </div>
    </div>
  )
}

interface TagProps {
  readonly tone?: Tone | 'plain'
  readonly children: ReactNode
}

/** A state in one or two words, quiet enough for a table row. */
export function Tag({ tone = 'plain', children }: TagProps): ReactNode {
  return (
    <span className={`tag tag-${tone}`}>
      {tone !== 'plain' && <Icon name={tone} size={16} />}
      {children}
    </span>
  )
}
