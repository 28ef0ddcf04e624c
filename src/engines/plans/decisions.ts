import type { Commitment, NamedThing, OrderedSystem, Statement } from '../../model/plan-model.ts'
import type { Proposal, Way } from './definition.ts'

/** What a person changes of a statement: everything but the words it cites. */
export type StatementFields = Pick<
  Statement,
  | 'indicator'
  | 'subject'
  | 'role'
  | 'comparator'
  | 'value'
  | 'valueMax'
  | 'unit'
  | 'measure'
  | 'direction'
  | 'per'
  | 'period'
  | 'modality'
>
export type CommitmentFields = Pick<Commitment, 'verb' | 'object' | 'place' | 'period' | 'bodies' | 'verifiable'> & {
  /** Name of the lead body. */
  readonly lead: string | null
}
export type SystemFields = Pick<OrderedSystem, 'system' | 'strength'>
export type NameFields = Pick<NamedThing, 'kind' | 'name' | 'parts'>
export type ProposalFields = Pick<Proposal, 'target' | 'period' | 'value' | 'unit' | 'measure' | 'status'>

/** Fields by kind of item; a diagnostic has none: it is confirmed or dismissed. */
export interface FieldsOf {
  readonly statement: StatementFields
  readonly commitment: CommitmentFields
  readonly system: SystemFields
  readonly name: NameFields
  readonly diagnostic: Readonly<Record<never, never>>
  readonly proposal: ProposalFields
}
export type Fields = Readonly<Record<string, unknown>>

/** What a person does to an item. */
export type Action =
  | { readonly action: 'accept' }
  /** Only the fields that change. */
  | { readonly action: 'amend'; readonly fields: Fields }
  | { readonly action: 'reject' }
  /** The item says several things: each part lists what differs from the item as compiled. */
  | { readonly action: 'split'; readonly parts: readonly Fields[] }
  /** The item says what another says already. */
  | { readonly action: 'merge'; readonly into: string }
  /** Takes back the last decision that stands. */
  | { readonly action: 'undo' }
export type ActionName = Action['action']

/** An appended decision; never changed, never deleted. */
export interface Decision {
  /** Counts the decisions of one review, from 1. */
  readonly seq: number
  readonly item: string
  readonly action: Action
  readonly at: string
  readonly by: { readonly id: string; readonly name: string }
  readonly reason: string | null
  /** 'carried' from the review of an earlier text. */
  readonly way: Exclude<Way, 'undecided'> | 'carried'
  /** Decisions made in one act: a merge, an acceptance of many. */
  readonly batch: string | null
}

export type StateName = 'pending' | 'accepted' | 'amended' | 'rejected' | 'split' | 'merged'

/** Where an item stands. */
export interface ItemState {
  readonly state: StateName
  /** Number of decisions so far: what a further decision must have seen. */
  readonly revision: number
  /** The decision that stands; null while none does. */
  readonly decision: Decision | null
}

export const PENDING: ItemState = { state: 'pending', revision: 0, decision: null }

const STATES = {
  accept: 'accepted',
  amend: 'amended',
  reject: 'rejected',
  split: 'split',
  merge: 'merged',
} as const satisfies Record<Exclude<ActionName, 'undo'>, StateName>

/** The state of one item by its decisions in the order of `seq`. An undo takes back the last one that stands. */
export function stateOf(decisions: readonly Decision[]): ItemState {
  const standing: Decision[] = []
  for (const decision of decisions) {
    if (decision.action.action === 'undo') standing.pop()
    else standing.push(decision)
  }
  const last = standing.at(-1) ?? null
  return {
    state: last === null || last.action.action === 'undo' ? 'pending' : STATES[last.action.action],
    revision: decisions.length,
    decision: last,
  }
}

/** States of all items that have decisions. */
export function statesOf(decisions: readonly Decision[]): ReadonlyMap<string, ItemState> {
  const byItem = new Map<string, Decision[]>()
  for (const decision of [...decisions].sort((a, b) => a.seq - b.seq)) {
    const known = byItem.get(decision.item)
    if (known === undefined) byItem.set(decision.item, [decision])
    else known.push(decision)
  }
  return new Map([...byItem].map(([item, own]) => [item, stateOf(own)]))
}
