import type { ActivityVersion } from '@maillage/contract/activity'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatInstant } from '../../../platform/format.ts'
import { useMe } from '../../../platform/session.ts'
import { type Book, changesInWords } from '../api.ts'

interface VersionsProps {
  /** Newest first. */
  readonly versions: readonly ActivityVersion[]
  readonly book: Book
}

/** What became of an activity: who, when, why, and what changed each time. */
export function Versions({ versions, book }: VersionsProps): ReactNode {
  const zone = useMe().network?.zone ?? 'Europe/Paris'
  return (
    <section className="stack" aria-labelledby="versions">
      <h2 id="versions" className="section-title">
        {m.activity_versions()}
      </h2>
      <ol className="versions">
        {versions.map((version, index) => (
          <li key={version.version}>
            <p>
              <strong>{deed(version, versions[index + 1])}</strong>{' '}
              <span className="soft">
                {formatInstant(version.at, zone)}
                {version.by && ` · ${version.by}`}
              </span>
            </p>
            {version.reason && (
              <p className="version-reason">{m.activity_because({ reason: version.reason })}</p>
            )}
            <Changes version={version} before={versions[index + 1]} book={book} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function deed(version: ActivityVersion, before: ActivityVersion | undefined): string {
  if (!before) return m.activity_deed_recorded()
  if (version.withdrawn) return m.activity_deed_withdrawn()
  return before.withdrawn ? m.activity_deed_restored() : m.activity_deed_corrected()
}

interface ChangesProps {
  readonly version: ActivityVersion
  readonly before: ActivityVersion | undefined
  readonly book: Book
}

function Changes({ version, before, book }: ChangesProps): ReactNode {
  if (!before) return null
  if (!version.draft || !before.draft) return <p className="soft">{m.activity_erased()}</p>
  const changes = changesInWords(book, before.draft, version.draft)
  if (changes.length === 0) return null
  return (
    <ul className="changes">
      {changes.map(({ label, before: old, after }) => (
        <li key={label}>
          {label} : <del>{old}</del> <span aria-hidden="true">→</span>{' '}
          <ins>
            <span className="aside-aloud">{m.activity_becomes()} </span>
            {after}
          </ins>
        </li>
      ))}
    </ul>
  )
}
