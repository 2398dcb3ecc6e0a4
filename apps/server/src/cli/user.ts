import { isStructureRole, type Role, roles } from '@maillage/contract/access'
import { passwordLength } from '@maillage/contract/account'
import { AccountId, type StructureId } from '@maillage/contract/values'
import type { Command } from 'commander'
import { z } from 'zod'
import type { Services } from '../open.ts'
import { type AccountRow, canonicalEmail, findAccount } from '../platform/auth/accounts.ts'
import { instantOf } from '../platform/time/zone.ts'
import { joinNetwork } from '../slices/person/port.ts'
import { chosenNetwork, chosenStructure, type Network } from './chosen.ts'
import type { Cli } from './cli.ts'
import { exitCodes, failed } from './failure.ts'
import { withServices } from './opening.ts'
import { passwordLink } from './password-link.ts'
import type { Terminal } from './terminal.ts'

interface Options {
  readonly name?: string
  readonly role: string
  readonly structure?: string
  readonly network?: string
  readonly link?: boolean
  readonly passwordStdin?: boolean
}

/** `maillage user add` */
export function addUser(program: Command, cli: Cli): void {
  const { terminal } = cli
  program
    .command('user')
    .description(terminal.say('helpUser'))
    .command('add')
    .description(terminal.say('helpUserAdd'))
    .argument('<email>', terminal.say('argEmail'))
    .option('--name <name>', terminal.say('optPersonName'))
    .requiredOption('--role <role>', `${terminal.say('optRole')} (${roles.join(', ')})`)
    .option('--structure <structure>', terminal.say('optStructure'))
    .option('--network <network>', terminal.say('optNetwork'))
    .option('--link', terminal.say('optLink'))
    .option('--password-stdin', terminal.say('optPasswordStdin'))
    .action((typed: string, options: Options) => {
      const email = canonicalEmail(typed)
      if (!z.email().safeParse(email).success) throw failed('emailInvalid', { what: typed }, exitCodes.usage)
      const role = roleOf(options)
      return withServices(cli, (services) => addPerson(services, terminal, { email, role, options }))
    })
}

function roleOf({ role: wanted, structure }: Options): Role {
  const role = roles.find((each) => each === wanted)
  if (!role) throw failed('roleUnknown', { what: wanted, names: [...roles] }, exitCodes.usage)
  if (isStructureRole(role) && structure === undefined) {
    throw failed('structureWanted', { role }, exitCodes.usage)
  }
  if (!isStructureRole(role) && structure !== undefined) {
    throw failed('structureNotWanted', { role }, exitCodes.usage)
  }
  return role
}

interface Wanted {
  readonly email: string
  readonly role: Role
  readonly options: Options
}

async function addPerson(services: Services, terminal: Terminal, wanted: Wanted): Promise<void> {
  const { email, role, options } = wanted
  const network = await chosenNetwork(services, options.network)
  const structure =
    options.structure === undefined ? null : await chosenStructure(services, network, options.structure)
  const { account, needsLink } = await openAccount(services, terminal, wanted)
  await join(services, network, { account, role, structureId: structure?.id ?? null })
  const link = needsLink || options.link ? await passwordLink(services, email) : null
  const { id: accountId, name } = account
  const said = terminal.say('userAdded', { name, email, role })
  terminal.answer(
    { accountId, email, name, role, structureId: structure?.id ?? null, networkId: network.id, link },
    link ? `${said}\n${terminal.say('userLink', { link })}` : said,
  )
}

/** The account of the address, made when there is none; whoever has one keeps its password. */
async function openAccount(
  { database, identity }: Services,
  terminal: Terminal,
  { email, options }: Wanted,
): Promise<{ account: Pick<AccountRow, 'id' | 'name'>; needsLink: boolean }> {
  const existing = await findAccount(database.kysely, email)
  if (existing) {
    if (options.passwordStdin) throw failed('passwordKept')
    return { account: existing, needsLink: false }
  }
  const { name } = options
  if (!name) throw failed('nameWanted', {}, exitCodes.usage)
  const password = await typedPassword(terminal, options)
  const id = await identity.createAccount({ email, name, password })
  return { account: { id, name }, needsLink: password === null }
}

async function typedPassword(terminal: Terminal, options: Options): Promise<string | null> {
  if (options.link) return null
  if (options.passwordStdin) return accepted(await firstLine(process.stdin))
  if (!terminal.canAsk) return null
  const password = await terminal.askSecretly(terminal.say('askPassword'))
  if (password === '') return null
  if ((await terminal.askSecretly(terminal.say('askPasswordAgain'))) !== password) {
    throw failed('passwordsDiffer')
  }
  return accepted(password)
}

async function firstLine(input: AsyncIterable<Buffer | string>): Promise<string> {
  let text = ''
  for await (const chunk of input) text += String(chunk)
  return text.split(/\r?\n/)[0] ?? ''
}

function accepted(password: string): string {
  const { min, max } = passwordLength
  if (password.length < min || password.length > max) throw failed('passwordLength', { min, max })
  return password
}

const join = (
  { database }: Services,
  { id: networkId }: Network,
  {
    account,
    role,
    structureId,
  }: { account: Pick<AccountRow, 'id' | 'name'>; role: Role; structureId: StructureId | null },
) =>
  database.transaction({ networkId }, (tx) =>
    joinNetwork(tx, {
      networkId,
      accountId: AccountId.parse(account.id),
      name: account.name,
      role,
      structureId,
      at: instantOf(new Date()),
      by: null,
    }),
  )
