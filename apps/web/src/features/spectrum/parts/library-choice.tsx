import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { said } from '../said.ts'
import type { LibraryAnswer } from '../spectrum-work.ts'

interface LibraryChoiceProps {
  readonly library: LibraryAnswer | null
  readonly onFiles: (files: readonly File[]) => void
  readonly onTrial: () => void
}

/** What spectra are compared with: files of the device, a built library, or made-up substances to try. */
export function LibraryChoice({ library, onFiles, onTrial }: LibraryChoiceProps): ReactNode {
  return (
    <>
      <Field label={m.spectrum_library()} hint={m.spectrum_library_hint()}>
        {(control) => (
          <input
            {...control}
            className="input import-file"
            type="file"
            multiple
            onChange={(event) => onFiles([...(event.target.files ?? [])])}
          />
        )}
      </Field>
      {library === null && (
        <div className="row">
          <Button onClick={onTrial}>{m.spectrum_try()}</Button>
        </div>
      )}
      {library && (
        <p role="status">
          {library.isTrial
            ? m.spectrum_library_trial({ count: library.references })
            : m.spectrum_library_open({ count: library.references })}
        </p>
      )}
      {library && library.refused.length > 0 && (
        <Notice tone="warning" title={m.spectrum_refused({ count: library.refused.length })}>
          <ul>
            {library.refused.map(({ file, why }) => (
              <li key={file}>{m.spectrum_refused_file({ file, why: said(why) })}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
