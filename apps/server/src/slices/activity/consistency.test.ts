import { type Activity, ActivityDraft, type ActivityDraftInput } from '@maillage/contract/activity'
import { spreadValues } from '@maillage/contract/activity-rules'
import { isProblemCode } from '@maillage/contract/problems'
import { Day, Dimensions } from '@maillage/contract/values'
import { ORPCError } from '@orpc/server'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { canonicalJson } from '../../platform/audit/chain.ts'
import { rows } from '../../platform/db/rows.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Client, makeWorld, type World } from '../../testing/world.ts'
import { seededRandom } from '../demo/rules.ts'
import { mergeDeltas, rollupDeltas } from './rules.ts'

const database = await testDatabase()

/** How long the trial lasts; CONSISTENCY_ROUNDS makes it longer. */
const rounds = Number(process.env.CONSISTENCY_ROUNDS ?? 15)
const atOnce = 6
const things = 10

/** Chances that come out the same for the same seed. */
function chancesOf(seed: string) {
  const random = seededRandom(seed)
  const upTo = (most: number) => Math.floor(random() * (most + 1))
  const oneOf = <Item>(items: readonly [Item, ...Item[]]): Item => items[upTo(items.length - 1)] ?? items[0]
  return { upTo, oneOf, is: (chance: number) => random() < chance }
}
type Chances = ReturnType<typeof chancesOf>

type Values = NonNullable<ActivityDraftInput['values']>

/** What somebody may type: any kind, structure, partner, site, day and amounts, dashes and blanks among them. */
function someDraft(world: World, { upTo, oneOf, is }: Chances): ActivityDraftInput {
  const here = is(0.6)
  const structureId = here ? world.structure : world.otherStructure
  const other = here ? world.otherStructure : world.structure
  const site = here ? oneOf([world.sites.belfort, world.sites.montbeliard]) : world.sites.elsewhere
  const said = (measure: string, amount: number, member = {}): Values =>
    is(0.2)
      ? [{ measure, member, state: 'notObserved', amount: null }]
      : [{ measure, member, state: 'observed', amount }]
  const perhaps = (values: Values): Values => (is(0.5) ? values : [])
  const common = {
    kindVersion: 1,
    day: `202${upTo(1) + 2}-0${1 + upTo(2)}-1${upTo(9)}`,
    structureId,
    coStructureId: is(0.3) ? other : null,
  }
  return oneOf<ActivityDraftInput>([
    {
      ...common,
      kind: 'prevention_session',
      siteId: is(0.5) ? site : null,
      dimensions: {
        setting: oneOf(['school', 'health']),
        audience: 'adolescents',
        action_type: oneOf(['one_off', 'built']),
        ...(is(0.3) && { programme: 'unplugged' }),
      },
      values: [
        ...said('participants', upTo(40)),
        ...said('hours', upTo(20) / 4),
        ...perhaps(said('sessions', upTo(3))),
      ],
    },
    {
      ...common,
      kind: 'stage',
      siteId: site,
      values: [...said('participants', upTo(20)), ...perhaps(said('referred', upTo(9)))],
    },
    {
      ...common,
      kind: 'material_handed_out',
      siteId: is(0.3) ? site : null,
      dimensions: { channel: 'fixed_site' },
      values: [
        ...perhaps(said('items', upTo(500), { article: 'syringe_1ml' })),
        ...perhaps(said('kits', upTo(50), { kit: 'steribox_2' })),
        ...perhaps(said('kits', upTo(50), { kit: 'kit_plus' })),
      ],
    },
  ])
}

interface Trial {
  readonly world: World
  readonly clients: readonly [Client, ...Client[]]
  readonly chances: Chances
  /** Id → the states that were acknowledged, by version. */
  readonly acknowledged: Map<string, Map<number, string>>
}

const stateOf = (activity: Activity): string =>
  canonicalJson({ withdrawn: activity.withdrawn, draft: ActivityDraft.parse(activity) })

