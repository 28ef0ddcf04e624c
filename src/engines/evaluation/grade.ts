import type { Grading, Scheme } from '../../model/evaluation-scheme.ts'
import { type ConditionContext, verdictsOf } from './conditions.ts'
import { membersOf } from './normalise.ts'
import { orderOf, placesOf } from './order.ts'
import { taken } from './prepare.ts'

/** No grade: the score is missing. */
export const UNGRADED = 255

export interface Graded {
  /** Number of the grade in the scheme's order, 0 the best; `UNGRADED` without a score. */
  readonly grades: Uint8Array
  /** Grade by score or share alone, before vetoes that lower and gates. */
  readonly earned: Uint8Array
  /** Row and id of every veto and gate that decided something, and of those that could not be told. */
  readonly decisions: readonly Decision[]
}

export interface Decision {
  readonly row: number
  readonly kind: 'veto' | 'gate'
  readonly id: string
  /** Whether the condition held; 'unknown' where its data is missing. */
  readonly verdict: 'holds' | 'fails' | 'unknown'
  /** Grade before and after; equal when it changed nothing. */
  readonly from: number
  readonly to: number
}

/**
 * Grades every row: vetoes that give a grade take their units out; the rest are counted from the top within their pool, equal
 * scores at an edge by `ties`; then vetoes that lower; then gates. A gate that is not met lowers its unit and nobody moves up.
 *
 * @param order rows from the highest score to the lowest, and their `places`, as `placesBy` gives them
 */
export function grade(
  scheme: Scheme,
  score: Float64Array,
  order: Uint32Array,
  places: Float64Array,
  context: ConditionContext,
): Graded {
  const grading = scheme.grading
  const size = score.length
  const earned = new Uint8Array(size).fill(UNGRADED)
  if (grading === undefined) return { grades: earned, earned, decisions: [] }
  const last = grading.grades.length - 1
  const numberOf = new Map(grading.grades.map(({ id }, i) => [id, i]))
  const decisions: Decision[] = []

  /** Grade that a veto gives, −1 without; null while there is none. */
  let vetoed: Int16Array | null = null
  const lowering: { id: string; verdicts: Int8Array; lowered: (grade: number) => number }[] = []
  for (const veto of scheme.vetoes ?? []) {
    const verdicts = verdictsOf(veto.when, context)
    const { effect } = veto
    if ('grade' in effect) {
      const to = numberOf.get(effect.grade) ?? last
      for (let i = 0; i < size; i++) {
        if (verdicts[i] === 1) {
          decisions.push({ row: i, kind: 'veto', id: veto.id, verdict: 'holds', from: UNGRADED, to })
          vetoed ??= new Int16Array(size).fill(-1)
          vetoed[i] = Math.max(vetoed[i]!, to) // the worst of several
        } else if (verdicts[i] === -1)
          decisions.push({ row: i, kind: 'veto', id: veto.id, verdict: 'unknown', from: UNGRADED, to: UNGRADED })
      }
    } else {
      const floor = 'atMost' in effect ? (numberOf.get(effect.atMost) ?? last) : 0
      const by = 'lowerBy' in effect ? effect.lowerBy : 0
      lowering.push({ id: veto.id, verdicts, lowered: (from) => Math.min(last, Math.max(floor, from + by)) })
    }
  }

  if (grading.by === 'score') byScore(grading, score, earned)
  else {
    const { ranking = {} } = scheme
    const isPlain = context.pools === null && vetoed === null && grading.ties !== 'worse'
    if (isPlain && (ranking.ties ?? 'min') === 'min' && ranking.tieBreak === undefined)
      byPlaces(grading, places, order.length, earned)
    else
      for (const rows of context.pools === null ? [null] : membersOf(context.pools)) {
        const all = rows === null ? score : taken(score, rows)
        const out: Int16Array | null = vetoed
        const counted =
          out === null ? all : all.map((v, i) => (out[rows === null ? i : rows[i]!]! < 0 ? v : Number.NaN)) // same rows
        byShares(grading, counted, orderOf(counted), rows, earned)
      }
  }

  const grades = earned.slice()
  if (vetoed !== null) for (let i = 0; i < size; i++) if (vetoed[i]! >= 0) grades[i] = vetoed[i]! // below the size
  for (const { id, verdicts, lowered } of lowering)
    for (let i = 0; i < size; i++) {
      const from = grades[i]! // below the size
      if (from === UNGRADED || verdicts[i] === 0) continue
      const to = verdicts[i] === 1 ? lowered(from) : from
      decisions.push({ row: i, kind: 'veto', id, verdict: verdicts[i] === 1 ? 'holds' : 'unknown', from, to })
      grades[i] = to
    }
  for (const gate of grading.gates ?? []) {
    const at = numberOf.get(gate.grade) ?? -1
    const otherwise = numberOf.get(gate.otherwise) ?? last
    const verdicts = verdictsOf(gate.require, context)
    for (let i = 0; i < size; i++) {
      if (grades[i] !== at || verdicts[i] === 1) continue
      const isUnknown = verdicts[i] === -1
      const to = isUnknown && gate.whenUnknown === 'passes' ? at : otherwise
      decisions.push({ row: i, kind: 'gate', id: gate.id, verdict: isUnknown ? 'unknown' : 'fails', from: at, to })
      grades[i] = to
    }
  }
  return { grades, earned, decisions }
}

