import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { orpc } from '../../../platform/query.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { roleWord } from '../../people/api.ts'
import { signInByPassword } from '../api.ts'
import { identitySentence } from '../identity.ts'

/** In the demonstration network: whom one can be, in one press. Nothing elsewhere. */
export function DemoPeople({ onOpen }: { onOpen: () => Promise<void> }): ReactNode {
  const demo = useQuery({ ...orpc.demo.people.queryOptions({ input: {} }), retry: false })
  const enter = useMutation({
    mutationFn: ({ email, password }: { email: string; password: string }) =>
      signInByPassword(email, password),
    onSuccess: onOpen,
  })
  if (!demo.data || demo.data.people.length === 0) return null
  const { people, password } = demo.data
  return (
    <section className="sign-in-other" aria-labelledby="sign-in-demo">
      <h2 id="sign-in-demo" className="section-title">
        {m.sign_in_demo_title()}
      </h2>
      <p className="soft">{m.sign_in_demo_text({ password })}</p>
      {enter.isError && <Notice tone="error" live title={identitySentence(enter.error)} />}
      <ul className="demo-people">
        {people.map(({ name, email, role, structure }) => (
          <li key={email}>
            <button
              type="button"
              className="demo-person"
              aria-busy={(enter.isPending && enter.variables.email === email) || undefined}
              onClick={() => enter.mutate({ email, password })}
            >
              <span>
                <strong>{name}</strong>
                <span className="soft small">
                  {roleWord(role)}
                  {structure && ` · ${structure}`}
                </span>
              </span>
              <Icon name="right" size={20} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
