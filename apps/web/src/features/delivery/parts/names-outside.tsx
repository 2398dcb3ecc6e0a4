import type { NameOutside } from '@maillage/contract/delivery'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Notice } from '../../../ui/notice.tsx'

/** Partners that the register does not know: a new one, or a known one misspelt that would count apart. */
export function NamesOutside({ names }: { names: readonly NameOutside[] }): ReactNode {
  if (names.length === 0) return null
  return (
    <Notice tone="warning" title={m.delivery_names_outside()}>
      <ul>
        {names.map(({ name, nearest }) => (
          <li key={name}>{nearest === null ? name : m.delivery_name_nearest({ name, nearest })}</li>
        ))}
      </ul>
      <p>{m.delivery_names_outside_text()}</p>
    </Notice>
  )
}
