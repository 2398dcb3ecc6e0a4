import { kindOn } from '@maillage/contract/activity-rules'
import type { Api } from '@maillage/contract/api'
import type { OpeningHours } from '@maillage/contract/opening-hours'
import {
  ActivityId,
  AgreementId,
  Day,
  Instant,
  MeetingId,
  OccurrenceId,
  ReportId,
  SeriesLinkId,
  SiteId,
  StatementId,
  StructureId,
  SubmissionId,
  TerritoryFigureId,
  TerritoryId,
} from '@maillage/contract/values'
import type { ContractRouterClient } from '@orpc/contract'
import { findAccount } from '../../platform/auth/accounts.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Account } from '../../platform/http/endpoints.ts'
import { dayIn } from '../../platform/time/zone.ts'
import {
  type DemoChain,
  type DemoFiles,
  type DemoHours,
  type DemoMeeting,
  type DemoOccurrence,
  type DemoPerson,
  type DemoReport,
  type DemoStatement,
  type DemoStructure,
  readDemoFiles,
} from './import.ts'
import { demoId, demoNetworkId, demoPassword } from './queries.ts'
import { addDays, type DemoRecord, lastWeekday, recentRecords, recordsOfYear } from './rules.ts'
import { hasNetwork, hasOtherAccounts, insertGrant, insertNetwork, insertPerson } from './sql.ts'

type Client = ContractRouterClient<Api>

/** What the demonstration is given by the program that starts the server. */
export interface DemoParts {
  readonly database: Database
  readonly now: Instant
  readonly createAccount: (account: { email: string; name: string; password: string }) => Promise<string>
  readonly installCatalogue: (tx: Tx, networkId: string) => Promise<void>
  /** A client of the whole API, as somebody, over a database and at a moment of the caller's choice. */
  readonly clientAs: (database: Database, account: Account, now: () => Instant) => Client
}

/**
 * Puts the demonstration network into a database where nobody has an account yet, and says whether it did. Everything
 * goes in through the API, in one transaction: an interruption leaves nothing but accounts, taken up at the next start.
 */
export async function installDemo(parts: DemoParts): Promise<boolean> {
  const { database } = parts
  const files = readDemoFiles()
  const emails = files.network.people.map((person) => person.email)
  if (await hasOtherAccounts(database.kysely, emails)) return false
  const scope = { networkId: demoNetworkId }
  if (await database.transaction(scope, (tx) => hasNetwork(tx, demoNetworkId))) return false
  const accounts = await openAccounts(parts, files.network.people)
  await database.transaction(scope, async (tx) => {
    const clock = { at: beginning }
    await openNetwork(tx, { parts, files, accounts })
    // Every call shares this transaction: all of the demonstration is there, or none.
    const inside: Database = { ...database, transaction: (_scope, work) => work(tx) }
    const clients = new Map(
      [...accounts].map(([key, account]) => [key, parts.clientAs(inside, account, () => clock.at)] as const),
    )
    const as = (key: string): Client => found(clients.get(key), key)
    const today = dayIn(files.network.zone, parts.now)
    await enterStructures(as('coordinator'), files)
    await grantInStructures(tx, { files, accounts })
    await enterTerritories(as('coordinator'), files)
    await enterAgreements(as('coordinator'), { files, today })
    for (const { at, enter } of await eventsOf(as, { files, today })) {
      clock.at = earlier(at, parts.now)
      await enter()
    }
  })
  return true
}

const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b)

/** When the demonstration network was set up, before its first records. */
const beginning = Instant.parse('2022-01-03T08:00:00.000Z')

function found<Value>(value: Value | undefined, key: string): Value {
  if (value === undefined) throw new Error(`The demonstration's files name "${key}", which is not in them.`)
  return value
}

type Accounts = ReadonlyMap<string, Account>

async function openAccounts(parts: DemoParts, people: readonly DemoPerson[]): Promise<Accounts> {
  const accounts = new Map<string, Account>()
  for (const { key, name, email } of people) {
    const existing = await findAccount(parts.database.kysely, email)
    const id = existing?.id ?? (await parts.createAccount({ email, name, password: demoPassword }))
    accounts.set(key, { id, name })
  }
  return accounts
}

interface Opening {
  readonly parts: DemoParts
  readonly files: DemoFiles
  readonly accounts: Accounts
}

async function openNetwork(tx: Tx, { parts, files, accounts }: Opening): Promise<void> {
  const { name, zone, people } = files.network
  await insertNetwork(tx, { id: demoNetworkId, name, zone, at: beginning })
  await parts.installCatalogue(tx, demoNetworkId)
  for (const person of people) {
    const accountId = found(accounts.get(person.key), person.key).id
    await insertPerson(tx, { networkId: demoNetworkId, accountId, name: person.name, at: beginning })
    if (person.structure === null) await grant(tx, { person, accountId, structureId: null })
  }
}

