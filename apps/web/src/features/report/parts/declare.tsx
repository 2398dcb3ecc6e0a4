import type { Statement, StatementSubject } from '@maillage/contract/statement'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { sentenceOf } from '../../../platform/errors.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceGroup } from '../../../ui/choice.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toasts.tsx'
import { useSaying, withdrawStatement } from '../../statement/api.ts'

interface DeclareProps {
  readonly subject: StatementSubject
  readonly rowLabel: string
  readonly onSaved: () => void
}

/** Says of a whole row that it was not observed, or that there was none: two things that a blank is not. */
export function Declare({ subject, rowLabel, onSaved }: DeclareProps): ReactNode {
  const { saying, change, faults, busy, error, save } = useSaying({
    as: 'statement',
    subject,
    existing: null,
  })
  const choice = saying.value === 'notObserved' ? 'notObserved' : saying.value === 0 ? 'zero' : null
  return (
    <div className="say-form">
      <ChoiceGroup
        layout="list"
        label={m.report_declare_question({ row: rowLabel })}
        value={choice}
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
      {choice !== null && (
        <TextField
          label={m.statement_source()}
          hint={m.statement_declare_source_hint()}
          value={saying.source}
          maxLength={300}
          error={faults?.source ? m.statement_source_missing() : undefined}
          onChange={(source) => change({ source })}
        />
      )}
      {error !== null && <Notice tone="error" title={sentenceOf(error)} live />}
      <div className="row">
        <Button busy={busy} onClick={() => void save(onSaved)}>
          {m.statement_declare_save()}
        </Button>
      </div>
    </div>
  )
}

interface WithdrawProps {
  readonly statement: Statement
  readonly onSaved: () => void
}

/** Takes back what was declared, with a way back. */
export function Withdraw({ statement, onSaved }: WithdrawProps): ReactNode {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const withdraw = async () => {
    setBusy(true)
    setError(null)
    try {
      const putBack = await withdrawStatement(statement)
      showToast({ message: m.statement_withdrawn(), undo: () => void putBack() })
      onSaved()
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  return (
    <>
      {error !== null && <Notice tone="error" title={sentenceOf(error)} live />}
      <div className="row">
        <Button icon="undo" busy={busy} onClick={() => void withdraw()}>
          {m.statement_withdraw()}
        </Button>
      </div>
    </>
  )
}
