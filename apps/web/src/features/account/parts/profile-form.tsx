import type { Me } from '@maillage/contract/account'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { client } from '../../../platform/client.ts'
import { sentenceOf } from '../../../platform/errors.ts'
import { setLanguage } from '../../../platform/language.ts'
import { refreshSession } from '../../../platform/session.ts'
import { useUnsaved } from '../../../platform/unsaved.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceGroup } from '../../../ui/choice.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toasts.tsx'
import { Section } from './section.tsx'

type LocaleChoice = 'device' | 'fr' | 'en'

/** The name that others see in this network, and the language of its pages. */
export function ProfileForm({ me }: { me: Me }): ReactNode {
  const [name, setName] = useState(me.name)
  const [locale, setLocale] = useState<LocaleChoice>(me.locale ?? 'device')
  const missing = name.trim() === ''
  const save = useMutation({
    mutationFn: () => client.account.saveProfile({ name, locale: locale === 'device' ? null : locale }),
    onSuccess: async (profile) => {
      if (profile.locale) setLanguage(profile.locale)
      await refreshSession()
      showToast({ message: m.account_saved() })
    },
  })
  useUnsaved(name !== me.name && !save.isSuccess)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!missing) save.mutate()
  }
  return (
    <Section title={m.account_profile()}>
      <form className="stack" onSubmit={submit} noValidate>
        {save.isError && <Notice tone="error" live title={sentenceOf(save.error)} />}
        <TextField
          label={m.people_name()}
          hint={m.account_name_hint()}
          autoComplete="name"
          error={missing ? m.people_name_missing() : undefined}
          value={name}
          onChange={setName}
          maxLength={200}
        />
        <ChoiceGroup<LocaleChoice>
          label={m.shell_language()}
          value={locale}
          onChange={setLocale}
          options={[
            { value: 'device', label: m.account_language_device() },
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ]}
        />
        <div className="row">
          <Button type="submit" variant="primary" busy={save.isPending}>
            {m.account_save()}
          </Button>
        </div>
      </form>
    </Section>
  )
}
