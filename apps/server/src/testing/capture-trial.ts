import type { ActivityDraftInput } from '@maillage/contract/activity'
import type { Catalogue } from '@maillage/contract/catalogue'
import { Day } from '@maillage/contract/values'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { openDatabase } from '../platform/db/database.ts'
import { row } from '../platform/db/rows.ts'
import { readCatalogueFiles } from '../slices/catalogue/import.ts'
import { compareRollups } from '../slices/rollup/queries.ts'
import type { Place } from './command.ts'
import { type OpenLoop, openLoop } from './open-loop.ts'
import { type PreparedNetwork, prepareNetwork } from './prepared-network.ts'
import { startServerProcess } from './server-process.ts'
import { savedActivity, signIn } from './signed-in.ts'

/** What a person fills in: a prevention session with twelve of its fields, or a grid of 250 rows. */
export type Form = 'session' | 'grid'

export interface CaptureReport extends OpenLoop {
  readonly sent: number
  /** Answered "saved" and not in the database. */
  readonly lost: number
  /** In the database more often than sent, or with more than one line in the journal. */
  readonly twice: number
  /** Sums that are not those of the records. */
  readonly wrongSums: number
}

interface Trial {
  readonly place: Place
  readonly form: Form
  readonly perSecond: number
  readonly seconds: number
}

/** Records at a steady rate through the real server, signed in, then counts what the database holds. */
export async function captureTrial({ place, form, perSecond, seconds }: Trial): Promise<CaptureReport> {
  const network = await prepareNetwork(place, { workers: 1, more: catalogueWithGrid() })
  const server = await startServerProcess(place, { MAILLAGE_DEMO: 'off' })
  const [worker = { email: '', password: '' }] = network.workers
  const person = await signIn(server.url, worker)
  const saved = new Set<string>()
  const save = async (index: number) => {
    const record = { id: newId(), baseVersion: 0, draft: drafts[form](network, index) }
    saved.add((await savedActivity(await person.save(record))).id)
  }
  await save(0)
  saved.clear()
  const loop = await openLoop({ perSecond, seconds, send: (index) => save(index + 1) })
  await server.stop()
  const held = await heldBy(place, network.networkId)
  return {
    ...loop,
    sent: perSecond * seconds,
    lost: [...saved].filter((id) => !held.ids.has(id)).length,
    twice: Math.max(0, held.activities - 1 - perSecond * seconds) + Math.max(0, held.lines - held.activities),
    wrongSums: held.wrongSums,
  }
}

const Held = z.object({ activities: z.number(), lines: z.number(), ids: z.array(z.string()) })

async function heldBy({ dataDir, databaseUrl: url }: Place, networkId: string) {
  const database = await openDatabase({ dataDir, url })
  try {
    return await database.transaction({ networkId, readOnly: true }, async (tx) => {
      const held = await row(
        tx,
        Held,
        sql`select (select count(*) from activity) as activities,
          (select count(*) from audit_line where noun = 'activity') as lines,
          (select coalesce(jsonb_agg(id), '[]') from activity) as ids`,
      )
      return { ...held, ids: new Set(held.ids), wrongSums: (await compareRollups(tx, networkId)).length }
    })
  } finally {
    await database.close()
  }
}

const gridRows = Array.from({ length: 250 }, (_, index) => `row_${index + 1}`)

/** The shipped catalogue with a kind that is one grid of 250 rows. */
export function catalogueWithGrid(): Catalogue {
  const shipped = readCatalogueFiles()
  const label = { fr: 'Grille d’essai', en: 'Trial grid' }
  const validFrom = Day.parse('2010-01-01')
  const members = gridRows.map((code) => ({ code, label }))
  const field = {
    type: 'grid' as const,
    code: 'rows',
    measure: 'trial_acts',
    vocabulary: 'trial_row',
    label,
    required: false,
  }
  return {
    ...shipped,
    measures: [...shipped.measures, { code: 'trial_acts', type: 'acts', label }],
    vocabularies: [...shipped.vocabularies, { code: 'trial_row', label, members }],
    kinds: [
      ...shipped.kinds,
      {
        ...{ code: 'trial_grid', version: 1, label, shortLabel: label, part: 1, order: 999, recurs: false },
        ...{ structureKinds: ['csapa_caarud'], site: 'none', validFrom, fields: [field] },
      },
    ],
  }
}

const observed = (measure: string, amount: number, member = {}) => ({
  measure,
  member,
  state: 'observed' as const,
  amount,
})

/** A day of 2024, one after the other. */
const dayOf = (index: number): string =>
  new Date(Date.UTC(2024, 0, 1 + (index % 366))).toISOString().slice(0, 10)

export const drafts: Record<Form, (network: PreparedNetwork, index: number) => ActivityDraftInput> = {
  session: ({ structureId, siteId }, index) => ({
    ...{ kind: 'prevention_session', kindVersion: 1, day: dayOf(index), structureId, siteId },
    dimensions: {
      setting: 'school',
      audience: 'adolescents',
      action_type: 'built',
      programme: 'unplugged',
      cps: 'yes',
    },
    tags: { theme: ['psychosocial_skills', 'representations'], product: ['alcohol', 'cannabis'] },
    texts: { title: `Séance ${index}` },
    values: [
      observed('participants', 1 + (index % 30)),
      observed('hours', 2.25),
      observed('sessions', 1),
      observed('hours_preparation', 1.5),
    ],
  }),
  grid: ({ structureId }, index) => ({
    ...{ kind: 'trial_grid', kindVersion: 1, day: dayOf(index), structureId },
    values: gridRows.map((code, at) => observed('trial_acts', (index + at) % 50, { trial_row: code })),
  }),
}
