import type { Base, Normalisation, Substitution } from '../../model/evaluation-methods.ts'
import type { Indicator } from '../../model/evaluation-scheme.ts'
import { orderOf, placesOf } from './order.ts'
import { groupsOf, taken } from './prepare.ts'
import {
  applyScale,
  baseFigure,
  isRanked,
  type Line,
  type Ranked,
  type Scale,
  scaleOf,
  scoreOf,
  tiesFromTop,
} from './scale.ts'
import { meanOf, medianOf, spreadOf } from './statistics.ts'
import type { UnitTable } from './table.ts'

/** A column of scores. */
export interface Scored {
  /** Of a long column on a straight line it is made when it is first looked at: a weighted sum does without. */
  readonly column: Float64Array
  /** False when every row has a score; null when nobody has looked. */
  readonly hasMissing: boolean | null
  /** Values and the line that turns them into scores, where that is all. */
  readonly straight: { readonly x: Float64Array; readonly line: Line } | null
}

/** A column of scores with what is needed to unfold any one of them. */
export interface Normalised extends Scored {
  readonly spec: Normalisation
  /** Group of each row when the constants differ by group; −1 gives no score. */
  readonly groups: Int32Array | null
  /** One scale for all, or one a group; null for methods that look at the order. */
  readonly scales: readonly Scale[] | null
}

export interface NormaliseContext {
  readonly table: UnitTable
  readonly rows: Uint32Array | null
  /** Row of a unit in the data set, by its code; −1 when it is not in. */
  rowOf(code: string): number
}

export const DEFAULT_NORMALISATION: Normalisation = { method: 'min-max' }

/** Turns the values of an indicator into scores. */
export function normalise(
  x: Float64Array,
  indicator: Indicator,
  spec: Normalisation,
  context: NormaliseContext,
): Normalised {
  const groupColumn = spec.within ?? baseOfSpec(spec)?.within
  const groups = groupColumn === undefined ? null : groupsOf(context.table, groupColumn, context.rows)
  if (isRanked(spec)) {
    const column = ranked(x, indicator, spec, groups)
    return { column, hasMissing: hasGap(column), straight: null, spec, groups, scales: null }
  }

  const base = baseOfSpec(spec)
  const numbers =
    base?.column === undefined ? x : taken(context.table.numbers[base.column] ?? new Float64Array(0), context.rows)
  const contextOf = (values: Float64Array) => ({
    indicator,
    referenceOf: (code: string) => x[context.rowOf(code)] ?? Number.NaN,
    baseOf: (one: Exclude<Base, number>) => baseFigure(one, values),
  })
  if (groups === null) {
    const scale = scaleOf(spec, x, contextOf(numbers))
    const scored = scale.kind === 'line' && x.length >= LONG ? later(scale, x) : now(scale, x)
    return Object.assign(scored, { spec, groups, scales: [scale] })
  }
  const scales = membersOf(groups).map((rows) => {
    const own = taken(numbers, rows)
    const isTooSmall = base?.least !== undefined && own.filter((v) => !Number.isNaN(v)).length < base.least
    // Constants of a group without enough units come from all; what `within` asks for stays within the group.
    return scaleOf(spec, spec.within === undefined ? x : taken(x, rows), contextOf(isTooSmall ? numbers : own))
  })
  const column = new Float64Array(x.length)
  for (let i = 0; i < x.length; i++) {
    const scale = scales[groups[i]!] // below the length
    column[i] = scale === undefined ? Number.NaN : scoreOf(scale, x[i]!) // below the length
  }
  return { column, hasMissing: hasGap(column), straight: null, spec, groups, scales }
}

function hasGap(column: Float64Array): boolean {
  for (let i = 0; i < column.length; i++) if (Number.isNaN(column[i])) return true
  return false
}

/** Columns from this length on are worth not making. */
const LONG = 50_000

function now(scale: Scale, x: Float64Array): Scored {
  const column = new Float64Array(x.length)
  return { column, hasMissing: applyScale(scale, x, column), straight: null }
}

function later(line: Line, x: Float64Array): Scored {
  let made: Float64Array | undefined
  return {
    get column() {
      if (made === undefined) {
        made = new Float64Array(x.length)
        applyScale(line, x, made)
      }
      return made
    },
    hasMissing: null,
    straight: { x, line },
  }
}

function baseOfSpec(spec: Normalisation): Exclude<Base, number> | undefined {
  const base = spec.method === 'completion' ? spec.target : spec.method === 'ratio-to-base' ? spec.base : undefined
  return typeof base === 'object' ? base : undefined
}

