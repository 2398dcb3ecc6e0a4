import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox } from 'react-aria-components/ComboBox'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import * as m from '../paraglide/messages.js'
import { getLocale } from '../paraglide/runtime.js'
import type { FieldFrame } from './field.tsx'
import { Icon } from './icon.tsx'

export interface ComboboxOption {
  readonly value: string
  readonly label: string
  /** A second line that tells like-named options apart. */
  readonly detail?: string
}

export interface ComboboxProps extends FieldFrame {
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly options: readonly ComboboxOption[]
}

/** What `Combobox` shows once its code is there. */
export function ComboboxList(props: ComboboxProps): ReactNode {
  const { label, hint, error, optional, id, value, onChange, options } = props
  return (
    <I18nProvider locale={getLocale() === 'fr' ? 'fr-FR' : 'en-GB'}>
      <ComboBox
        className={error ? 'field field-wrong' : 'field'}
        isInvalid={error !== undefined}
        value={value}
        onChange={(key) => onChange(key === null ? null : String(key))}
        defaultItems={options}
        menuTrigger="focus"
        allowsEmptyCollection
      >
        <Label className="field-label">
          {label}
          {optional && <span className="field-optional"> {m.ui_optional()}</span>}
        </Label>
        <div className="input-box">
          <Input className="input combobox-input" {...(id && { id })} />
          <Button className="combobox-open">
            <Icon name="down" size={20} />
          </Button>
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
