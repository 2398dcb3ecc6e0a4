import { z } from 'zod'

/** A calendar day in the network's zone, 'YYYY-MM-DD', of the years 1900 to 2999; never a `Date`. */
export const Day = z.iso
  .date()
  .refine((day) => '1900-01-01' <= day && day <= '2999-12-31')
  .brand<'Day'>()
export type Day = z.infer<typeof Day>

/** A moment in UTC, ISO 8601 with milliseconds and 'Z'. */
export const Instant = z.iso.datetime().brand<'Instant'>()
export type Instant = z.infer<typeof Instant>

/** A calendar year a network can report on. */
export const Year = z.coerce.number().int().min(1990).max(2100)
export type Year = z.infer<typeof Year>

/** Which one of a row that is counted from 1: a file of a document, a submission of a report. */
export const Ordinal = z.coerce.number().int().min(1).max(2_147_483_647)

/** Yes or no, also as the words of an address: `?withdrawn=false`. */
export const Flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])

/** An amount that is stated as a whole: to the hundredth, and within what is kept. */
export const StatedAmount = z.number().min(0).max(999_999_999).multipleOf(0.01)

/** A closed range of days, both ends included. */
export const Period = z.object({ from: Day, to: Day })
export type Period = z.infer<typeof Period>

/** WGS 84 decimal degrees. */
export const LatLon = z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
export type LatLon = z.infer<typeof LatLon>

/** A UUID (version 7, made by whoever creates the thing) branded by its table. */
const idOf = <T extends string>(_table: T) => z.uuid().brand<T>()

export const NetworkId = idOf('network')
export type NetworkId = z.infer<typeof NetworkId>
export const StructureId = idOf('structure')
export type StructureId = z.infer<typeof StructureId>
export const SiteId = idOf('site')
export type SiteId = z.infer<typeof SiteId>
export const AccountId = z.string().min(1).max(64).brand<'account'>()
export type AccountId = z.infer<typeof AccountId>
export const RoleId = idOf('role')
export const InvitationId = idOf('invitation')
export const TerritoryId = idOf('territory')
export const TerritoryFigureId = idOf('territory_figure')
export const AgreementId = idOf('agreement')
export const DocumentId = idOf('document')
export const ActivityId = idOf('activity')
export type ActivityId = z.infer<typeof ActivityId>
export const StatementId = idOf('statement')
export const PastTotalId = idOf('past_total')
export const OccurrenceId = idOf('occurrence')
export type OccurrenceId = z.infer<typeof OccurrenceId>
export const SeriesLinkId = idOf('series_link')
export const MeetingId = idOf('meeting')
export type MeetingId = z.infer<typeof MeetingId>
export const DeliveryImportId = idOf('delivery_import')
export const ReportId = idOf('report')
export type ReportId = z.infer<typeof ReportId>
export const SubmissionId = idOf('submission')

/** The same words in both languages of the product. */
export const Label = z.object({ fr: z.string().min(1), en: z.string().min(1) })
export type Label = z.infer<typeof Label>
export const Locale = z.enum(['fr', 'en'])
export type Locale = z.infer<typeof Locale>

/** A short machine name: catalogue codes of kinds, fields, vocabularies, members, measures, indicators. */
export const Code = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/)

/** An open list of dimension → member, e.g. `{ setting: 'school', site: '0192…' }`. */
export const Dimensions = z
  .record(z.string().max(60), z.string().min(1).max(80))
  .refine((dimensions) => Object.keys(dimensions).length <= 40)
export type Dimensions = z.infer<typeof Dimensions>

/** The version of the row that an edit started from; 0 for something new. */
export const BaseVersion = z.number().int().min(0)
