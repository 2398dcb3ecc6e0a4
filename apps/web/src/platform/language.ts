import { useSyncExternalStore } from 'react'
import { baseLocale, isLocale, type Locale, overwriteGetLocale } from '../paraglide/runtime.js'

// `public/theme.js` reads the same key before the first paint.
const storageKey = 'maillage-language'
const listeners = new Set<() => void>()
let current: Locale = baseLocale
overwriteGetLocale(() => current)

/** The language of the page; French until `startLanguage` says otherwise. */
export const language = (): Locale => current

/** Changes the words of the page in place, without loading it again: what is being typed stays. */
export function setLanguage(locale: Locale): void {
  current = locale
  for (const listener of listeners) listener()
}

/** Takes the language chosen on this device before, else the browser's, else French; remembers each change. */
export function startLanguage(): void {
  const wanted = [localStorage.getItem(storageKey), ...navigator.languages.map((each) => each.slice(0, 2))]
  current = wanted.find(isLocale) ?? baseLocale
  document.documentElement.lang = current
  subscribe(() => {
    localStorage.setItem(storageKey, current)
    document.documentElement.lang = current
  })
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The language, drawing the component again when it changes. */
export function useLanguage(): Locale {
  return useSyncExternalStore(subscribe, language)
}
