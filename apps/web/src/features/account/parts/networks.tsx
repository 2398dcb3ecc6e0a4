import type { Me } from '@maillage/contract/account'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { chooseNetwork } from '../../../platform/chosen-network.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceGroup } from '../../../ui/choice.tsx'
import { Section } from './section.tsx'

/** For somebody who belongs to several networks: which one the pages speak of. */
export function Networks({ me }: { me: Me }): ReactNode {
  const current = me.network?.id ?? ''
  const [chosen, setChosen] = useState<string>(current)
  return (
    <Section title={m.account_networks()} lead={m.account_networks_lead()}>
      <ChoiceGroup
        label={m.account_network()}
        layout="list"
        value={chosen}
        onChange={setChosen}
        options={me.networks.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <div className="row">
        <Button disabled={chosen === current} onClick={() => chooseNetwork(chosen)}>
          {m.account_network_open()}
        </Button>
      </div>
    </Section>
  )
}
