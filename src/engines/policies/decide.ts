import { type Bounds, type Settled, settle, type Taken } from './amount.ts'
import { readStored, type StoredClause } from './clause-store.ts'
import type { KnownFirm } from './facts-store.ts'
import { readClause } from './read-clause.ts'
import { type AsOf, type ClauseStanding, standingOf } from './standing.ts'

/** What a decision rests on, frozen: whoever has it works the same out again, whatever the registers say by then. */
export interface Basis {
  /** The day as of which the facts are. */
  readonly on: string
  readonly clause: { readonly id: string; readonly key: string; readonly version: number; readonly title: string }
  readonly conditions: string
  readonly formula: string
  readonly basis: string | null
  readonly bounds: Bounds
  readonly policy: string
  /** The facts that the clause speaks of, and no others. */
  readonly facts: Readonly<Record<string, unknown>>
  readonly asOf: AsOf
  readonly given: Readonly<Record<string, string>>
  /** What the firm had of the year. */
  readonly others: readonly Taken[]
}

export interface Decision {
  readonly basis: Basis
  readonly standing: ClauseStanding
  readonly settled: Settled
}

/** What a basis comes to: pure, so that it comes to the same for everybody and at any time. Throws on texts that are faulty. */
export function workedOut(basis: Basis): Decision {
  const read = readClause(basis)
  if (read.kind === 'faulty') throw new Error(`A decision rests on a faulty clause: ${basis.clause.id}`)
  const { facts, asOf, given } = basis
  return {
    basis,
    standing: standingOf(read.clause, { facts, asOf, given }),
    settled: settle(read.clause.formula, facts, basis.bounds, basis.others, basis.policy),
  }
}

/** The basis of a firm and a clause as the registers stand. */
export function basisOf(clause: StoredClause, firm: KnownFirm, others: readonly Taken[], on: string): Basis {
  const spoken = new Set([...(readStored(clause)?.facts ?? []), 'today'])
  const pick = <T>(from: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(from).filter(([name]) => spoken.has(name)))
  return {
    on,
    clause: { id: clause.id, key: clause.key, version: clause.version, title: clause.title },
    conditions: clause.conditions,
    formula: clause.formula,
    basis: clause.basis,
    bounds: clause.bounds,
    policy: clause.policy,
    facts: pick(firm.facts),
    asOf: firm.asOf,
    given: pick(firm.given),
    others,
  }
}
