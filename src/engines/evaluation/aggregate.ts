import type { Aggregation } from '../../model/evaluation-methods.ts'
import type { Member } from './member.ts'
import { outrankingScores } from './outranking.ts'
import type { Line } from './scale.ts'

export interface Gathered {
  readonly column: Float64Array
  /** 1 where the unit has none of the members' duties. */
  readonly absent: Uint8Array | null
  readonly hasMissing: boolean
  /** Rows on which the method cannot work, a geometric mean of 0 for instance. */
  readonly refused: readonly number[]
}

/**
 * The score of a group from its members, for every row. `total` is what points re-normalised for absent duties add up to;
 * only sums need it.
 */
export function aggregate(members: readonly Member[], aggregation: Aggregation, total: number, size: number): Gathered {
  const column = new Float64Array(size)
  const isPlain = members.every(
    ({ absent, scored, weights }) => absent === null && scored.hasMissing !== true && weights === null,
  )
  switch (aggregation.method) {
    case 'outranking':
    case 'copeland':
      return { ...whole(outrankingScores(members, aggregation.method)), refused: [] }
    case 'arithmetic':
    case 'sum':
      if (isPlain && addUp(members, column, aggregation.method))
        return { column, absent: null, hasMissing: false, refused: [] }
      break
    default:
  }
  return byRow(members, aggregation, total, column)
}

function whole(column: Float64Array) {
  let hasMissing = false
  for (let i = 0; i < column.length && !hasMissing; i++) hasMissing = Number.isNaN(column[i])
  return { column, absent: null, hasMissing }
}

/** Rows at a time that stay in the nearest cache while one member after the other is added. */
const BLOCK = 2048

/** Adds the members up, from the scores or straight from the values; false when a score was missing. */
function addUp(members: readonly Member[], out: Float64Array, method: 'arithmetic' | 'sum'): boolean {
  const sum = members.reduce((all, { weight }) => all + weight, 0)
  for (let from = 0; from < out.length; from += BLOCK) {
    const to = Math.min(out.length, from + BLOCK)
    for (const { scored, weight } of members) {
      const w = method === 'sum' ? weight : weight / sum
      if (scored.straight !== null) addStraight(scored.straight.line, scored.straight.x, w, out, from, to)
      else addColumn(scored.column, w, out, from, to)
    }
  }
  let all = 0
  for (let i = 0; i < out.length; i++) all += out[i]! // below the length
  return !Number.isNaN(all)
}

function addColumn(column: Float64Array, w: number, out: Float64Array, from: number, to: number): void {
  for (let i = from; i < to; i++) out[i]! += w * column[i]! // below the length
}

/** The same arithmetic as `applyScale`, so that both ways give the same to the last digit. */
function addStraight(line: Line, x: Float64Array, w: number, out: Float64Array, from: number, to: number): void {
  const { origin, width, span, low, least, most, times } = line
  if (least === Number.NEGATIVE_INFINITY && most === Number.POSITIVE_INFINITY) {
    for (let i = from; i < to; i++) out[i]! += w * ((((x[i]! - origin) / width) * span + low) * times) // below the length
    return
  }
  for (let i = from; i < to; i++) {
    let y = ((x[i]! - origin) / width) * span + low // below the length
    if (y < least) y = least
    else if (y > most) y = most
    out[i]! += w * (y * times)
  }
}

