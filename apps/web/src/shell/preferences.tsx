import './preferences.css'
import type { ReactNode } from 'react'
import * as m from '../paraglide/messages.js'
import { setLanguage, useLanguage } from '../platform/language.ts'
import { setTheme, type Theme, themes, useTheme } from '../platform/theme.ts'

interface SwitchProps<T extends string> {
  readonly label: string
  readonly options: readonly { readonly value: T; readonly word: string; readonly lang?: string }[]
  readonly value: T
  readonly onChange: (value: T) => void
}

/** A few words side by side, one of them on. */
function Switch<T extends string>({ label, options, value, onChange }: SwitchProps<T>): ReactNode {
  return (
    <fieldset className="switch">
      <legend>{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          lang={option.lang}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.word}
        </button>
      ))}
    </fieldset>
  )
}

/** Each language is named in itself, so that whoever needs it finds it. */
export function LanguageSwitch(): ReactNode {
  return (
    <Switch
      label={m.shell_language()}
      value={useLanguage()}
      onChange={setLanguage}
      options={[
        { value: 'fr', word: 'Français', lang: 'fr' },
        { value: 'en', word: 'English', lang: 'en' },
      ]}
    />
  )
}

const themeWords: Record<Theme, () => string> = {
  system: m.shell_theme_system,
  light: m.shell_theme_light,
  dark: m.shell_theme_dark,
}

export function ThemeSwitch(): ReactNode {
  const options = themes.map((value) => ({ value, word: themeWords[value]() }))
  return <Switch label={m.shell_theme()} value={useTheme()} onChange={setTheme} options={options} />
}
