import type { Aggregation, Weight } from '../../model/evaluation-methods.ts'
import type { Scheme } from '../../model/evaluation-scheme.ts'
import { aggregate, type Gathered } from './aggregate.ts'
import type { Frame, FrameGroup } from './frame.ts'
import type { Member } from './member.ts'
import type { Scored } from './normalise.ts'
import { groupsOf } from './prepare.ts'
import type { UnitTable } from './table.ts'
import { plainWeight, weightsOf } from './weights.ts'

/** What the replays change of the way from scores to the index. */
export interface GatherVariation {
  /** In place of the scheme's aggregation, for groups that have none of their own. */
  readonly aggregation?: Aggregation
  /** Factor on the weight of each column; 1 leaves it. */
  readonly weightFactors?: ArrayLike<number>
  /** An indicator that is left out as if no unit had it. */
  readonly omitted?: number
}

/** Everything above the indicators. */
export interface GroupScores {
  /** By column number less the number of indicators. */
  readonly gathered: readonly Gathered[]
  /** Weights of each group's members as they were used, before the unit's own group is looked at. */
  readonly weights: readonly (readonly number[])[]
}

export interface GatherInput {
  readonly scheme: Scheme
  readonly frame: Frame
  readonly table: UnitTable
  readonly rows: Uint32Array | null
  readonly size: number
  /** Scores of the indicators. */
  readonly scored: readonly Scored[]
  /** Where a unit does not have the duty, by column number: indicators, then groups. */
  readonly absent: readonly (Uint8Array | null)[]
}

/** Scores of all groups, from the indicators up to the index. */
export function gatherGroups(input: GatherInput, variation: GatherVariation = {}): GroupScores {
  const { scheme, frame, table, rows, size } = input
  const count = frame.indicators.length
  const gathered: Gathered[] = []
  const allWeights: number[][] = []
  const scoredOf = (column: number): Scored =>
    column < count ? input.scored[column]! : { ...gathered[column - count]!, straight: null } // members come first
  const memberOf = (column: number, weight: number, written: Weight | undefined): Member => {
    const scored = scoredOf(column)
    const below = column < count ? null : (gathered[column - count]?.absent ?? null)
    let absent = either(input.absent[column] ?? null, below)
    let weights: Float64Array | null = null
    if (typeof written === 'object') {
      const by = weightsByGroup(written, table, rows, size)
      weights = by
      const factor = weight / (plainWeight(written) || 1)
      if (factor !== 1) weights = by.map((w) => w * factor)
      if (by.includes(0))
        absent = either(
          absent,
          Uint8Array.from(by, (w) => (w === 0 ? 1 : 0)),
        )
    }
    if (variation.omitted === column) absent = new Uint8Array(size).fill(1)
    return { scored, weight, weights, absent }
  }
  frame.groups.forEach((group) => {
    const written = group.members.map((column) => writtenWeight(frame, column))
    const weighting = group.group.weighting ?? scheme.weighting ?? { method: 'given' }
    const plain = weightsOf(
      weighting,
      group.members.map((column, j) => ({
        weight: written[j],
        scored: scoredOf(column),
      })),
    ).map((weight, j) => weight * (variation.weightFactors?.[group.members[j]!] ?? 1)) // one for each member
    allWeights.push(plain)
    const isGiven = weighting.method === 'given'
    const members = group.members.map((column, j) => memberOf(column, plain[j]!, isGiven ? written[j] : undefined)) // one for each
    const total = group.group.total ?? plain.reduce((sum, weight) => sum + weight, 0)
    const aggregation = aggregationOf(scheme, group, variation)
    gathered.push(aggregate(members, aggregation, total, size))
  })
  return { gathered, weights: allWeights }
}

export function aggregationOf(scheme: Scheme, group: FrameGroup, variation: GatherVariation = {}): Aggregation {
  return (
    group.group.aggregation ??
    variation.aggregation ??
    scheme.levels?.[String(group.level)] ??
    scheme.aggregation ?? { method: 'arithmetic' }
  )
}

export const writtenWeight = (frame: Frame, column: number): Weight | undefined =>
  column < frame.indicators.length
    ? frame.indicators[column]?.weight
    : frame.groups[column - frame.indicators.length]?.group.weight

/** The weight of every row by its group; 0 where the group is not named and nothing is otherwise. */
export function weightsByGroup(
  weight: Exclude<Weight, number>,
  table: UnitTable,
  rows: Uint32Array | null,
  size: number,
): Float64Array {
  const codes = groupsOf(table, weight.by, rows)
  const otherwise = weight.otherwise ?? 0
  const byCode = (table.words[weight.by]?.values ?? []).map((word) => weight.values[word] ?? otherwise)
  const out = new Float64Array(size)
  for (let i = 0; i < size; i++) out[i] = byCode[codes[i]!] ?? otherwise // same rows
  return out
}

export function either(a: Uint8Array | null, b: Uint8Array | null): Uint8Array | null {
  if (a === null || b === null) return a ?? b
  return a.map((one, i) => (one === 1 || b[i] === 1 ? 1 : 0))
}
