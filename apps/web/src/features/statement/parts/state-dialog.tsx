import type { Statement, StatementSubject } from '@maillage/contract/statement'
import type { Day, StructureId } from '@maillage/contract/values'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/text-field.tsx'
import { type Book, wordOf } from '../../activity/api.ts'
import { type Asked, isSameSubject, precisionsOf, statedMeasures } from '../subjects.ts'
import { SayFields } from './say-fields.tsx'

/** Somebody whose figures this person answers for; null is the whole network. */
export interface Perimeter {
  readonly structureId: StructureId | null
  readonly name: string
}

interface StateDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly year: number
  readonly book: Book
  readonly asked: Asked
  readonly perimeters: readonly Perimeter[]
  /** What is said already: saying it again corrects it. */
  readonly said: readonly Statement[]
}

/** States a figure that does not add up: which one, of whom, how many, and where it is from. */
export function StateDialog({ open, onClose, ...rest }: StateDialogProps): ReactNode {
  return (
    <Dialog open={open} onClose={onClose} title={m.statement_add()}>
      <StateFields {...rest} onSaved={onClose} />
    </Dialog>
  )
}

const whole = 'whole'
const network = 'network'

/** The days of a year. */
export const yearDays = (year: number): Pick<StatementSubject, 'from' | 'to'> => ({
  from: `${year}-01-01` as Day,
  to: `${year}-12-31` as Day,
})

interface PerimeterSelectProps {
  readonly perimeters: readonly Perimeter[]
  readonly value: StructureId | null | undefined
  readonly onChange: (structureId: StructureId | null) => void
}

/** Whose figures; nothing to choose for most people. */
export function PerimeterSelect({ perimeters, value, onChange }: PerimeterSelectProps): ReactNode {
  if (perimeters.length < 2) return null
  return (
    <Select
      label={m.statement_structure()}
      value={value === undefined ? '' : (value ?? network)}
      placeholder={m.statement_choose()}
      onChange={(key) =>
        onChange(perimeters.find((each) => (each.structureId ?? network) === key)?.structureId ?? null)
      }
      options={perimeters.map(({ structureId, name }) => ({ value: structureId ?? network, label: name }))}
    />
  )
}

type StateFieldsProps = Omit<StateDialogProps, 'open' | 'onClose'> & { readonly onSaved: () => void }

function StateFields({ year, book, asked, perimeters, said, onSaved }: StateFieldsProps): ReactNode {
  const [structureId, setStructureId] = useState(
    perimeters.length === 1 ? perimeters[0]?.structureId : undefined,
  )
  const [measure, setMeasure] = useState<string | ''>('')
  const [precision, setPrecision] = useState(whole)
  const measures = book.measures.filter(({ code }) => statedMeasures(asked).includes(code))
  const type = measures.find(({ code }) => code === measure)?.type
  const precisions = structureId === undefined ? [] : precisionsOf(book, asked, { measure, structureId })
  const dimensions = precisions.find(({ key }) => key === precision)?.dimensions ?? {}
  const subject: StatementSubject | null =
    structureId === undefined || measure === ''
      ? null
      : { structureId, measure, kinds: [], dimensions, ...yearDays(year) }
  const existing = said.find((each) => subject && isSameSubject(each, subject)) ?? null
  return (
    <div className="stack">
      <PerimeterSelect perimeters={perimeters} value={structureId} onChange={setStructureId} />
      <Select
        label={m.statement_which()}
        value={measure}
        placeholder={m.statement_choose()}
        onChange={(code) => {
          setMeasure(code)
          setPrecision(whole)
        }}
        options={measures.map(({ code, label }) => ({ value: code, label: wordOf(label) }))}
      />
      {precisions.length > 0 && (
        <Select
          label={m.statement_precision()}
          value={precision}
          onChange={setPrecision}
          options={[
            { value: whole, label: m.statement_precision_whole() },
            ...precisions.map(({ key, label }) => ({ value: key, label })),
          ]}
        />
      )}
      {subject && (
        <SayFields
          key={JSON.stringify(subject)}
          target={{ as: 'statement', subject, existing }}
          step={type === 'fte' ? 0.05 : 1}
          onSaved={onSaved}
        />
      )}
    </div>
  )
}
