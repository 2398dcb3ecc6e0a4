import { type ReactNode, useEffect, useState } from 'react'
import { ComboBox } from 'react-aria-components/ComboBox'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import * as m from '../paraglide/messages.js'
import { getLocale } from '../paraglide/runtime.js'
import type { ComboboxOption } from './combobox-list.tsx'
import type { FieldFrame } from './field.tsx'
import { Icon } from './icon.tsx'

export interface SearchPickerProps extends FieldFrame {
  readonly chosen: ComboboxOption | null
  /** null: what was chosen is erased. */
  readonly onChoose: (option: ComboboxOption | null) => void
  /** What is found for a text; an empty list when nothing is, or when nobody answers. */
  readonly search: (text: string) => Promise<readonly ComboboxOption[]>
  /** Empties itself once something is chosen, for what is gathered in a list beside. */
  readonly clearAfter?: boolean
}

const typingMs = 200

/** What `SearchPicker` shows once its code is there. */
export function SearchPickerList(props: SearchPickerProps): ReactNode {
  const { label, hint, error, optional, id, chosen, onChoose, search, clearAfter = false } = props
  const [text, setText] = useState(chosen?.label ?? '')
  const found = useFound(text === chosen?.label ? '' : text, search)
  const choose = (option: ComboboxOption | null) => {
    setText(clearAfter ? '' : (option?.label ?? ''))
    onChoose(option)
  }
  return (
    <I18nProvider locale={getLocale() === 'fr' ? 'fr-FR' : 'en-GB'}>
      <ComboBox
        className={error ? 'field field-wrong' : 'field'}
        isInvalid={error !== undefined}
        items={found}
        inputValue={text}
        onInputChange={(typed) => {
          setText(typed)
          if (typed === '' && chosen) onChoose(null)
        }}
        value={null}
        onChange={(key) => {
          const option = found.find((each) => each.value === key)
          if (option) choose(option)
        }}
        // The service has already chosen what fits; accents are its matter.
        defaultFilter={() => true}
        onBlur={() => setText(clearAfter ? '' : (chosen?.label ?? ''))}
        allowsCustomValue
        allowsEmptyCollection
        menuTrigger="input"
      >
        <Label className="field-label">
          {label}
          {optional && <span className="field-optional"> {m.ui_optional()}</span>}
        </Label>
        <div className="input-box">
          <Input className="input" autoComplete="off" {...(id && { id })} />
        </div>
        {error && (
          <Text slot="errorMessage" className="field-error">
            <Icon name="error" size={20} />
            <span>{error}</span>
          </Text>
        )}
        {hint && (
          <Text slot="description" className="field-hint">
            {hint}
          </Text>
        )}
        <Popover className="combobox-popover" offset={4}>
          <ListBox<ComboboxOption>
            className="combobox-list"
            renderEmptyState={() => <p className="combobox-none">{m.ui_nothing_matches()}</p>}
          >
            {(option) => (
              <ListBoxItem id={option.value} textValue={option.label} className="combobox-option">
                <span>{option.label}</span>
                {option.detail && <span className="choice-hint">{option.detail}</span>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </I18nProvider>
  )
}

/** The answers to what is typed, once typing pauses; an answer that comes late for an older text is dropped. */
function useFound(text: string, search: SearchPickerProps['search']): readonly ComboboxOption[] {
  const [found, setFound] = useState<readonly ComboboxOption[]>([])
  const wanted = text.trim()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text alone starts a search
  useEffect(() => {
    let late = false
    const wait = setTimeout(async () => {
      const options = wanted === '' ? [] : await search(wanted).catch(() => [])
      if (!late) setFound(options)
    }, typingMs)
    return () => {
      late = true
      clearTimeout(wait)
    }
  }, [wanted])
  return found
}
