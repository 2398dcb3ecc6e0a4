import { openServices, type Services } from '../open.ts'
import { type Config, readConfig } from '../platform/config.ts'
import { type Database, openDatabase } from '../platform/db/database.ts'
import type { Cli } from './cli.ts'

/** Opens the data, brought to this version, for one command. */
export async function withServices<Result>(
  { environment }: Cli,
  work: (services: Services) => Promise<Result>,
): Promise<Result> {
  const services = await openServices(readConfig(environment))
  try {
    return await work(services)
  } finally {
    await services.close()
  }
}

/** Opens the data as they are, for a command that must not change them first. */
export async function withDatabase<Result>(
  { environment }: Cli,
  work: (database: Database, config: Config) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(environment)
  const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir })
  try {
    return await work(database, config)
  } finally {
    await database.close()
  }
}
