import { useSyncExternalStore } from 'react'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

// `public/theme.js` reads the same key before the first paint.
const storageKey = 'maillage-theme'
const systemDark = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

function theme(): Theme {
  const saved = localStorage.getItem(storageKey)
  return themes.find((each) => each === saved) ?? 'system'
}

function paint(): void {
  const dark = theme() === 'dark' || (theme() === 'system' && systemDark.matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  for (const listener of listeners) listener()
}

systemDark.addEventListener('change', paint)

/** Light, dark, or as the device says; remembered on this device. */
export function setTheme(chosen: Theme): void {
  localStorage.setItem(storageKey, chosen)
  paint()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The chosen theme, drawing the component again when it changes. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, theme)
}
