import type { Role } from '@maillage/contract/access'
import type { Api } from '@maillage/contract/api'
import type { InferContractRouterInputs } from '@orpc/contract'
import type { Client } from '../testing/world.ts'

type Inputs = InferContractRouterInputs<Api>

/** A structure of a network, and people who hold each role there. */
export interface Place {
  readonly networkId: string
  readonly structureId: string
  /** Another structure of the same network. */
  readonly otherStructureId: string
  readonly siteId: string
  /** The account of somebody who holds the role here. */
  accountId(role: Role): string
  /** The API as that person. */
  as(role: Role): Client
}

/**
 * What somebody of another structure, or of another network, gets from a call that is about this place:
 * a refusal, an answer that tells nothing of the place, or (of another structure only) the answer.
 */
export interface Sample<Input> {
  readonly input: (place: Place) => Input | Promise<Input>
  readonly otherStructure: 'refused' | 'nothing' | 'answered'
  readonly otherNetwork: 'refused' | 'nothing'
}

type Make<Input> = Sample<Input>['input']

/** About something of one structure, which the call names. */
export const ofStructure = <Input>(input: Make<Input>): Sample<Input> => ({
  input,
  otherStructure: 'refused',
  otherNetwork: 'refused',
})

/** About something of the network, which the call names and every structure shares. */
export const ofNetwork = <Input>(input: Make<Input>): Sample<Input> => ({
  input,
  otherStructure: 'answered',
  otherNetwork: 'refused',
})

/** A list: everybody gets what is theirs, by structure. */
export const ownByStructure = <Input>(input: Make<Input>): Sample<Input> => ({
  input,
  otherStructure: 'nothing',
  otherNetwork: 'nothing',
})

/** A list, or something new: everybody gets what is theirs, by network. */
export const ownByNetwork = <Input>(input: Make<Input>): Sample<Input> => ({
  input,
  otherStructure: 'answered',
  otherNetwork: 'nothing',
})

/** One sample for each entry of the contract: an entry without one does not compile. */
export type Samples = {
  readonly [Noun in keyof Api]: {
    readonly [Name in keyof Api[Noun]]: Sample<Inputs[Noun][Name & keyof Inputs[Noun]]>
  }
}
