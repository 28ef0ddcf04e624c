import { monthNumber, monthOf } from '../../model/calendar.ts'
import type { AnalysedNode } from './analyse.ts'
import type { Disclosure, OutputRules } from './settings.ts'

/** A firm on one node of a chain; `output`: what it can supply there in a year, by its record; null: nobody knows. */
export interface OnNode {
  readonly node: string
  readonly firm: string
  readonly output: number | null
}

/** What one firm turned over in one month, 万元 (10,000 yuan). A month without a row is not known. */
export interface FirmMonth {
  readonly id: string
  readonly firm: string
  /** '2025-06'. */
  readonly month: string
  readonly revenue: number
}

/** A sum with how many of the firms it should be made of are in it. */
export interface OutputSum {
  /** null: nothing is known, or it may not be told. */
  readonly value: number | null
  /** Why it is not told; null: it is. 'none': nothing is known; 'others': another could be worked out from it. */
  readonly withheld: 'none' | 'few-firms' | 'dominant' | 'others' | null
  /** Firms with every month of the span, with some, and all that should be in it. */
  readonly whole: number
  readonly partly: number
  readonly firms: number
  /** Rows of monthly data that it is made of. */
  readonly rows: number
}

export interface ChainOutput {
  /** The twelve months up to and with the last that is asked for. */
  readonly months: readonly { readonly month: string; readonly sum: OutputSum }[]
  readonly year: OutputSum
  /**
   * Against the twelve months before, of the firms alone that have every month of both (可比口径); as a fraction, with how many
   * those are. null: there is none, or it may not be told.
   */
  readonly growth: { readonly value: number | null; readonly firms: number }
  readonly nodes: ReadonlyMap<string, OutputSum>
}

/**
 * 产值（按营业收入）of a chain and of its nodes, out of firms' monthly data. A firm counts once in its chain, on however many
 * nodes it stands; over its nodes what it turned over is told by its yearly capacities, or evenly where one of them is not known or
 * the setting says so. Pure.
 *
 * @param mayTell whether the reader may see single firms' figures; else small sums are withheld.
 */
export function outputOf(
  placements: readonly OnNode[],
  rows: readonly FirmMonth[],
  last: string,
  rules: OutputRules,
  disclosure: Disclosure,
  mayTell: boolean,
): ChainOutput {
  const firms = new Set(placements.map(({ firm }) => firm))
  const byFirm = new Map<string, Map<string, FirmMonth>>()
  for (const row of rows) {
    if (!firms.has(row.firm)) continue
    const own = byFirm.get(row.firm) ?? new Map<string, FirmMonth>()
    byFirm.set(row.firm, own.set(row.month, row))
  }
  const months = monthsUpTo(last, 12)
  const before = monthsUpTo(monthOf(monthNumber(last) - 12), 12)
  const sumOf = (of: ReadonlyMap<string, number>, span: readonly string[]): OutputSum => {
    const parts = new Map<string, number>()
    let whole = 0
    let partly = 0
    let count = 0
    for (const [firm, share] of of) {
      const known = span.flatMap((month) => byFirm.get(firm)?.get(month) ?? [])
      if (known.length === span.length) whole++
      else if (known.length > 0) partly++
      if (known.length === 0) continue
      count += known.length
      parts.set(firm, known.reduce((sum, { revenue }) => sum + revenue, 0) * share)
    }
    const value = [...parts.values()].reduce((sum, part) => sum + part, 0)
    const withheld = mayTell ? (parts.size === 0 ? 'none' : null) : withheldOf([...parts.values()], value, disclosure)
    return {
      value: withheld === null ? value : null,
      withheld,
      whole,
      partly,
      firms: of.size,
      rows: count,
    }
  }
  const all = new Map([...firms].map((firm) => [firm, 1]))
  const both = [...firms].filter((firm) =>
    [...months, ...before].every((month) => byFirm.get(firm)?.has(month) === true),
  )
  const now = sumOf(new Map(both.map((firm) => [firm, 1])), months).value
  const then = sumOf(new Map(both.map((firm) => [firm, 1])), before).value
  return {
    months: months.map((month) => ({ month, sum: sumOf(all, [month]) })),
    year: sumOf(all, months),
    growth: { value: now === null || then === null || then === 0 ? null : now / then - 1, firms: both.length },
    nodes: mayTell
      ? new Map([...sharesByNode(placements, rules)].map(([node, shares]) => [node, sumOf(shares, months)] as const))
      : guarded(sharesByNode(placements, rules), (shares) => sumOf(shares, months)),
  }
}

/**
 * Sums of nodes of which none can be worked out from the whole and the others: while what is withheld together could be told of one
 * firm, the smallest that is told is withheld too (secondary suppression).
 */
function guarded(
  shares: ReadonlyMap<string, ReadonlyMap<string, number>>,
  sumOf: (shares: ReadonlyMap<string, number>) => OutputSum,
): ReadonlyMap<string, OutputSum> {
  const sums = new Map([...shares].map(([node, own]) => [node, sumOf(own)] as const))
  for (;;) {
    const hidden = [...sums].filter(([, { withheld }]) => withheld !== null && withheld !== 'none')
    if (hidden.length === 0) return sums
    const together = new Map<string, number>()
    for (const [node] of hidden)
      for (const [firm, share] of shares.get(node) ?? []) together.set(firm, (together.get(firm) ?? 0) + share)
    const { withheld } = sumOf(together)
    const told = [...sums]
      .filter(([, { value }]) => value !== null)
      .sort(([a, one], [b, other]) => (one.value ?? 0) - (other.value ?? 0) || (a < b ? -1 : 1))
    const [next] = told
    if (withheld === null || withheld === 'none' || next === undefined) return sums
    sums.set(next[0], { ...next[1], value: null, withheld: 'others' })
  }
}

/** Which part of what each firm turned over belongs to each node: of each firm they make one. */
export function sharesByNode(
  placements: readonly OnNode[],
  { split }: OutputRules,
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const byFirm = new Map<string, OnNode[]>()
  for (const one of placements) byFirm.set(one.firm, [...(byFirm.get(one.firm) ?? []), one])
  const nodes = new Map<string, Map<string, number>>()
  for (const [firm, own] of byFirm) {
    const sum = own.reduce((total, { output }) => total + (output ?? 0), 0)
    const byCapacity = split === 'capacity' && sum > 0 && own.every(({ output }) => output !== null)
    for (const { node, output } of own) {
      const share = byCapacity ? (output ?? 0) / sum : 1 / own.length
      const found = nodes.get(node) ?? new Map<string, number>()
      nodes.set(node, found.set(firm, (found.get(firm) ?? 0) + share))
    }
  }
  return nodes
}

function withheldOf(parts: readonly number[], whole: number, { firms, dominance }: Disclosure): OutputSum['withheld'] {
  if (parts.length === 0) return 'none'
  if (parts.length < firms) return 'few-firms'
  return whole > 0 && parts.some((part) => part / whole > dominance) ? 'dominant' : null
}

/** Every firm on every node of a chain. */
export const placementsOf = (nodes: readonly AnalysedNode[]): readonly OnNode[] =>
  nodes.flatMap(({ node }) => node.placements.map(({ firm, output }) => ({ node: node.id, firm, output })))

/** So many months that end with this one, from the earliest. */
export const monthsUpTo = (last: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => monthOf(monthNumber(last) - (count - 1 - i)))
