import type { ActivityDraft } from '@maillage/contract/activity'
import { isToCome } from '@maillage/contract/activity-rules'
import type { Kind } from '@maillage/contract/catalogue'
import type { Site, Structure } from '@maillage/contract/network'
import type { Day } from '@maillage/contract/values'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { DayField } from '../../../ui/day-field.tsx'
import type { Book } from '../../activity/api.ts'
import { fieldId } from '../issues.ts'
import { ChoiceInput } from './choice-input.tsx'
import type { Change } from './field-frame.ts'

interface PlaceProps {
  readonly draft: ActivityDraft
  readonly issues: ReadonlyMap<string, string>
  readonly onChange: Change
}

interface WhenProps extends PlaceProps {
  readonly today: string
}

/** The day: today unless told otherwise, yesterday in one press. */
export function WhenInput({ draft, issues, onChange, today }: WhenProps): ReactNode {
  // Said at once, not only when saving was tried.
  const toCome = isToCome(draft.day, today) ? m.record_issue_to_come() : undefined
  return (
    <DayField
      label={m.record_day()}
      id={fieldId('day')}
      value={draft.day}
      today={today}
      max={today}
      error={issues.get('day') ?? toCome}
      onChange={(day) => onChange({ day: day as Day })}
    />
  )
}

interface WhereProps extends PlaceProps {
  readonly book: Book
  readonly kind: Kind
  /** Those the person records for; with one only there is nothing to ask. */
  readonly structures: readonly Structure[]
  /** Sites in the order they were used, latest first. */
  readonly recentSites: readonly string[]
}

/** Whose work it was, and where. */
export function WhereInput({ draft, issues, onChange, book, kind, ...rest }: WhereProps): ReactNode {
  const { structures, recentSites } = rest
  const sites = sitesInOrder(book.sites, draft, recentSites)
  const usual = structures.filter(
    (structure) => kind.structureKinds.includes(structure.kind) || structure.id === draft.structureId,
  )
  return (
    <>
      {structures.length > 1 && (
        <ChoiceInput
          label={m.record_structure()}
          id={fieldId('structure')}
          options={(usual.length > 0 ? usual : structures).map(({ id, shortName }) => ({
            value: id,
            label: shortName,
          }))}
          value={draft.structureId || null}
          error={issues.get('structure')}
          onChange={(structureId) => structureId && onChange({ structureId, siteId: null })}
        />
      )}
      {kind.site !== 'none' && sites.length > 0 && (
        <ChoiceInput
          label={m.record_site()}
          id={fieldId('site')}
          options={sites.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.siteId}
          optional={kind.site === 'optional'}
          error={issues.get('site')}
          onChange={(siteId) => onChange({ siteId })}
        />
      )}
      {kind.site === 'required' && sites.length === 0 && draft.structureId && (
        <p className="field-error" id={fieldId('site')} tabIndex={-1}>
          {m.record_no_site()}
        </p>
      )}
    </>
  )
}

/** The sites of the draft's structure, the ones used lately first; a closed one only where it stands already. */
function sitesInOrder(sites: readonly Site[], draft: ActivityDraft, recent: readonly string[]): Site[] {
  const rank = (site: Site) => {
    const place = recent.indexOf(site.id)
    return place === -1 ? recent.length : place
  }
  return sites
    .filter((site) => site.structureId === draft.structureId && (!site.archived || site.id === draft.siteId))
    .sort((a, b) => rank(a) - rank(b))
}

/** Another structure that ran it too: counted once in the network, shown for both. */
export function TogetherInput({ draft, onChange, book }: PlaceProps & { book: Book }): ReactNode {
  const others = book.structures.filter(
    (structure) => !structure.archived && structure.id !== draft.structureId,
  )
  if (others.length === 0) return null
  return (
    <ChoiceInput
      label={m.record_together()}
      hint={m.record_together_hint()}
      id={fieldId('together')}
      optional
      options={others.map(({ id, name }) => ({ value: id, label: name }))}
      value={draft.coStructureId}
      onChange={(coStructureId) => onChange({ coStructureId })}
    />
  )
}
