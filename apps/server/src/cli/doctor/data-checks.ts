import { verifyChains } from '../../platform/audit/known-heads.ts'
import type { Config } from '../../platform/config.ts'
import type { Database } from '../../platform/db/database.ts'
import { appliedMigrations, migrationsFolder, readMigrations } from '../../platform/db/migrate.ts'
import { otherSessions } from '../../platform/db/other-sessions.ts'
import { referenceTables } from '../../platform/db/reference-tables.ts'
import { isRequestRoleBound } from '../../platform/db/request-role.ts'
import { schemaBreaches } from '../../platform/db/schema-rules.ts'
import { instantOf } from '../../platform/time/zone.ts'
import { catalogueChanges, installCatalogue } from '../../slices/catalogue/commands.ts'
import { CatalogueError } from '../../slices/catalogue/import.ts'
import { readCatalogue } from '../../slices/catalogue/queries.ts'
import { checkCatalogue } from '../../slices/catalogue/rules.ts'
import { rebuildRollups } from '../../slices/rollup/commands.ts'
import { compareRollups } from '../../slices/rollup/queries.ts'
import { allNetworks, type Network } from '../chosen.ts'
import { advice, type Finding, ok, problem } from './finding.ts'

interface Looking {
  readonly config: Config
  readonly database: Database
  /** Whether to put right what can be. */
  readonly mend: boolean
}

/** Everything that can be said of an opened database; what needs its tables is left out while migrations wait. */
export async function checkData(looking: Looking): Promise<Finding[]> {
  const { database } = looking
  const opened = ok('database', {
    word: 'databaseOpens',
    data: { engine: database.engine, version: await database.version() },
  })
  const migrations = await checkMigrations(looking)
  if (migrations.state === 'problem') return [opened, migrations]
  const networks = await allNetworks(looking)
  return [
    opened,
    migrations,
    await checkWall(looking),
    await checkJournals(looking, networks),
    ...(await Promise.all(
      networks.map(async (network) => [
        await checkNetworkCatalogue(looking, network),
        await checkFigures(looking, network),
      ]),
    ).then((found) => found.flat())),
  ]
}

async function checkMigrations({ database }: Looking): Promise<Finding> {
  const [applied, files] = [await appliedMigrations(database.kysely), await readMigrations(migrationsFolder)]
  const later = applied.find(({ name }) => !files.some((file) => file.name === name))
  if (later) {
    return problem('migrations', {
      word: 'migrationLater',
      mend: 'migrationLaterMend',
      data: { name: later.name },
    })
  }
  const altered = applied.find(({ name, sha256 }) =>
    files.some((file) => file.name === name && file.sha256 !== sha256),
  )
  if (altered) {
    const data = { name: altered.name }
    return problem('migrations', { word: 'migrationAltered', mend: 'migrationAlteredMend', data })
  }
  const waiting = files.length - applied.length
  if (waiting > 0) {
    return problem('migrations', {
      word: 'migrationsWait',
      mend: 'migrationsWaitMend',
      data: { count: waiting },
    })
  }
  return ok('migrations', { word: 'migrationsApplied', data: { level: applied.at(-1)?.name ?? '' } })
}

async function checkWall({ database }: Looking): Promise<Finding> {
  const breaches = await schemaBreaches(database.kysely, referenceTables)
  const data = { detail: breaches.join('\n') }
  if (breaches.length > 0) return problem('wall', { word: 'wallBroken', mend: 'wallBrokenMend', data })
  if (!(await isRequestRoleBound(database)))
    return problem('wall', { word: 'roleUnbound', mend: 'roleUnboundMend' })
  return ok('wall', { word: 'wallHolds' })
}

async function checkJournals({ database, config }: Looking, networks: readonly Network[]): Promise<Finding> {
  const chains = await verifyChains(database, config.dataDir)
  const broken = chains.find((chain) => chain.broken !== null)
  if (broken?.broken) {
    const network = networks.find(({ id }) => id === broken.networkId)?.name ?? broken.networkId
    const { seq, fault } = broken.broken
    return problem('journal', {
      word: 'journalBroken',
      mend: 'journalBrokenMend',
      data: { network, seq, fault },
    })
  }
  const lines = chains.reduce((total, chain) => total + chain.lines, 0)
  return ok('journal', { word: 'journalHolds', data: { lines } })
}

async function checkNetworkCatalogue({ database, mend }: Looking, network: Network): Promise<Finding> {
  const { id: networkId, name } = network
  const data = { network: name }
  try {
    const { waiting, faults } = await database.transaction({ networkId, readOnly: true }, async (tx) => ({
      waiting: (await catalogueChanges(tx, networkId)).length,
      faults: checkCatalogue(await readCatalogue(tx, networkId)),
    }))
    if (waiting > 0 && mend) {
      await database.transaction({ networkId }, (tx) => installCatalogue(tx, networkId))
      return ok('catalogue', { word: 'catalogueMended', data: { ...data, count: waiting } })
    }
    if (waiting > 0) {
      return advice('catalogue', {
        word: 'catalogueWaits',
        mend: 'catalogueWaitsMend',
        data: { ...data, count: waiting },
      })
    }
    if (faults.length > 0) {
      const detail = faults.join('\n')
      return problem('catalogue', {
        word: 'catalogueFaults',
        mend: 'catalogueFaultsMend',
        data: { ...data, detail },
      })
    }
    return ok('catalogue', { word: 'catalogueGood', data })
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error
    const detail = error.message
    return problem('catalogue', {
      word: 'catalogueFaults',
      mend: 'catalogueFaultsMend',
      data: { ...data, detail },
    })
  }
}

async function checkFigures({ database, mend }: Looking, network: Network): Promise<Finding> {
  const { id: networkId, name } = network
  const differences = await database.transaction({ networkId, readOnly: true }, (tx) =>
    compareRollups(tx, networkId),
  )
  const data = { network: name, count: differences.length }
  if (differences.length === 0) return ok('figures', { word: 'figuresAgree', data })
  if (!mend) return problem('figures', { word: 'figuresDiffer', mend: 'figuresDifferMend', data })
  if ((await otherSessions(database)) > 0) {
    return problem('figures', { word: 'figuresDiffer', mend: 'figuresDifferStop', data })
  }
  await database.transaction({ networkId }, (tx) => rebuildRollups(tx, networkId, instantOf(new Date())))
  return ok('figures', { word: 'figuresMended', data })
}
