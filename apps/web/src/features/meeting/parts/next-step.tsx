import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatDate } from '../../../platform/format.ts'
import { Icon } from '../../../ui/icon.tsx'

interface NextStepProps {
  readonly step: string
  readonly day: string | null
  readonly today: string
}

/** What comes next with a partner, and by when; a day that has passed says so in words. */
export function NextStep({ step, day, today }: NextStepProps): ReactNode {
  if (step === '' && day === null) return null
  const late = day !== null && day < today
  return (
    <p className={late ? 'next-step next-step-late' : 'next-step'}>
      {late && <Icon name="waiting" size={20} />}
      <span>
        {step ? m.meeting_next({ step }) : m.meeting_next_step()}
        {day && (
          <span className="next-step-day">
            {late
              ? m.meeting_next_late({ day: formatDate(day) })
              : m.meeting_next_by({ day: formatDate(day) })}
          </span>
        )}
      </span>
    </p>
  )
}
