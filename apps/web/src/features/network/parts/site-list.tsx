import type { Site } from '@maillage/contract/network'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { sentenceOf } from '../../../platform/errors.ts'
import { Button } from '../../../ui/button.tsx'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { Tag } from '../../../ui/notice.tsx'
import { showToast } from '../../../ui/toasts.tsx'
import { setSiteArchived, siteAddress } from '../api.ts'
import { HoursList } from './hours-list.tsx'

interface SitesProps {
  readonly structureId: string
  readonly sites: readonly Site[]
  readonly editable: boolean
}

/** The sites of a structure, those no longer used last. */
export function SiteList({ structureId, sites, editable }: SitesProps): ReactNode {
  const sorted = [...sites].sort((a, b) => Number(a.archived) - Number(b.archived))
  return (
    <>
      {sites.length === 0 && <p className="soft">{m.network_no_site()}</p>}
      <ul className="sites">
        {sorted.map((site) => (
          <li key={site.id}>
            <div className="site-head">
              <h3>{site.name}</h3>
              {site.archived && <Tag tone="warning">{m.network_site_archived()}</Tag>}
            </div>
            {siteAddress(site) && <p className="soft">{siteAddress(site)}</p>}
            {site.phone && <p>{site.phone}</p>}
            {site.openingHours && <HoursList hours={site.openingHours} />}
            {editable && <SiteActions site={site} />}
          </li>
        ))}
      </ul>
      {editable && (
        <div className="row">
          <ButtonLink to="/network/$id/sites/$site" params={{ id: structureId, site: 'new' }} icon="plus">
            {m.network_add_site()}
          </ButtonLink>
        </div>
      )}
    </>
  )
}

function SiteActions({ site }: { site: Site }): ReactNode {
  const change = useMutation({
    mutationFn: () => setSiteArchived(site, !site.archived),
    onSuccess: (written) =>
      showToast({
        message: site.archived
          ? m.network_site_restored()
          : m.network_site_archived_done({ name: site.name }),
        ...(!site.archived && { undo: () => void setSiteArchived(written, false) }),
      }),
    onError: (error) => showToast({ message: sentenceOf(error) }),
  })
  const about = <span className="aside-aloud"> : {site.name}</span>
  return (
    <div className="row">
      <ButtonLink
        to="/network/$id/sites/$site"
        params={{ id: site.structureId, site: site.id }}
        variant="quiet"
        icon="pencil"
      >
        {m.network_correct()}
        {about}
      </ButtonLink>
      <Button variant="quiet" busy={change.isPending} onClick={() => change.mutate()}>
        {site.archived ? m.network_restore() : m.network_archive()}
        {about}
      </Button>
    </div>
  )
}
