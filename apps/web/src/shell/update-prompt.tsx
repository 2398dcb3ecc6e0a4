import type { ReactNode } from 'react'
import * as m from '../paraglide/messages.js'
import { useAnythingUnsaved } from '../platform/unsaved.ts'
import { Button } from '../ui/button.tsx'
import { takeNewVersion, useAppVersion } from './app-version.ts'

/** Offers a new version of the application; while something typed is not saved, it waits. */
export function UpdatePrompt(): ReactNode {
  const version = useAppVersion()
  const unsaved = useAnythingUnsaved()
  if (version === 'current') return null
  return (
    <div className="update" role="status">
      <p>{unsaved ? m.shell_update_after_saving() : m.shell_update_ready()}</p>
      {!unsaved && (
        <Button variant="quiet" onClick={takeNewVersion}>
          {m.shell_update_take()}
        </Button>
      )}
    </div>
  )
}
