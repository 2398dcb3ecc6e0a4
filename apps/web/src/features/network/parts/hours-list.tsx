import type { OpeningHours } from '@maillage/contract/opening-hours'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { linesOf } from '../hours.ts'

/** A usual week, a line for the days that have the same hours. */
export function HoursList({ hours }: { hours: OpeningHours }): ReactNode {
  const lines = linesOf(hours)
  return (
    <div>
      {lines.length === 0 && !hours.note && <p>{m.network_hours_none()}</p>}
      <ul className="hours figures">
        {lines.map(({ days, hours: open }) => (
          <li key={days}>
            <span className="hours-days">{days}</span> {open}
          </li>
        ))}
      </ul>
      {hours.note && <p className="soft small">{hours.note}</p>}
    </div>
  )
}
