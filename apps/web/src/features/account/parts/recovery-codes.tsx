import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'

interface RecoveryCodesProps {
  readonly codes: readonly string[]
  readonly onDone: () => void
}

function download(codes: readonly string[]): void {
  const address = URL.createObjectURL(new Blob([`${codes.join('\n')}\n`], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'maillage-codes.txt'
  link.click()
  URL.revokeObjectURL(address)
}

/** Shown once: each opens the account when the phone is lost. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps): ReactNode {
  return (
    <div className="stack">
      <Notice tone="warning" live title={m.account_codes_title()}>
        <p>{m.account_codes_text()}</p>
      </Notice>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="row">
        <Button icon="download" onClick={() => download(codes)}>
          {m.account_codes_download()}
        </Button>
        <Button variant="primary" onClick={onDone}>
          {m.account_codes_done()}
        </Button>
      </div>
    </div>
  )
}
