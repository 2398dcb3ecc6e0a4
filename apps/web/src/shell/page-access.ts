import {
  type Access,
  administrators,
  agreementReaders,
  coordinators,
  type Grant,
  heads,
  inviters,
  opens,
  recorders,
  registrars,
  reportReaders,
  sampleReaders,
} from '@maillage/contract/access'

/** Who opens a page and those under it, by its pattern in the route table; the longest one that fits holds. Others are for every account. */
const accesses: Readonly<Record<string, Access>> = {
  '/record': recorders,
  '/activities': recorders,
  '/occurrences': recorders,
  '/partners': recorders,
  '/deliveries': recorders,
  '/spectra': sampleReaders,
  '/network/new': registrars,
  '/network/$id/correct': registrars,
  '/network/$id/sites': registrars,
  '/network/territories/new': coordinators,
  '/network/territories/$key/correct': coordinators,
  '/network/agreements': agreementReaders,
  '/network/agreements/new': registrars,
  '/network/agreements/$id/correct': registrars,
  '/reports': reportReaders,
  '/reports/$id/submit': heads,
  '/statements': heads,
  '/people': inviters,
  '/audit': administrators,
  '/mails': administrators,
  '/settings': administrators,
}

const longestFirst = Object.entries(accesses).sort(([a], [b]) => b.length - a.length)

/** Whether these grants open the page of a pattern such as '/activities/$id': for the navigation, and for addresses that are typed. */
export function opensPage(pattern: string, grants: readonly Grant[]): boolean {
  const path = pattern.replace(/\/$/, '')
  const found = longestFirst.find(([page]) => path === page || path.startsWith(`${page}/`))
  return opens(found?.[1] ?? 'account', grants)
}
