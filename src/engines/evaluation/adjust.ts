import type { AdjustmentItem, Scheme } from '../../model/evaluation-scheme.ts'
import { type ConditionContext, verdictsOf } from './conditions.ts'
import { orderOf, placesOf } from './order.ts'
import { taken } from './prepare.ts'

/** Points of one bonus or deduction item, by row, before the cap over all items. */
export interface ItemPoints {
  readonly item: AdjustmentItem
  readonly points: Float64Array
  /** False where another item of the same `bestOf` counts instead; null where all count. */
  readonly counts: Uint8Array | null
}

export interface Adjusted {
  readonly items: readonly ItemPoints[]
  /** Points of all items together, capped. */
  readonly points: Float64Array
}

/** Bonus or deduction points of every row. What is not known gives no points. */
export function adjustment(
  side: NonNullable<Scheme['bonus']>,
  base: Float64Array,
  context: ConditionContext,
): Adjusted {
  const items = side.items.map((item): { item: AdjustmentItem; points: Float64Array; counts: Uint8Array | null } => {
    const points = pointsOf(item, base, context)
    const cap = item.cap ?? Number.POSITIVE_INFINITY
    for (let i = 0; i < points.length; i++) if (points[i]! > cap) points[i] = cap // below the length
    return { item, points, counts: null }
  })
  for (const word of new Set(items.flatMap(({ item }) => item.bestOf ?? []))) {
    const rivals = items.filter(({ item }) => item.bestOf === word)
    for (const rival of rivals) rival.counts = new Uint8Array(context.size)
    for (let i = 0; i < context.size; i++) {
      const best = rivals.reduce((a, b) => (b.points[i]! > a.points[i]! ? b : a)) // the first of equals
      best.counts![i] = 1 // set above
    }
  }
  const points = new Float64Array(context.size)
  const cap = side.cap ?? Number.POSITIVE_INFINITY
  for (let i = 0; i < points.length; i++) {
    let sum = 0
    for (const one of items) if (one.counts === null || one.counts[i] === 1) sum += one.points[i]! // below the length
    points[i] = sum > cap ? cap : sum
  }
  return { items, points }
}

const PARTED_BY = /[、；;，,|]/

function pointsOf(item: AdjustmentItem, base: Float64Array, context: ConditionContext): Float64Array {
  const { points: from } = item
  const { table, rows, size } = context
  const points = new Float64Array(size)
  const column = item.column ?? item.id
  switch (from.kind) {
    case 'given':
    case 'each': {
      const times = from.kind === 'each' ? from.points : 1
      const numbers = table.numbers[column]
      if (numbers === undefined) return points
      const x = taken(numbers, rows)
      for (let i = 0; i < size; i++) points[i] = !Number.isNaN(x[i]) ? x[i]! * times : 0 // same rows
      return points
    }
    case 'levels': {
      const words = table.words[column]
      if (words === undefined) return points
      const codes = taken(words.codes, rows)
      const pointsByCode = words.values.map((value) =>
        Math.max(0, ...value.split(PARTED_BY).map((word) => from.levels[word.trim()] ?? 0)),
      )
      for (let i = 0; i < size; i++) points[i] = pointsByCode[codes[i]!] ?? 0 // same rows
      return points
    }
    case 'when': {
      const verdicts = verdictsOf(from.when, context)
      for (let i = 0; i < size; i++) points[i] = verdicts[i] === 1 ? from.points : 0
      return points
    }
    case 'places-gained': {
      const numbers = table.numbers[from.previous]
      if (numbers === undefined) return points
      const before = taken(numbers, rows)
      const places = placesOf(base, orderOf(base))
      for (let i = 0; i < size; i++) {
        const gained = before[i]! - places[i]! // same rows
        points[i] = places[i] !== 0 && gained > 0 ? gained * from.points : 0
      }
      return points
    }
  }
}

/** Words in level columns that no level knows: they would silently give nothing. */
export function unknownLevels(
  scheme: Scheme,
  words: ConditionContext['table']['words'],
): readonly {
  readonly side: 'bonus' | 'deduction'
  readonly item: number
  readonly column: string
  readonly word: string
}[] {
  return (['bonus', 'deduction'] as const).flatMap((side) =>
    (scheme[side]?.items ?? []).flatMap((item, i) => {
      if (item.points.kind !== 'levels') return []
      const { levels } = item.points
      const column = item.column ?? item.id
      const seen = (words[column]?.values ?? []).flatMap((value) => value.split(PARTED_BY).map((word) => word.trim()))
      return [...new Set(seen)]
        .filter((word) => word !== '' && !Object.hasOwn(levels, word))
        .map((word) => ({ side, item: i, column, word }))
    }),
  )
}
