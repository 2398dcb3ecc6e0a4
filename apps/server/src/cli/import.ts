import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { DeliveryImport } from '@maillage/contract/delivery'
import { DeliveryImportId } from '@maillage/contract/values'
import type { Command } from 'commander'
import { v7 } from 'uuid'
import { clientAs } from '../open.ts'
import { findAccount } from '../platform/auth/accounts.ts'
import { installCatalogue } from '../slices/catalogue/commands.ts'
import { readCatalogueFiles } from '../slices/catalogue/import.ts'
import { importCommuneAreas, loadCodeList } from '../slices/territory/import.ts'
import { chosenNetwork, chosenStructure } from './chosen.ts'
import type { Cli } from './cli.ts'
import { exitCodes, failed } from './failure.ts'
import { withServices } from './opening.ts'
import { yearOf } from './option-values.ts'
import type { Terminal } from './terminal.ts'

/** `maillage import deliveries`, `communes`, `catalogue` */
export function addImport(program: Command, cli: Cli): void {
  const { terminal } = cli
  const all = program.command('import').description(terminal.say('helpImport'))
  all
    .command('deliveries')
    .description(terminal.say('helpImportDeliveries'))
    .argument('<file>', terminal.say('argFile'))
    .requiredOption('--structure <structure>', terminal.say('optStructure'))
    .requiredOption('--as <email>', terminal.say('optAs'))
    .option('--network <network>', terminal.say('optNetwork'))
    .action((file: string, options: DeliveryOptions) => importDeliveries(cli, file, options))
  all
    .command('communes')
    .description(terminal.say('helpImportCommunes'))
    .argument('<file>', terminal.say('argFile'))
    .requiredOption('--source <source>', terminal.say('optSource'))
    .requiredOption('--year <year>', terminal.say('optYear'))
    .action((file: string, options: { source: string; year: string }) => importCommunes(cli, file, options))
  all
    .command('catalogue')
    .description(terminal.say('helpImportCatalogue'))
    .argument('<folder>', terminal.say('argFolder'))
    .option('--network <network>', terminal.say('optNetwork'))
    .action((folder: string, { network }: { network?: string }) => importCatalogue(cli, folder, network))
}

interface DeliveryOptions {
  readonly structure: string
  readonly as: string
  readonly network?: string
}

async function importDeliveries(cli: Cli, path: string, options: DeliveryOptions): Promise<void> {
  const bytes = await readFile(path)
  await withServices(cli, async (services) => {
    const network = await chosenNetwork(services, options.network)
    const structure = await chosenStructure(services, network, options.structure)
    const account = await findAccount(services.database.kysely, options.as)
    if (!account) throw failed('accountUnknown', { email: options.as })
    const done = await clientAs(services, account, network.id).delivery.import({
      id: DeliveryImportId.parse(v7()),
      structureId: structure.id,
      file: new File([bytes], basename(path)),
    })
    if (done.faults.length > 0) cli.exitCode = exitCodes.problems
    cli.terminal.answer(done, deliveriesText(cli.terminal, done))
  })
}

function deliveriesText(terminal: Terminal, { taken, known, faults }: DeliveryImport): string {
  const lines = faults.map((fault) =>
    terminal.say('rowFault', { line: fault.line, sentence: fault[terminal.locale] }),
  )
  return [terminal.say('deliveriesRead', { taken, known, faults: faults.length }), ...lines].join('\n')
}

async function importCommunes(
  cli: Cli,
  path: string,
  { source, year }: { source: string; year: string },
): Promise<void> {
  const file = { text: await readFile(path, 'utf8'), name: basename(path), source, asOfYear: yearOf(year) }
  await withServices(cli, async ({ database }) => {
    await loadCodeList(database)
    const { updated, unknown } = await importCommuneAreas(database, file)
    if (unknown.length > 0) cli.exitCode = exitCodes.problems
    const said = cli.terminal.say('communesRead', { updated, unknown: unknown.length })
    cli.terminal.answer({ updated, unknown }, [said, ...unknown].join('\n'))
  })
}

async function importCatalogue(cli: Cli, folder: string, wanted: string | undefined): Promise<void> {
  const catalogue = readCatalogueFiles(folder)
  await withServices(cli, async (services) => {
    const { id: networkId } = await chosenNetwork(services, wanted)
    await services.database.transaction({ networkId }, (tx) => installCatalogue(tx, networkId, catalogue))
    cli.terminal.answer({ networkId }, cli.terminal.say('catalogueRead'))
  })
}