function byScore(grading: Extract<Grading, { by: 'score' }>, score: Float64Array, earned: Uint8Array): void {
  const bounds = Float64Array.from(grading.grades, ({ from }, i) =>
    i === grading.grades.length - 1 ? Number.NEGATIVE_INFINITY : (from ?? Number.NEGATIVE_INFINITY),
  )
  for (let i = 0; i < score.length; i++) {
    const v = score[i]! // below the length
    if (Number.isNaN(v)) continue
    let g = 0
    while (v < bounds[g]!) g++ // the last bound is below everything
    earned[i] = g
  }
}

/** Rounding must not cost a unit: 0.29 · 100 is 28.999…96 in binary. */
const EDGE = 1e-9

/** Places down to which each grade reaches among n units. */
function edgesOf(grading: Extract<Grading, { by: 'shares' }>, n: number): number[] {
  const rounded = {
    floor: (v: number) => Math.floor(v + EDGE),
    nearest: Math.round,
    ceiling: (v: number) => Math.ceil(v - EDGE),
  }[grading.rounding ?? 'floor']
  return grading.grades.map(({ upTo }, i) =>
    i === grading.grades.length - 1 ? n : Math.min(n, rounded(n * (upTo ?? 1))),
  )
}

/** Grades by places that equal scores share: the better one of a place is the better one of its grade. */
function byPlaces(
  grading: Extract<Grading, { by: 'shares' }>,
  places: Float64Array,
  n: number,
  earned: Uint8Array,
): void {
  const edges = Float64Array.from(edgesOf(grading, n))
  for (let i = 0; i < places.length; i++) {
    const place = places[i]! // below the length
    if (place === 0) continue
    let g = 0
    while (place > edges[g]!) g++ // the last edge is n
    earned[i] = g
  }
}

function byShares(
  grading: Extract<Grading, { by: 'shares' }>,
  counted: Float64Array,
  order: Uint32Array,
  rows: Uint32Array | null,
  earned: Uint8Array,
): void {
  const n = order.length
  const edges = edgesOf(grading, n)
  const set = (at: number, to: number) => {
    const row = order[at]! // below n
    earned[rows === null ? row : rows[row]!] = to // same rows
  }
  let g = 0
  let at = 0
  while (at < n) {
    while (at >= edges[g]!) g++ // the last edge is n
    let end = at + 1
    const value = counted[order[at]!]!
    while (end < n && counted[order[end]!] === value) end++
    // Equal scores share a grade: the better one that the first of them reaches, or the worse one of the last.
    let shared = g
    if (grading.ties === 'worse') while (end > edges[shared]!) shared++
    for (let i = at; i < end; i++) set(i, shared)
    at = end
  }
}

/** Places by the final score within pools, and over all; rows without a score keep 0. */
export function placesBy(
  scheme: Scheme,
  score: Float64Array,
  pools: Int32Array | null,
  scoresOf: (id: string) => Float64Array | undefined,
): { readonly order: Uint32Array; readonly places: Float64Array; readonly poolPlaces: Float64Array | null } {
  const ties = scheme.ranking?.ties ?? 'min'
  const breakers = (scheme.ranking?.tieBreak ?? []).flatMap((id) => scoresOf(id) ?? [])
  const rankOf = (x: Float64Array, others: readonly Float64Array[]) => {
    const order = orderOf(x)
    if (others.length === 0) return { order, places: placesOf(x, order, ties) }
    return broken(x, order, others, ties)
  }
  const { order, places } = rankOf(score, breakers)
  if (pools === null) return { order, places, poolPlaces: null }
  const poolPlaces = new Float64Array(score.length)
  for (const rows of membersOf(pools)) {
    const own = rankOf(
      taken(score, rows),
      breakers.map((column) => taken(column, rows)),
    )
    for (let i = 0; i < rows.length; i++) poolPlaces[rows[i]!] = own.places[i]! // same rows
  }
  return { order, places, poolPlaces }
}

/** Orders equal scores by further columns, one after the other; places are those of the refined order. */
function broken(
  x: Float64Array,
  order: Uint32Array,
  others: readonly Float64Array[],
  ties: 'min' | 'max' | 'average' | 'dense',
) {
  const compare = (a: number, b: number): number => {
    for (const column of others) {
      const [va, vb] = [column[a]!, column[b]!] // rows of the column
      const [ka, kb] = [
        !Number.isNaN(va) ? va : Number.NEGATIVE_INFINITY,
        !Number.isNaN(vb) ? vb : Number.NEGATIVE_INFINITY,
      ]
      if (ka !== kb) return kb - ka
    }
    return 0
  }
  let from = 0
  const virtual = new Float64Array(x.length).fill(Number.NaN)
  let level = order.length
  while (from < order.length) {
    let to = from + 1
    while (to < order.length && x[order[to]!] === x[order[from]!]) to++
    const run = [...order.subarray(from, to)].sort((a, b) => compare(a, b) || a - b)
    run.forEach((row, i) => {
      if (i > 0 && compare(run[i - 1]!, row) !== 0) level--
      order[from + i] = row
      virtual[row] = level
    })
    level--
    from = to
  }
  return { order, places: placesOf(virtual, order, ties) }
}