/** Roles in a structure wait until it exists. */
async function grantInStructures(tx: Tx, { files, accounts }: Omit<Opening, 'parts'>): Promise<void> {
  for (const person of files.network.people) {
    if (person.structure === null) continue
    const accountId = found(accounts.get(person.key), person.key).id
    await grant(tx, { person, accountId, structureId: structureId(person.structure) })
  }
}

const grant = (
  tx: Tx,
  { person, accountId, structureId }: { person: DemoPerson; accountId: string; structureId: string | null },
) =>
  insertGrant(tx, {
    networkId: demoNetworkId,
    id: demoId('role', person.key),
    accountId,
    role: person.role,
    structureId,
    at: beginning,
  })

const structureId = (key: string) => StructureId.parse(demoId('structure', key))
const siteId = (key: string) => SiteId.parse(demoId('site', key))

async function enterStructures(client: Client, { network }: DemoFiles): Promise<void> {
  for (const structure of network.structures) {
    await client.network.saveStructure({
      id: structureId(structure.key),
      baseVersion: 0,
      draft: structureDraft(structure),
    })
    for (const site of structure.sites) {
      const { key, name, communeCode, position, hours } = site
      await client.network.saveSite({
        id: siteId(key),
        baseVersion: 0,
        draft: {
          structureId: structureId(structure.key),
          name,
          communeCode,
          position,
          openingHours: openingHours(hours),
        },
      })
    }
  }
}

const structureDraft = ({ key, parent, hours, sites, ...draft }: DemoStructure) => ({
  ...draft,
  parentId: parent === undefined ? null : structureId(parent),
  openingHours: openingHours(hours),
})

/** The same hours on several days of the week. */
function openingHours(hours: DemoHours | undefined): OpeningHours | null {
  if (!hours) return null
  const { days, ranges, note } = hours
  return { ranges: days.flatMap((day) => ranges.map(([from, to]) => ({ day, from, to }))), note }
}

async function enterTerritories(
  client: Client,
  { territories: { territories, figures } }: DemoFiles,
): Promise<void> {
  for (const { key, ...draft } of territories) {
    await client.territory.save({ id: TerritoryId.parse(demoId('territory', key)), baseVersion: 0, draft })
  }
  const { source, asOfYear, rows } = figures
  for (const { territory, population, areaKm2 } of rows) {
    for (const [measure, amount] of [['population', population] as const, ['area_km2', areaKm2] as const]) {
      const id = TerritoryFigureId.parse(demoId('territory_figure', `${territory} ${measure}`))
      const draft = { territory, measure, amount, asOfYear, source }
      await client.territory.saveFigure({ id, baseVersion: 0, draft })
    }
  }
}

async function enterAgreements(
  client: Client,
  { files, today }: { files: DemoFiles; today: Day },
): Promise<void> {
  for (const { key, title, subject, parties, signedOn, ...dates } of files.network.agreements) {
    await client.agreement.save({
      id: AgreementId.parse(demoId('agreement', key)),
      baseVersion: 0,
      draft: {
        title,
        subject,
        parties: parties.map(structureId),
        signedOn,
        from: dates.from ?? addDays(today, dates.startsInDays ?? 0),
        to: dates.to ?? (dates.endsInDays == null ? null : addDays(today, dates.endsInDays)),
      },
    })
  }
}

/** Something recorded at a moment. */
interface Event {
  readonly at: Instant
  readonly enter: () => Promise<unknown>
}

type As = (key: string) => Client

/** The version of a kind that is in force on a day. */
type VersionOf = (kind: string, day: Day) => number

