import { useSyncExternalStore } from 'react'
import { baseLocale, isLocale, type Locale, overwriteGetLocale } from '../paraglide/runtime.js'

const storageKey = 'maillage-language'

function firstLanguage(): Locale {
  const saved = localStorage.getItem(storageKey)
  if (isLocale(saved)) return saved
  for (const wanted of navigator.languages) {
    const language = wanted.slice(0, 2)
    if (isLocale(language)) return language
  }
  return baseLocale
}

let current: Locale = firstLanguage()
const listeners = new Set<() => void>()
overwriteGetLocale(() => current)

/** The language of the page: the one chosen here before, else the browser's, else French. */
export const language = (): Locale => current

/** Changes the words of the page in place, without loading it again: what is being typed stays. */
export function setLanguage(locale: Locale): void {
  current = locale
  localStorage.setItem(storageKey, locale)
  document.documentElement.lang = locale
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The language, drawing the component again when it changes. */
export function useLanguage(): Locale {
  return useSyncExternalStore(subscribe, language)
}
