import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Role } from '@maillage/contract/account'
import { Contact } from '@maillage/contract/network'
import { WallTime } from '@maillage/contract/opening-hours'
import { TerritoryKey } from '@maillage/contract/territory'
import { Code, Day, Dimensions, LatLon } from '@maillage/contract/values'
import { z } from 'zod'

/** Where the demonstration's data is, in the sources. */
const folder = fileURLToPath(new URL('../../../../../fixtures/demo', import.meta.url))

/** Names a thing within the demonstration's files. */
const Key = z.string().regex(/^[a-z0-9_]+$/)

const Hours = z.object({
  days: z.array(z.number().int()),
  ranges: z.array(z.tuple([WallTime, WallTime])),
  note: z.string().default(''),
})
export type DemoHours = z.infer<typeof Hours>

const DemoSite = z.object({
  key: Key,
  name: z.string(),
  communeCode: z.string().nullable(),
  position: LatLon.nullable(),
  hours: Hours.optional(),
})

const DemoStructure = z.object({
  key: Key,
  kind: Code,
  name: z.string(),
  shortName: z.string(),
  parent: Key.optional(),
  communeCode: z.string().optional(),
  departmentCode: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  website: z.string().optional(),
  contacts: z.array(Contact).optional(),
  hours: Hours.optional(),
  sites: z.array(DemoSite).default([]),
})
export type DemoStructure = z.infer<typeof DemoStructure>

const DemoPerson = z.object({
  key: Key,
  name: z.string(),
  email: z.email(),
  role: Role,
  structure: Key.nullable(),
})
export type DemoPerson = z.infer<typeof DemoPerson>

const DemoAgreement = z.object({
  key: Key,
  title: z.string(),
  subject: z.string(),
  parties: z.array(Key),
  signedOn: Day.nullable(),
  /** A day, or days from today. */
  from: Day.optional(),
  startsInDays: z.number().int().optional(),
  to: Day.optional(),
  endsInDays: z.number().int().nullable().optional(),
})
export type DemoAgreement = z.infer<typeof DemoAgreement>

const DemoNetwork = z.object({
  name: z.string(),
  zone: z.string(),
  structures: z.array(DemoStructure),
  people: z.array(DemoPerson),
  agreements: z.array(DemoAgreement),
})

const DemoTerritories = z.object({
  territories: z.array(
    z.object({ key: Key, name: z.string(), note: z.string(), members: z.array(TerritoryKey) }),
  ),
  figures: z.object({
    source: z.string(),
    asOfYear: z.number().int(),
    rows: z.array(z.object({ territory: TerritoryKey, population: z.number(), areaKm2: z.number() })),
  }),
})
export type DemoTerritories = z.infer<typeof DemoTerritories>

const recording = {
  key: Key,
  structure: Key,
  site: Key.optional(),
  /** Who records it. */
  by: Key,
  kind: Code,
  /** 1 Monday to 7 Sunday. */
  weekdays: z.array(z.number().int().min(1).max(7)).min(1),
  dimensions: Dimensions.default({}),
  texts: z.record(z.string(), z.string()).default({}),
}

/** An amount of every record: shares of a total, the same each time, or between two bounds. */
const Amount = z
  .object({ measure: Code, member: Dimensions.default({}) })
  .and(
    z.union([
      z.object({ total: z.number(), least: z.number().default(0) }),
      z.object({ each: z.number() }),
      z.object({ between: z.tuple([z.number(), z.number()]) }),
    ]),
  )
export type DemoAmount = z.infer<typeof Amount>

const Series = z.object({
  ...recording,
  /** Months in which it happens; all when absent. */
  months: z.array(z.number().int().min(1).max(12)).optional(),
  years: z.record(
    z.string().regex(/^\d{4}$/),
    z.object({ records: z.number().int().positive(), values: z.array(Amount) }),
  ),
})
export type DemoSeries = z.infer<typeof Series>

const Recent = z.object({
  ...recording,
  records: z.number().int().positive(),
  withinDays: z.number().int().positive(),
  values: z.array(Amount),
})
export type DemoRecent = z.infer<typeof Recent>

const DemoStatement = z.object({
  key: Key,
  by: Key,
  structure: Key,
  measure: Code.nullable(),
  kinds: z.array(Code).default([]),
  dimensions: Dimensions.default({}),
  site: Key.optional(),
  year: z.number().int(),
  state: z.enum(['observed', 'notObserved']),
  amount: z.number().nullable(),
  source: z.string(),
})
export type DemoStatement = z.infer<typeof DemoStatement>

/** Something that comes back; the first of its days are answered, the others wait for somebody. */
const DemoOccurrence = z.object({
  key: Key,
  by: Key,
  structure: Key,
  site: Key,
  kind: Code,
  title: z.string(),
  weekday: z.number().int().min(1).max(7),
  everyWeeks: z.number().int(),
  /** How long before its last day it began. */
  weeksAgo: z.number().int(),
  startTime: z.string(),
  durationMin: z.number().int(),
  dimensions: Dimensions,
  texts: z.record(z.string(), z.string()),
  usual: z.array(z.object({ measure: Code, amount: z.number() })),
  /** Held with so many contacts, or not held and why. */
  answers: z.array(z.union([z.object({ contacts: z.number() }), z.object({ reason: Code })])),
})
export type DemoOccurrence = z.infer<typeof DemoOccurrence>

const DemoMeeting = z.object({
  key: Key,
  by: Key,
  structure: Key,
  partner: Key,
  day: Day,
  purpose: Code,
  stage: Code,
  refusalReason: Code.nullable(),
  people: z.number().int(),
  hours: z.number(),
  note: z.string(),
  nextStep: z.string().default(''),
})
export type DemoMeeting = z.infer<typeof DemoMeeting>

/** A one-off that primed a programme; both named by the keys of their records. */
const DemoChain = z.object({ key: Key, by: Key, type: z.literal('grewInto'), from: Key, to: Key })
export type DemoChain = z.infer<typeof DemoChain>

/** A report begun in the January after its year, with what was written in it; submitted when it has a day. */
const DemoReport = z.object({
  key: Key,
  by: Key,
  template: Code,
  structure: Key,
  year: z.number().int(),
  prose: z.array(z.object({ section: Code, text: z.string() })),
  submittedOn: Day.nullable(),
})
export type DemoReport = z.infer<typeof DemoReport>

const DemoActivities = z.object({
  series: z.array(Series),
  recent: z.array(Recent),
  statements: z.array(DemoStatement),
  occurrences: z.array(DemoOccurrence),
  meetings: z.array(DemoMeeting),
  chains: z.array(DemoChain),
  reports: z.array(DemoReport),
})

/** The demonstration's files, each with its origin in ORIGIN.md beside it. */
export function readDemoFiles() {
  return {
    network: read('network', DemoNetwork),
    territories: read('territories', DemoTerritories),
    activities: read('activities', DemoActivities),
  }
}

function read<Shape extends z.ZodType>(name: string, shape: Shape): z.output<Shape> {
  return shape.parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')))
}

export type DemoFiles = ReturnType<typeof readDemoFiles>
