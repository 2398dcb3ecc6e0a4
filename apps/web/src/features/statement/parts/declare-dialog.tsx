import type { StatementSubject } from '@maillage/contract/statement'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { sentenceOf } from '../../../platform/errors.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceGroup } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Select, TextField } from '../../../ui/text-field.tsx'
import { type Book, kindsFor, wordOf } from '../../activity/api.ts'
import { useSaying } from '../api.ts'
import { type Perimeter, PerimeterSelect, yearDays } from './state-dialog.tsx'

interface DeclareDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly year: number
  readonly book: Book
  readonly perimeters: readonly Perimeter[]
}

/** Declares of a kind of activity that it was not observed over a year, or that there was none. */
export function DeclareDialog({ open, onClose, ...rest }: DeclareDialogProps): ReactNode {
  return (
    <Dialog open={open} onClose={onClose} title={m.statement_declare_title()}>
      <DeclareFields {...rest} onSaved={onClose} />
    </Dialog>
  )
}

type DeclareFieldsProps = Omit<DeclareDialogProps, 'open' | 'onClose'> & { readonly onSaved: () => void }

function DeclareFields({ year, book, perimeters, onSaved }: DeclareFieldsProps): ReactNode {
  const [structureId, setStructureId] = useState(
    perimeters.length === 1 ? perimeters[0]?.structureId : undefined,
  )
  const [kind, setKind] = useState<string | ''>('')
  const structures = book.structures.filter(({ id }) => structureId === null || id === structureId)
  const kinds = kindsFor(book, structures, `${year}-12-31`)
  const subject: StatementSubject | null =
    structureId === undefined || kind === ''
      ? null
      : { structureId, measure: null, kinds: [kind], dimensions: {}, ...yearDays(year) }
  return (
    <div className="stack">
      <p className="soft">{m.statement_declare_text()}</p>
      <PerimeterSelect perimeters={perimeters} value={structureId} onChange={setStructureId} />
      <Select
        label={m.statement_kind()}
        value={kind}
        placeholder={m.statement_choose()}
        onChange={setKind}
        options={kinds.map(({ code, label }) => ({ value: code, label: wordOf(label) }))}
      />
      {subject && <Declaring key={JSON.stringify(subject)} subject={subject} onSaved={onSaved} />}
    </div>
  )
}

function Declaring({ subject, onSaved }: { subject: StatementSubject; onSaved: () => void }): ReactNode {
  const { saying, change, faults, busy, error, save } = useSaying({
    as: 'statement',
    subject,
    existing: null,
  })
  return (
    <>
      <ChoiceGroup
        layout="list"
        label={m.statement_declare_what()}
        value={saying.value === 'notObserved' ? 'notObserved' : saying.value === 0 ? 'zero' : null}
        error={faults?.value ? m.statement_declare_choose() : undefined}
        onChange={(chosen) => change({ value: chosen === 'zero' ? 0 : 'notObserved' })}
        options={[
          {
            value: 'notObserved',
            label: m.statement_declare_not_observed(),
            hint: m.statement_declare_not_observed_hint(),
          },
          { value: 'zero', label: m.statement_declare_zero(), hint: m.statement_declare_zero_hint() },
        ]}
      />
      <TextField
        label={m.statement_source()}
        hint={m.statement_declare_source_hint()}
        value={saying.source}
        maxLength={300}
        error={faults?.source ? m.statement_source_missing() : undefined}
        onChange={(source) => change({ source })}
      />
      {error !== null && <Notice tone="error" title={sentenceOf(error)} live />}
      <div className="row">
        <Button variant="primary" busy={busy} onClick={() => void save(onSaved)}>
          {m.statement_declare_save()}
        </Button>
      </div>
    </>
  )
}
