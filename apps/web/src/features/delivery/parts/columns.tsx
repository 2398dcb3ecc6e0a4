import { membersOn } from '@maillage/contract/activity-rules'
import { type DeliveryColumnName, deliveryColumns } from '@maillage/contract/delivery-columns'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatList } from '../../../platform/format.ts'
import { useMe } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { Disclosure } from '../../../ui/navigation.tsx'
import { Table } from '../../../ui/table.tsx'
import { type Book, memberOf, todayOf, wordOf } from '../../activity/api.ts'
import { csvText, downloadText } from '../csv.ts'

const names = Object.keys(deliveryColumns) as DeliveryColumnName[]

const explained: Readonly<Record<DeliveryColumnName, () => string>> = {
  day: m.delivery_column_day,
  partner: m.delivery_column_partner,
  partnerKind: m.delivery_column_kind,
  item: m.delivery_column_item,
  quantity: m.delivery_column_quantity,
}

/** How a file is written: a template to fill in, the columns, and the words that are known. */
export function Columns({ book }: { book: Book }): ReactNode {
  const today = todayOf(useMe())
  const known = (code: string) =>
    membersOn(
      book.vocabularies.find((each) => each.code === code),
      today,
    ).map(({ label }) => wordOf(label))
  const words = (code: string) => formatList(known(code))
  const pharmacy = memberOf(book, 'structure_kind', 'pharmacy')
  const example: Readonly<Record<DeliveryColumnName, string>> = {
    day: m.delivery_example_day(),
    partner: m.delivery_example_partner(),
    partnerKind: pharmacy ? wordOf(pharmacy.label) : '',
    item: known('kit')[0] ?? '',
    quantity: '50',
  }
  const template = () => {
    const rows = [names.map((name) => wordOf(deliveryColumns[name])), names.map((name) => example[name])]
    downloadText(csvText(rows), m.delivery_template_name())
  }
  return (
    <section className="stack" aria-labelledby="columns">
      <h2 id="columns" className="section-title">
        {m.delivery_columns()}
      </h2>
      <p>{m.delivery_columns_text()}</p>
      <div className="row">
        <Button icon="download" onClick={template}>
          {m.delivery_template()}
        </Button>
      </div>
      <Disclosure summary={m.delivery_columns_more()}>
        <div className="stack">
          <Table
            caption={m.delivery_columns()}
            captionHidden
            columns={[
              {
                key: 'name',
                header: m.delivery_column(),
                cell: (name: DeliveryColumnName) => wordOf(deliveryColumns[name]),
              },
              { key: 'what', header: m.delivery_column_what(), cell: (name) => explained[name]() },
            ]}
            rows={names}
            rowKey={(name) => name}
          />
          <p>
            <strong>{m.delivery_known_kits()}</strong> {words('kit')}.
          </p>
          <p>
            <strong>{m.delivery_known_items()}</strong> {words('article')}.
          </p>
          <p>
            <strong>{m.delivery_known_kinds()}</strong> {words('structure_kind')}.
          </p>
        </div>
      </Disclosure>
    </section>
  )
}
