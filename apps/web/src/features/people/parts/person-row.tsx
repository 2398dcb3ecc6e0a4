import type { Person } from '@maillage/contract/person'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Button } from '../../../ui/button.tsx'
import { Tag } from '../../../ui/notice.tsx'
import { GrantDialog } from './grant-dialog.tsx'
import { RoleTag } from './role-tag.tsx'

/** One person: name, address, and each role with a way to take it back. */
export function PersonRow({ person }: { person: Person }): ReactNode {
  const { name, email, secondFactor, grants } = person
  const [granting, setGranting] = useState(false)
  return (
    <li className="person">
      <div className="person-who">
        <strong>{name}</strong>
        {email && (
          <a className="person-email" href={`mailto:${email}`}>
            {email}
          </a>
        )}
        {secondFactor && <Tag tone="success">{m.people_second_factor()}</Tag>}
      </div>
      <ul className="roles" aria-label={m.people_roles_of({ name })}>
        {grants.map((grant) => (
          <RoleTag key={grant.id} grant={grant} name={name} />
        ))}
        <li>
          <Button variant="quiet" icon="plus" onClick={() => setGranting(true)}>
            {m.people_give_role()}
          </Button>
        </li>
      </ul>
      <GrantDialog person={person} open={granting} onClose={() => setGranting(false)} />
    </li>
  )
}
