import type { ActivityLine } from '@maillage/contract/activity'
import type { SeriesLinkType } from '@maillage/contract/series'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { v7 as newId } from 'uuid'
import * as m from '../../../paraglide/messages.js'
import { client } from '../../../platform/client.ts'
import { useConnection } from '../../../platform/connection.ts'
import { formatDate } from '../../../platform/format.ts'
import { useMe } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceGroup } from '../../../ui/choice.tsx'
import type { ComboboxOption } from '../../../ui/combobox-list.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SearchPicker } from '../../../ui/search-picker.tsx'
import { type Book, lineInWords } from '../../activity/api.ts'
import { inOrder, likelyType } from '../chain.ts'
import { linkActivities } from '../link.ts'

interface LinkFormProps {
  readonly line: ActivityLine
  readonly linked: readonly ActivityLine[]
  readonly book: Book
  readonly onDone: () => void
}

/** Another activity, found by its words, and what it is to this one; which comes first follows from their days. */
export function LinkForm({ line, linked, book, onDone }: LinkFormProps): ReactNode {
  const owner = useMe().accountId
  const offline = useConnection() !== 'online'
  const found = useRef(new Map<string, ActivityLine>())
  const [other, setOther] = useState<ActivityLine | null>(null)
  const [chosen, setChosen] = useState<SeriesLinkType | null>(null)
  const ends = other && inOrder(line, other)
  const type = chosen ?? (ends ? likelyType(ends.from, ends.to) : 'continues')
  const search = async (text: string): Promise<ComboboxOption[]> => {
    const { lines } = await client.activity.list({ search: text, pageSize: 12 })
    const others = lines.filter(({ id }) => id !== line.id && linked.every((each) => each.id !== id))
    for (const each of others) found.current.set(each.id, each)
    return others.map((each) => optionOf(each, book))
  }
  const choose = (option: ComboboxOption | null) => {
    setOther(option ? (found.current.get(option.value) ?? null) : null)
    setChosen(null)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!ends) return
    void linkActivities(owner, { id: newId(), type, from: ends.from.id, to: ends.to.id } as Parameters<
      typeof linkActivities
    >[1])
    onDone()
  }
  return (
    <form className="link-form" onSubmit={submit}>
      {offline && <Notice title={m.series_search_offline()} />}
      <SearchPicker
        label={m.series_which()}
        hint={m.series_which_hint()}
        chosen={other ? optionOf(other, book) : null}
        onChoose={choose}
        search={search}
      />
      {ends && (
        <ChoiceGroup
          label={m.series_what()}
          layout="list"
          value={type}
          onChange={setChosen}
          options={[
            {
              value: 'grewInto',
              label: m.series_type_grew({ from: formatDate(ends.from.day), to: formatDate(ends.to.day) }),
              hint: m.series_type_grew_hint(),
            },
            {
              value: 'continues',
              label: m.series_type_continues({
                from: formatDate(ends.from.day),
                to: formatDate(ends.to.day),
              }),
              hint: m.series_type_continues_hint(),
            },
          ]}
        />
      )}
      <div className="row">
        <Button type="submit" variant="primary" disabled={!ends}>
          {m.series_link_them()}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {m.series_cancel()}
        </Button>
      </div>
    </form>
  )
}

function optionOf(line: ActivityLine, book: Book): ComboboxOption {
  const { title, place, amounts } = lineInWords(book, line)
  return {
    value: line.id,
    label: [title, formatDate(line.day)].join(', '),
    detail: [place, ...amounts].filter(Boolean).join(' · '),
  }
}