/** One write by somebody, from a version that may be old, sometimes sent twice. */
async function someWrite({ world, clients, chances, acknowledged }: Trial, id: string): Promise<void> {
  const { oneOf, is, upTo } = chances
  const client = oneOf(clients)
  const versions = acknowledged.get(id)
  const latest = versions ? Math.max(...versions.keys()) : 0
  const base = { id, baseVersion: is(0.8) ? latest : upTo(latest + 1), reason: is(0.5) ? 'essai' : null }
  const draft = someDraft(world, chances)
  const write = oneOf([
    () => client.activity.save({ ...base, draft }),
    () => client.activity.save({ ...base, draft }),
    () => client.activity.withdraw(base),
    () => client.activity.restore(base),
  ])
  const answers = await Promise.allSettled(is(0.3) ? [write(), write()] : [write()])
  for (const answer of answers) {
    if (answer.status === 'fulfilled') keep(acknowledged, answer.value)
    else if (!(answer.reason instanceof ORPCError) || !isProblemCode(answer.reason.code)) throw answer.reason
  }
}

/** A version is acknowledged with one content only, however often and to whomever. */
function keep(acknowledged: Trial['acknowledged'], activity: Activity): void {
  const versions = acknowledged.get(activity.id) ?? new Map<number, string>()
  acknowledged.set(activity.id, versions)
  const known = versions.get(activity.version)
  expect(stateOf(activity)).toBe(known ?? stateOf(activity))
  versions.set(activity.version, stateOf(activity))
}

const Sum = z.object({
  structureId: z.string(),
  carrierId: z.string(),
  kind: z.string(),
  measure: z.string(),
  month: Day,
  dimensionsKey: z.string(),
  dimensions: Dimensions,
  amount: z.number(),
  observed: z.number(),
  notObserved: z.number(),
  missing: z.number(),
})

const byKey = (sums: readonly z.infer<typeof Sum>[]): string[] => sums.map(canonicalJson).sort()

const storedSums = ({ networkId }: World) =>
  database.transaction({ networkId, readOnly: true }, (tx) =>
    rows(
      tx,
      Sum,
      sql`select structure_id, carrier_id, kind, measure, month::text as month, dimensions_key, dimensions, amount,
        observed, not_observed, missing
      from rollup where network_id = ${networkId}
        and (amount <> 0 or observed <> 0 or not_observed <> 0 or missing <> 0)`,
    ),
  )

/** The sums as they must be: every activity that counts, spread anew. */
async function recomputed(activities: readonly Activity[], { head }: World) {
  const catalogue = await head.catalogue.recording()
  const counting = activities.filter(({ withdrawn }) => !withdrawn)
  return mergeDeltas(
    counting.flatMap((activity) => {
      const kind = catalogue.kinds.find(({ code }) => code === activity.kind)
      if (!kind) throw new Error(`no kind ${activity.kind}`)
      return rollupDeltas(null, { ...activity, values: spreadValues(activity, kind, catalogue) })
    }),
  )
}

describe.each(['one', 'two'])('many people writing at once, seed %s', (seed) => {
  it('lose nothing that was acknowledged, and the sums are those of the records', async () => {
    const world = await makeWorld(database)
    const coordinator = await world.as('coordinator', null)
    const clients = [world.head, await world.as('worker'), coordinator, coordinator] as const
    const trial: Trial = { world, clients: [...clients], chances: chancesOf(seed), acknowledged: new Map() }
    const ids = Array.from({ length: things }, () => newId())
    for (let round = 0; round < rounds; round += 1) {
      const chosen = Array.from({ length: atOnce }, () => ids[trial.chances.upTo(things - 1)] ?? newId())
      await Promise.all(chosen.map((id) => someWrite(trial, id)))
    }

    const read = await Promise.all(
      [...trial.acknowledged.keys()].map((id) => coordinator.activity.read({ id: id as Activity['id'] })),
    )
    for (const { activity, versions } of read) {
      const kept = new Map(
        versions.map(({ version, withdrawn, draft }) => [version, canonicalJson({ withdrawn, draft })]),
      )
      for (const [version, state] of trial.acknowledged.get(activity.id) ?? []) {
        expect(kept.get(version)).toBe(state)
      }
      // Every version from the first to the last, each once.
      expect(versions.map(({ version }) => version)).toEqual(
        Array.from({ length: activity.version }, (_, index) => activity.version - index),
      )
      expect(stateOf(activity)).toBe(kept.get(activity.version))
    }
    const activities = read.map(({ activity }) => activity)
    const written = activities.reduce((total, { version }) => total + version, 0)
    expect(written).toBeGreaterThan(rounds)
    expect(byKey(await storedSums(world))).toEqual(byKey(await recomputed(activities, world)))
    const administrator = await world.as('administrator', null)
    expect(await administrator.audit.verify()).toMatchObject({ lines: written, broken: null })
  })
})