/** Rows of each group, by its code; rows of unknown groups belong to none. */
export function membersOf(groups: Int32Array): Uint32Array[] {
  const sizes: number[] = []
  for (let i = 0; i < groups.length; i++) if (groups[i]! >= 0) sizes[groups[i]!] = (sizes[groups[i]!] ?? 0) + 1 // below the length
  const members = Array.from(sizes, (size) => new Uint32Array(size ?? 0))
  const filled = members.map(() => 0)
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]! // below the length
    if (group < 0) continue
    members[group]![filled[group]!++] = i // sized above
  }
  return members
}

function ranked(x: Float64Array, indicator: Indicator, spec: Ranked, groups: Int32Array | null): Float64Array {
  if (groups === null) return rankedAll(x, indicator, spec)
  const column = new Float64Array(x.length).fill(Number.NaN)
  for (const rows of membersOf(groups)) {
    const own = rankedAll(taken(x, rows), indicator, spec)
    for (let i = 0; i < rows.length; i++) column[rows[i]!] = own[i]! // same rows
  }
  return column
}

function rankedAll(x: Float64Array, indicator: Indicator, spec: Ranked): Float64Array {
  const isNegative = indicator.direction === 'negative'
  const seen = isNegative ? x.map((v) => -v) : x
  const order = orderOf(seen)
  const n = order.length
  const ties = spec.method === 'places' ? 'min' : tiesFromTop(spec.ties)
  const places = placesOf(seen, order, ties)
  const times = spec.times ?? 1
  for (let i = 0; i < places.length; i++)
    places[i] = places[i] === 0 ? Number.NaN : placeScore(spec, places[i]!, n) * times // below the length
  return places
}

/** The score of a place from the top among n. */
export function placeScore(spec: Ranked, place: number, n: number): number {
  switch (spec.method) {
    case 'rank':
      return n - place + 1
    case 'borda':
      return n - place
    case 'percentile':
      return (n - place) / (n - 1)
    case 'places': {
      const top = spec.top ?? 100
      const score = spec.form === 'linear' ? (top * (n - place + 1)) / n : top - (place - 1) * (spec.step ?? 5)
      return spec.floor !== undefined && score < spec.floor ? spec.floor : score
    }
  }
}

/** What a substitution rule gave: the score, and the rows that got it. */
export interface Substituted {
  readonly indicator: string
  readonly rule: Substitution
  readonly rows: readonly number[]
  readonly scores: readonly number[]
}

/**
 * Gives missing scores what the indicator's rule says; null when there is nothing to give. Duties that a unit does not have
 * stay without a score.
 */
export function substitute(
  scored: Scored,
  absent: Uint8Array | null,
  indicator: Indicator,
  context: NormaliseContext,
): (Scored & { readonly substituted: Substituted }) | null {
  const rule = indicator.substitute
  if (rule === undefined || scored.hasMissing === false) return null
  const { column } = scored
  const rows: number[] = []
  for (let i = 0; i < column.length; i++) if (Number.isNaN(column[i]) && absent?.[i] !== 1) rows.push(i)
  if (rows.length === 0) return null
  const groups = rule.within === undefined ? null : groupsOf(context.table, rule.within, context.rows)
  const members = groups === null ? null : membersOf(groups)
  const figures = new Map<number, number>()
  const figureOf = (group: number): number => {
    const known = figures.get(group)
    if (known !== undefined) return known
    const own = group < 0 || members === null ? column : taken(column, members[group]!) // codes are below
    const isTooSmall = rule.least !== undefined && own.filter((v) => !Number.isNaN(v)).length < rule.least
    const figure = substituteFigure(rule, isTooSmall ? column : own)
    figures.set(group, figure)
    return figure
  }
  const filled = column.slice()
  const scores = rows.map((row) => figureOf(groups?.[row] ?? -1))
  rows.forEach((row, i) => {
    filled[row] = scores[i]! // one for each row
  })
  return {
    column: filled,
    hasMissing: hasGap(filled),
    straight: null,
    substituted: { indicator: indicator.id, rule, rows, scores },
  }
}

function substituteFigure(rule: Substitution, scores: Float64Array): number {
  switch (rule.rule) {
    case 'average-score':
      return meanOf(scores)
    case 'median-score':
      return medianOf(scores)
    case 'lowest-score':
      return spreadOf(scores).min
    case 'highest-score':
      return spreadOf(scores).max
    case 'score':
      return rule.score ?? Number.NaN
  }
}
