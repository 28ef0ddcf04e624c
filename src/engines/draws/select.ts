import { hexToBytes } from '@noble/hashes/utils.js'
import { sortedIds } from './canonical.ts'
import { draw } from './stream.ts'

/** What is drawn by classes (信用风险分级): each class its own share, rounded up. */
export interface Stratum {
  /** 'A', 'B', 'C', 'D'; '' where there are no classes. */
  readonly name: string
  readonly ids: readonly string[]
  /** Drawn of it: a share, or a number. */
  readonly take: { readonly share: number } | { readonly count: number }
}

/** How many are drawn of a class: the share rounded up, never more than there are. */
export function countOf({ ids, take }: Stratum): number {
  if ('count' in take) return Math.min(take.count, ids.length)
  // 0.01 × 3110 is 31.1 in decimals; binary rounding must not make 0.1 × 30 into four.
  return Math.min(ids.length, Math.ceil(Math.round(take.share * ids.length * 1e9) / 1e9))
}

export const labelOf = ({ name }: Pick<Stratum, 'name'>): string => (name === '' ? 'target' : `target:${name}`)

export interface DrawnStratum {
  readonly name: string
  readonly of: number
  readonly drawn: readonly string[]
}

export const drawStrata = (seed: Uint8Array, strata: readonly Stratum[]): readonly DrawnStratum[] =>
  strata.map((stratum) => ({
    name: stratum.name,
    of: stratum.ids.length,
    drawn: draw(seed, labelOf(stratum), sortedIds(stratum.ids), countOf(stratum)),
  }))

/**
 * 候补: whom the same chance would draw next of each class, in that order. A partial shuffle goes on where it stopped: whoever runs
 * a published draw for all of a class finds those drawn, and then these.
 *
 * @param seed as it is published, in hexadecimal
 */
export const reservesOf = (
  seed: string,
  strata: readonly Stratum[],
): readonly { readonly name: string; readonly reserves: readonly string[] }[] =>
  strata.map((stratum) => ({
    name: stratum.name,
    reserves: draw(hexToBytes(seed), labelOf(stratum), sortedIds(stratum.ids), stratum.ids.length).slice(
      countOf(stratum),
    ),
  }))

/** Why somebody may not inspect a target (回避), as the table says that was hashed before the draw. */
export interface Avoidance {
  readonly inspector: string
  readonly target: string
  /** 'relation' 亲属 · 'employer' 曾任职 · 'ownership' 持股 · 'last-time' 上次检查 · 'hometown' 原籍 · 'other' */
  readonly because: string
}

export interface Assignment {
  readonly target: string
  /** In the order drawn: the first leads. */
  readonly inspectors: readonly string[]
  /** Of those, who came from the borrowed pool. */
  readonly borrowed: readonly string[]
  readonly avoided: readonly Avoidance[]
  /** 'short': even with the borrowed pool there are fewer than needed; nobody is assigned and the bar is not lowered. */
  readonly state: 'full' | 'borrowed' | 'short'
}

/**
 * Inspectors for each target: from the own pool after avoidance, label `inspector:<target>`; where fewer than needed remain, all
 * own ones stand and the rest is drawn from the borrowed pool, label `borrowed:<target>`.
 */
export function assignInspectors(
  seed: Uint8Array,
  targets: readonly string[],
  pools: { readonly own: readonly string[]; readonly borrowed: readonly string[] },
  avoidances: readonly Avoidance[],
  needed: number,
): readonly Assignment[] {
  const byTarget = new Map<string, Avoidance[]>()
  for (const one of avoidances) {
    const list = byTarget.get(one.target)
    if (list === undefined) byTarget.set(one.target, [one])
    else list.push(one)
  }
  const own = sortedIds(pools.own)
  const others = sortedIds(pools.borrowed)
  return targets.map((target) => {
    const avoided = byTarget.get(target) ?? []
    const barred = new Set(avoided.map(({ inspector }) => inspector))
    const mayOwn = own.filter((id) => !barred.has(id))
    if (mayOwn.length >= needed) {
      const inspectors = draw(seed, `inspector:${target}`, mayOwn, needed)
      return { target, inspectors, borrowed: [], avoided, state: 'full' as const }
    }
    const mayBorrow = others.filter((id) => !barred.has(id))
    const missing = needed - mayOwn.length
    if (mayBorrow.length < missing) return { target, inspectors: [], borrowed: [], avoided, state: 'short' as const }
    const borrowed = draw(seed, `borrowed:${target}`, mayBorrow, missing)
    const inspectors = [...draw(seed, `inspector:${target}`, mayOwn, mayOwn.length), ...borrowed]
    return { target, inspectors, borrowed, avoided, state: 'borrowed' as const }
  })
}
