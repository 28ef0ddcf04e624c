import type { Importance, Level, NodeKind, Stage, Wanted, Weight } from './names.ts'

/** A firm on a node, as its record says. Amounts in 万元 (10,000 yuan) a year. */
export interface Placement {
  readonly id: string
  readonly firm: string
  readonly name: string
  readonly role: 'leading' | 'backbone' | 'supporting'
  /** What it can supply of the node in a year; null: nobody knows. */
  readonly output: number | null
  readonly level: Level | null
  readonly isConfirmed: boolean
  readonly asOf: string
}

export interface ChainNode {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly stage: Stage
  readonly kind: NodeKind
  readonly weight: Weight
  readonly wanted: Wanted
  /** What users of the district need in a year; null: nobody knows. */
  readonly demand: number | null
  readonly placements: readonly Placement[]
  /** Tickets about it that nobody solved yet. */
  readonly openTickets: number
}

/** One node is needed for another. */
export interface ChainSupply {
  readonly id: string
  readonly supplier: string
  readonly consumer: string
  readonly importance: Importance
  /** Percent of what the user buys; null: nobody knows. */
  readonly share: number | null
}

/** The graph of one chain, as its records say: nodes of the chain, and supplies that touch it. */
export interface ChainGraph {
  readonly nodes: readonly ChainNode[]
  readonly supplies: readonly ChainSupply[]
}