/** Everything recorded over the years, in the order of time. */
async function eventsOf(as: As, { files, today }: { files: DemoFiles; today: Day }): Promise<Event[]> {
  const { series, recent, statements, occurrences, meetings, chains, reports } = files.activities
  const { kinds } = await as('coordinator').catalogue.recording()
  const versionOf: VersionOf = (kind, day) => found(kindOn(kinds, kind, day) ?? undefined, kind).version
  const record = (plan: Recording, made: DemoRecord): Event => ({
    at: atDesk(made.day),
    enter: () =>
      as(plan.by).activity.save({
        id: activityId(made.key),
        baseVersion: 0,
        draft: activityDraft(plan, made, versionOf),
      }),
  })
  const events = [
    ...series.flatMap((plan) =>
      Object.keys(plan.years).flatMap((year) => recordsOfYear(plan, year).map((made) => record(plan, made))),
    ),
    ...recent.flatMap((plan) => recentRecords(plan, today).map((made) => record(plan, made))),
    ...statements.map((statement) => statementEvent(as, statement)),
    ...meetings.map((meeting) => meetingEvent(as, meeting)),
    ...occurrences.flatMap((occurrence) => occurrenceEvents(as, occurrence, { today, versionOf })),
    ...chains.map((chain) => chainEvent(as, chain, today)),
    ...reports.flatMap((report) => reportEvents(as, report)),
  ]
  return events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** The end of a working day, when the day is recorded. */
const atDesk = (day: Day): Instant => Instant.parse(`${day}T16:30:00.000Z`)
const activityId = (key: string) => ActivityId.parse(demoId('activity', key))

/** What series, recent records and occurrences say in the same way. */
interface Recording {
  readonly by: string
  readonly kind: string
  readonly structure: string
  readonly site?: string | undefined
  readonly dimensions: Record<string, string>
  readonly texts: Record<string, string>
}

function activityDraft(plan: Recording, { day, values }: Omit<DemoRecord, 'key'>, versionOf: VersionOf) {
  const { kind, dimensions, texts } = plan
  return {
    kind,
    kindVersion: versionOf(kind, day),
    day,
    structureId: structureId(plan.structure),
    siteId: plan.site === undefined ? null : siteId(plan.site),
    dimensions,
    texts,
    values,
  }
}

function statementEvent(as: As, statement: DemoStatement): Event {
  const { key, by, structure, site, year, ...rest } = statement
  const dimensions = site === undefined ? rest.dimensions : { ...rest.dimensions, site: siteId(site) }
  const id = StatementId.parse(demoId('statement', key))
  const [from, to] = [Day.parse(`${year}-01-01`), Day.parse(`${year}-12-31`)]
  const draft = { ...rest, dimensions, structureId: structureId(structure), from, to }
  return {
    // Said in the January after.
    at: Instant.parse(`${year + 1}-01-15T09:00:00.000Z`),
    enter: () => as(by).statement.save({ id, baseVersion: 0, draft }),
  }
}

function meetingEvent(as: As, { key, by, structure, partner, ...said }: DemoMeeting): Event {
  const id = MeetingId.parse(demoId('meeting', key))
  const draft = { ...said, structureId: structureId(structure), partnerId: structureId(partner) }
  return { at: atDesk(said.day), enter: () => as(by).meeting.save({ id, baseVersion: 0, draft }) }
}

interface Now {
  readonly today: Day
  readonly versionOf: VersionOf
}

/** The plan, then the answers to its first days; the days after them wait for somebody. */
function occurrenceEvents(as: As, occurrence: DemoOccurrence, { today, versionOf }: Now): Event[] {
  const { key, by, title, weekday, everyWeeks, weeksAgo, startTime, durationMin, answers } = occurrence
  const id = OccurrenceId.parse(demoId('occurrence', key))
  const firstDay = addDays(lastWeekday(today, weekday), -7 * weeksAgo)
  const draftOn = (day: Day, values: DemoRecord['values']) =>
    activityDraft(occurrence, { day, values }, versionOf)
  const usual = occurrence.usual.map((value) => ({ ...value, state: 'observed' as const }))
  const plan: Event = {
    at: atDesk(addDays(firstDay, -7)),
    enter: () =>
      as(by).occurrence.save({
        id,
        baseVersion: 0,
        draft: {
          title,
          usual: draftOn(firstDay, usual),
          firstDay,
          lastDay: null,
          recurrence: { every: 'week', interval: everyWeeks },
          startTime,
          durationMin,
          exceptions: [],
        },
      }),
  }
  const answered = answers.map((said, index): Event => {
    const day = addDays(firstDay, 7 * everyWeeks * index)
    if ('reason' in said) {
      const answer = { outcome: 'notHeld' as const, reason: said.reason }
      return { at: atDesk(day), enter: () => as(by).occurrence.answer({ id, day, answer }) }
    }
    const values = usual.map((value) =>
      value.measure === 'contacts' ? { ...value, amount: said.contacts } : value,
    )
    const held = { activityId: activityId(`${key}_${index + 1}`), draft: draftOn(day, values) }
    const answer = { outcome: 'held' as const, ...held }
    return { at: atDesk(day), enter: () => as(by).occurrence.answer({ id, day, answer }) }
  })
  return [plan, ...answered]
}

/** Said once both are recorded. */
function chainEvent(as: As, { key, by, type, from, to }: DemoChain, today: Day): Event {
  const id = SeriesLinkId.parse(demoId('series_link', key))
  const link = { id, type, from: activityId(from), to: activityId(to) }
  return { at: Instant.parse(`${today}T22:00:00.000Z`), enter: () => as(by).series.link(link) }
}

/** Begun once the year's statements are said, written, and submitted on its day. */
function reportEvents(
  as: As,
  { key, by, template, structure, year, prose, submittedOn }: DemoReport,
): Event[] {
  const { report } = as(by)
  const id = ReportId.parse(demoId('report', key))
  const begin = async () => {
    await report.create({ id, template, structureId: structureId(structure), year })
    for (const { section, text } of prose) await report.saveProse({ id, section, baseVersion: 0, text })
  }
  const begun: Event = { at: atDesk(Day.parse(`${year + 1}-01-20`)), enter: begin }
  if (submittedOn === null) return [begun]
  const submissionId = SubmissionId.parse(demoId('submission', key))
  return [begun, { at: atDesk(submittedOn), enter: () => report.submit({ id, submissionId }) }]
}
