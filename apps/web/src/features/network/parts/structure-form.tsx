import type { Structure } from '@maillage/contract/network'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { v7 as newId } from 'uuid'
import * as m from '../../../paraglide/messages.js'
import { client } from '../../../platform/client.ts'
import { sentenceOf } from '../../../platform/errors.ts'
import { useMe } from '../../../platform/session.ts'
import { useUnsaved } from '../../../platform/unsaved.ts'
import { Button } from '../../../ui/button.tsx'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { Combobox } from '../../../ui/combobox.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SearchPicker } from '../../../ui/search-picker.tsx'
import { Select, TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toasts.tsx'
import { type Book, wordOf } from '../../activity/api.ts'
import { findTerritories } from '../../territory/api.ts'
import { mayCorrect, refreshRegister } from '../api.ts'
import { structureFaults, structureSent, type TypedStructure, typedStructure } from '../structure-draft.ts'
import { ContactsInput } from './contacts-input.tsx'
import { HoursInput } from './hours-input.tsx'

interface FormProps {
  readonly book: Book
  /** null: a new one. */
  readonly structure: Structure | null
  readonly parentId: string | null
}

/** Everything that the register keeps of a structure; only its kind and its name are asked for. */
export function StructureForm({ book, structure, parentId }: FormProps): ReactNode {
  const navigate = useNavigate()
  const [id] = useState(() => structure?.id ?? newId())
  const [start] = useState(() => typedStructure(structure, parentId))
  const [typed, setTyped] = useState(start)
  const [tried, setTried] = useState(0)
  const saving = useMutation({
    mutationFn: () =>
      client.network.saveStructure({ id, baseVersion: structure?.version ?? 0, draft: structureSent(typed) }),
    onSuccess: async () => {
      await refreshRegister()
      showToast({ message: m.network_saved() })
      await navigate({ to: '/network/$id', params: { id } })
    },
  })
  useUnsaved(typed !== start && !saving.isSuccess)
  const faults = structureFaults(typed)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(tried + 1)
    if (faults.length === 0) saving.mutate()
  }
  const shown = tried > 0 ? faults : []
  return (
    <form className="register-form" onSubmit={submit} noValidate>
      <ErrorSummary key={tried} faults={shown} />
      {saving.isError && <Notice tone="error" live title={sentenceOf(saving.error)} />}
      <Fields
        {...{ book, structure, typed }}
        set={(changes) => setTyped({ ...typed, ...changes })}
        errorOf={(field) => shown.find((fault) => fault.id === field)?.message}
      />
      <div className="row">
        <Button type="submit" variant="primary" size="l" busy={saving.isPending}>
          {m.network_save()}
        </Button>
        {structure ? (
          <ButtonLink to="/network/$id" params={{ id }} size="l" variant="quiet">
            {m.network_cancel()}
          </ButtonLink>
        ) : (
          <ButtonLink to="/network" size="l" variant="quiet">
            {m.network_cancel()}
          </ButtonLink>
        )}
      </div>
    </form>
  )
}

interface FieldsProps {
  readonly book: Book
  readonly structure: Structure | null
  readonly typed: TypedStructure
  readonly set: (changes: Partial<TypedStructure>) => void
  readonly errorOf: (field: string) => string | undefined
}

function Fields({ book, structure, typed, set, errorOf }: FieldsProps): ReactNode {
  const kinds = book.vocabularies.find((vocabulary) => vocabulary.code === 'structure_kind')?.members ?? []
  return (
    <>
      <Select
        id="structure-kind"
        label={m.network_kind()}
        error={errorOf('structure-kind')}
        value={typed.kind}
        onChange={(kind) => set({ kind })}
        options={kinds.map(({ code, label }) => ({ value: code, label: wordOf(label) }))}
      />
      <TextField
        id="structure-name"
        label={m.network_name()}
        error={errorOf('structure-name')}
        value={typed.name}
        onChange={(name) => set({ name })}
        maxLength={200}
      />
      <TextField
        label={m.network_short_name()}
        hint={m.network_short_name_hint()}
        value={typed.shortName}
        onChange={(shortName) => set({ shortName })}
        maxLength={60}
        optional
      />
      <ParentInput {...{ book, structure, typed, set }} />
      <TextField
        label={m.network_address()}
        value={typed.address}
        onChange={(address) => set({ address })}
        maxLength={300}
        optional
      />
      <SearchPicker
        label={m.network_commune()}
        hint={m.network_commune_hint()}
        chosen={typed.commune}
        onChoose={(commune) => set({ commune })}
        search={(text) => findTerritories(text, 'commune')}
        optional
      />
      <TextField
        label={m.network_phone()}
        type="tel"
        value={typed.phone}
        onChange={(phone) => set({ phone })}
        maxLength={40}
        optional
      />
      <TextField
        id="structure-email"
        label={m.network_email()}
        error={errorOf('structure-email')}
        type="email"
        value={typed.email}
        onChange={(email) => set({ email })}
        maxLength={200}
        optional
      />
      <TextField
        id="structure-website"
        label={m.network_website()}
        error={errorOf('structure-website')}
        type="url"
        value={typed.website}
        onChange={(website) => set({ website })}
        maxLength={200}
        optional
      />
      <HoursInput
        id="structure-hours"
        value={typed.hours}
        onChange={(hours) => set({ hours })}
        error={errorOf('structure-hours')}
      />
      <ContactsInput value={typed.contacts} onChange={(contacts) => set({ contacts })} />
    </>
  )
}

/** Those that the person may attach to: a head stays within their own structure. */
function ParentInput({ book, structure, typed, set }: Omit<FieldsProps, 'errorOf'>): ReactNode {
  const me = useMe()
  const offered = book.structures.filter(
    (each) =>
      each.id === typed.parentId || (!each.archived && each.id !== structure?.id && mayCorrect(me, each.id)),
  )
  if (offered.length === 0) return null
  return (
    <Combobox
      label={m.network_parent()}
      hint={m.network_parent_hint()}
      value={typed.parentId}
      onChange={(parentId) => set({ parentId })}
      options={offered.map(({ id, name }) => ({ value: id, label: name }))}
      optional={mayCorrect(me, null)}
    />
  )
}
