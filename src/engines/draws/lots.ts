import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { canonicalBytes, freeze, sortedIds } from './canonical.ts'
import type { DrawnStratum, Stratum } from './select.ts'
import { draw } from './stream.ts'

/**
 * Things that are given to whoever is drawn (房源): homes of one type, and the classes of households that come for them, the
 * first class before the second. What a class is drawn for is what the classes before it left.
 */
export interface LotGroup {
  readonly name: string
  readonly lots: readonly string[]
  /** Names of strata in the order in which they come. */
  readonly strata: readonly string[]
}

/** 'choice': the order drawn is that of choosing (选房顺序) · 'assigned': a lot is drawn for each (摇房号). */
export type LotMode = 'choice' | 'assigned'

export interface Lots {
  readonly mode: LotMode
  readonly groups: readonly LotGroup[]
}

/** How many are drawn of each class of a group: no more than the lots that the classes before it left. */
export function takesOf(group: LotGroup, sizes: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  let left = group.lots.length
  return new Map(
    group.strata.map((name) => {
      const count = Math.min(left, sizes.get(name) ?? 0)
      left -= count
      return [name, count] as const
    }),
  )
}

/**
 * SHA-256 of the lots, of which class comes when, and of who stands in which class: one line each, byte-sorted. Published with
 * the list, so that none of it can be written once the result is known.
 */
export function lotsHashOf({ mode, groups }: Lots, strata: readonly Pick<Stratum, 'name' | 'ids'>[]): string {
  const lines = [
    `mode\t${mode}`,
    ...groups.flatMap(({ name, lots, strata: classes }) => [
      ...lots.map((id) => `lot\t${name}\t${id}`),
      ...classes.map((one, i) => `class\t${name}\t${i}\t${one}`),
    ]),
    ...strata.flatMap(({ name, ids }) => ids.map((id) => `in\t${name}\t${id}`)),
  ]
  const frozen = freeze(lines)
  return frozen.kind === 'done' ? frozen.value.hash : bytesToHex(sha256(canonicalBytes(lines)))
}

export interface GivenLot {
  readonly target: string
  readonly lot: string
}

/** Who gets which lot: those drawn of a group in their order, the lots in the order of the label `lot:<group>`. */
export function giveLots(
  seed: Uint8Array,
  { mode, groups }: Lots,
  drawn: readonly DrawnStratum[],
): readonly GivenLot[] {
  if (mode === 'choice') return []
  const byName = new Map(drawn.map((stratum) => [stratum.name, stratum.drawn]))
  return groups.flatMap(({ name, lots, strata }) => {
    const targets = strata.flatMap((one) => byName.get(one) ?? [])
    const order = draw(seed, `lot:${name}`, sortedIds(lots), Math.min(targets.length, lots.length))
    return order.map((lot, i) => ({ target: targets[i] as string, lot }))
  })
}
