import type { Label } from './values.ts'

/** The largest file that is taken in, in megabytes of 1 048 576 bytes. */
export const maxDeliveryFileMb = 5
/** The most rows that are taken in at once: a year of a large network. */
export const maxDeliveryRows = 10_000

interface DeliveryColumn extends Label {
  readonly required: boolean
  /** Other headers that say the same; capitals and accents do not matter. */
  readonly also: readonly string[]
}

/** The columns of a file of deliveries, in the order of the template; the labels are its headers. */
export const deliveryColumns = {
  day: { fr: 'Jour', en: 'Day', required: true, also: ['Date'] },
  partner: { fr: 'Partenaire', en: 'Partner', required: true, also: ['Pharmacie', 'Pharmacy'] },
  partnerKind: {
    fr: 'Type de partenaire',
    en: 'Kind of partner',
    required: false,
    also: ['Type', 'Kind'],
  },
  item: { fr: 'Kit ou article', en: 'Kit or item', required: true, also: ['Kit', 'Article', 'Item'] },
  quantity: { fr: 'Quantité', en: 'Quantity', required: true, also: ['Nombre', 'Number'] },
} as const satisfies Record<string, DeliveryColumn>
export type DeliveryColumnName = keyof typeof deliveryColumns
