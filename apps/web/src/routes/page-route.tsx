import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType, ReactNode } from 'react'
import { useLanguage } from '../platform/language.ts'

type PageModule<Name extends string> = Record<Name, ComponentType>

/** A page fetched when it is first visited; drawn again when the language changes, keeping what is typed. */
function pageComponent<Name extends string>(load: () => Promise<PageModule<Name>>, name: Name) {
  const Lazy = lazyRouteComponent(load, name) as ComponentType & { preload?: () => Promise<void> }
  // biome-ignore lint/correctness/noComponentHookFactories: made once per route, when the table is read
  const Localised = (): ReactNode => {
    useLanguage()
    return <Lazy />
  }
  return Object.assign(Localised, { ...(Lazy.preload && { preload: Lazy.preload }) })
}

/** Search parameters of any page: plain words, read and written with `useSearch` and `navigate`. */
type PageSearch = Record<string, string | number | boolean | undefined>

/** One line of the route table: where the page stands, its path, and the export of the file that draws it. */
export function pageRoute<Parent extends AnyRoute, const Path extends string, Name extends string>(
  parent: Parent,
  path: Path,
  load: () => Promise<PageModule<Name>>,
  name: Name,
) {
  return createRoute({
    getParentRoute: () => parent,
    path,
    validateSearch: (search: Record<string, unknown>) => search as PageSearch,
    component: pageComponent(load, name),
  })
}
