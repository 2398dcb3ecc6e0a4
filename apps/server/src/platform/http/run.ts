import { type Access, type Grant, reaches } from '@maillage/contract/access'
import { type Day, type Instant, NetworkId } from '@maillage/contract/values'
import type { AuditEntry } from '../audit/chain.ts'
import type { Tx } from '../db/transaction.ts'
import { dayIn } from '../time/zone.ts'
import { Problem } from './problem.ts'

/** The signed-in person within one network. */
export interface Actor {
  readonly accountId: string
  readonly name: string
  readonly networkId: NetworkId | null
  readonly zone: string
  /** Grants held in a structure are already spread over its parts. */
  readonly grants: readonly Grant[]
}

/** One request: its transaction, its person, its clock, and what must be written beside the command's own rows. */
export class Run {
  readonly entries: AuditEntry[] = []

  constructor(
    readonly tx: Tx,
    readonly actor: Actor | null,
    readonly now: Instant,
    private readonly access: Access,
  ) {}

  /** The network of the request; endpoints that need a role always have one. */
  get networkId(): NetworkId {
    const id = this.actor?.networkId
    if (!id) throw new Problem('access.denied')
    return NetworkId.parse(id)
  }

  get accountId(): string | null {
    return this.actor?.accountId ?? null
  }

  get grants(): readonly Grant[] {
    return this.actor?.grants ?? []
  }

  /** The network's own zone. */
  get zone(): string {
    return this.actor?.zone ?? 'Europe/Paris'
  }

  /** Today in the network's own zone. */
  get today(): Day {
    return dayIn(this.zone, this.now)
  }

  /** Refuses unless the endpoint's roles are held for this structure (null: for the whole network). */
  requireReach(structureId: string | null): void {
    if (!reaches(this.access, this.grants, structureId)) throw new Problem('access.other_structure')
  }

  /** The structures that the endpoint's roles reach; null: all of the network. */
  reachable(): readonly string[] | null {
    const access = this.access
    if (access === 'public' || access === 'account') return null
    const held = this.grants.filter((grant) => access.roles.includes(grant.role))
    if (held.some((grant) => grant.structureId === null)) return null
    return held.flatMap((grant) => grant.structureId ?? [])
  }

  /** Every command says what it did; the lines are chained just before commit. */
  audit(entry: AuditEntry): void {
    this.entries.push(entry)
  }
}