function byRow(members: readonly Member[], aggregation: Aggregation, total: number, column: Float64Array): Gathered {
  const size = column.length
  const { threshold = -1, missing = 'renormalise' } = aggregation
  const w = new Float64Array(members.length)
  const x = new Float64Array(members.length)
  const columns = members.map(({ scored }) => scored.column)
  const refused: number[] = []
  let absent: Uint8Array | null = null
  let hasMissing = false
  for (let i = 0; i < size; i++) {
    let applicable = 0
    let count = 0
    let weightOfApplicable = 0
    let isBroken = false
    for (let m = 0; m < members.length; m++) {
      const member = members[m]! // below the length
      if (member.absent?.[i] === 1) continue
      const weight = member.weights === null ? member.weight : member.weights[i]! // same rows
      applicable++
      weightOfApplicable += weight
      let v = columns[m]![i]! // same rows
      if (Number.isNaN(v)) {
        if (missing === 'missing') isBroken = true
        if (missing !== 'zero') continue
        v = 0
      }
      w[count] = weight
      x[count] = v
      count++
    }
    if (applicable === 0) {
      absent ??= new Uint8Array(size)
      absent[i] = 1
      column[i] = Number.NaN
      hasMissing = true
      continue
    }
    const present = missing === 'zero' ? presentIn(members, i) : count
    const isEnough = count > 0 && !isBroken && present / applicable >= threshold
    const y = isEnough ? gathered(aggregation, w, x, count, total, weightOfApplicable) : Number.NaN
    if (y === REFUSED) {
      refused.push(i)
      column[i] = Number.NaN
    } else column[i] = y
    if (Number.isNaN(column[i])) hasMissing = true
  }
  return { column, absent, hasMissing, refused }
}

function presentIn(members: readonly Member[], i: number): number {
  let count = 0
  for (const { scored, absent } of members) if (absent?.[i] !== 1 && !Number.isNaN(scored.column[i])) count++
  return count
}

const REFUSED = Number.POSITIVE_INFINITY

/** One row: the first `count` weights and scores. Infinity when the method cannot work on them. */
function gathered(
  aggregation: Aggregation,
  w: Float64Array,
  x: Float64Array,
  count: number,
  total: number,
  weightOfApplicable: number,
): number {
  let sum = 0
  for (let j = 0; j < count; j++) sum += w[j]! // below count
  if (sum === 0) return Number.NaN
  let y = 0
  switch (aggregation.method) {
    case 'arithmetic':
      for (let j = 0; j < count; j++) y += (w[j]! / sum) * x[j]! // below count
      return y
    case 'sum': {
      for (let j = 0; j < count; j++) y += w[j]! * x[j]! // below count
      const of = aggregation.missing === undefined || aggregation.missing === 'renormalise' ? sum : weightOfApplicable
      return of === total ? y : (y * total) / of
    }
    case 'geometric':
      for (let j = 0; j < count; j++) {
        if (x[j]! <= 0) return REFUSED
        y += w[j]! * Math.log(x[j]!)
      }
      return Math.exp(y / sum)
    case 'harmonic':
      for (let j = 0; j < count; j++) {
        if (x[j] === 0) return REFUSED
        y += w[j]! / x[j]! // below count
      }
      return sum / y
    case 'generalised': {
      const { power } = aggregation
      for (let j = 0; j < count; j++) {
        if ((x[j]! <= 0 && power < 0) || (x[j]! < 0 && !Number.isInteger(power))) return REFUSED
        y += w[j]! * x[j]! ** power // below count
      }
      return (y / sum) ** (1 / power)
    }
    case 'minimum': {
      let least = Number.POSITIVE_INFINITY
      for (let j = 0; j < count; j++) if (w[j]! > 0 && x[j]! < least) least = x[j]! // below count
      return least
    }
    case 'median':
      return weightedMedian(w, x, count, sum)
    case 'outranking':
    case 'copeland':
      return Number.NaN // gathered over all rows at once
  }
}

/** The value with at most half of the weight on either side; the mean of two when the weight falls apart just between. */
function weightedMedian(w: Float64Array, x: Float64Array, count: number, sum: number): number {
  const order = Array.from({ length: count }, (_, j) => j).sort((a, b) => x[a]! - x[b]!) // below count
  let below = 0
  for (let at = 0; at < count; at++) {
    const j = order[at]! // below count
    below += w[j]! // below count
    if (below * 2 === sum && at + 1 < count) return (x[j]! + x[order[at + 1]!]!) / 2
    if (below * 2 > sum) return x[j]! // below count
  }
  return x[order[count - 1]!]! // count is at least 1
}
