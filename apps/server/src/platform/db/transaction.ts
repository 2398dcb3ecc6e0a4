import { setTimeout as sleep } from 'node:timers/promises'
import { type Kysely, sql, type Transaction } from 'kysely'
import { transactionInProgress } from './dialect.ts'
import { attemptsAfter } from './errors.ts'

/** An open transaction: what every command and query is given to reach the data. */
export type Tx = Transaction<unknown>

/** Whose rows the transaction sees: one network's (with null only reference tables), and an account's own roles in any network. */
export type Scope = { networkId: string | null; accountId?: string | null; readOnly?: boolean }

type Effect = () => void | Promise<void>

/** What a transaction needs from the database that opens it. */
export type TransactionSource = {
  kysely: Kysely<unknown>
  statementMs: number
  report: (error: unknown) => void
}

type State = { networkId: string | null; effects: Effect[] }
const states = new WeakMap<Tx, State>()

/** Runs `effect` once the transaction is committed, in the order of the calls, and never if it is rolled back or run again; a failing effect is reported, the commit stands. */
export function afterCommit(tx: Tx, effect: Effect): void {
  stateOf(tx).effects.push(effect)
}

/** Turns a transaction that began without a network to one found within it, such as that of who signed in; an error when it already has another. */
export async function enterNetwork(tx: Tx, networkId: string): Promise<void> {
  const state = stateOf(tx)
  if (state.networkId === networkId) return
  if (state.networkId !== null) throw new Error('A transaction stays in the network that it entered.')
  await sql`select set_config('app.network', ${networkId}, true)`.execute(tx)
  state.networkId = networkId
}

function stateOf(tx: Tx): State {
  const state = states.get(tx)
  if (!state) throw new Error('This needs the tx that database.transaction gave.')
  return state
}

/** Runs `work` in one transaction as the request role, in its network; the whole work is run again when another try may succeed (see attemptsAfter). */
export async function runTransaction<Result>(
  source: TransactionSource,
  scope: Scope,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(source, scope, work)
    } catch (error) {
      if (attempt >= attemptsAfter(error)) throw error
      await sleep(Math.random() * 10 * 2 ** attempt)
    }
  }
}

async function runOnce<Result>(
  source: TransactionSource,
  scope: Scope,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const effects: Effect[] = []
  const builder = source.kysely.transaction()
  const result = await (scope.readOnly ? builder.setAccessMode('read only') : builder).execute(async (tx) => {
    await enter(tx, scope, source.statementMs)
    states.set(tx, { networkId: scope.networkId, effects })
    const progress = { open: true }
    try {
      return await transactionInProgress.run(progress, () => work(tx))
    } finally {
      progress.open = false
    }
  })
  for (const effect of effects) {
    try {
      await effect()
    } catch (error) {
      source.report(error)
    }
  }
  return result
}

/** Settings end with the transaction, so a pooled session never keeps the network of the last request. */
async function enter(tx: Tx, scope: Scope, statementMs: number): Promise<void> {
  await sql`
    select set_config('role', 'maillage_app', true),
           set_config('app.network', ${scope.networkId ?? ''}, true),
           set_config('app.account', ${scope.accountId ?? ''}, true),
           set_config('timezone', 'UTC', true),
           set_config('statement_timeout', ${String(statementMs)}, true),
           set_config('idle_in_transaction_session_timeout', ${String(statementMs)}, true)
  `.execute(tx)
}
