import type { Base, Normalisation } from '../../model/evaluation-methods.ts'
import type { Indicator } from '../../model/evaluation-scheme.ts'
import { deviationOf, meanOf, medianOf, spreadOf } from './statistics.ts'

/**
 * How one value becomes a score once the constants are known. Most methods are one straight line, cut or not; they differ
 * in where its constants come from. `times` of the scheme is already in it.
 */
export type Scale =
  | {
      readonly kind: 'line'
      /** (x − origin) ÷ width × span + low, then between `least` and `most`, then × times. */
      readonly origin: number
      readonly width: number
      readonly span: number
      readonly low: number
      readonly least: number
      readonly most: number
      readonly times: number
    }
  | {
      readonly kind: 'inverse'
      /** numerator ÷ x, then between `least` and `most`, then × times; x ≤ 0 gives `most`. */
      readonly numerator: number
      readonly least: number
      readonly most: number
      readonly times: number
    }
  | {
      readonly kind: 'log'
      /** (ln x − ln origin) ÷ (ln end − ln origin), then between `least` and `most`, then × times. */
      readonly origin: number
      readonly end: number
      readonly least: number
      readonly most: number
      readonly times: number
    }
  | {
      readonly kind: 'classes'
      readonly isPositive: boolean
      readonly classes: readonly { readonly bound: number; readonly score: number }[]
      readonly otherwise: number
      readonly times: number
    }
  /** Every value present has this score, missing ones none. */
  | { readonly kind: 'constant'; readonly score: number }

/** The scale that most methods are: one straight line. */
export type Line = Extract<Scale, { kind: 'line' }>

/** Methods that look at the order of the values rather than at their size. */
export type Ranked = Extract<Normalisation, { method: 'rank' | 'borda' | 'percentile' | 'places' }>
export const isRanked = (spec: Normalisation): spec is Ranked =>
  spec.method === 'rank' || spec.method === 'borda' || spec.method === 'percentile' || spec.method === 'places'

/** Places are counted from the top, ranks from the bottom: the better of ties from above is the worse from below. */
export const tiesFromTop = (ties: 'average' | 'min' | 'max' = 'average') =>
  (({ min: 'max', max: 'min', average: 'average' }) as const)[ties]

/** Constants that do not lie in the column itself. */
export interface ScaleContext {
  readonly indicator: Indicator
  /** Value of the reference unit, NaN when it is not there. */
  referenceOf(code: string): number
  /** A base taken from the data, for the rows that the column stands for. */
  baseOf(base: Exclude<Base, number>): number
}

const NO_LEAST = Number.NEGATIVE_INFINITY
const NO_MOST = Number.POSITIVE_INFINITY

/** The scale of a method for a column (all rows, or those of one group). */
export function scaleOf(spec: Exclude<Normalisation, Ranked>, x: Float64Array, context: ScaleContext): Scale {
  const { indicator } = context
  const isNegative = indicator.direction === 'negative'
  // COINr turns the input round and then applies the formula for positive indicators.
  const isNegated = isNegative && spec.negative === 'negate'
  const isReversed = isNegative && !isNegated
  const sign = isNegated ? -1 : 1
  const times = spec.times ?? 1
  const line = (
    origin: number,
    width: number,
    { span = 1, low = 0, least = NO_LEAST, most = NO_MOST }: Partial<Extract<Scale, { kind: 'line' }>> = {},
  ): Scale =>
    // Over nothing there is no distance: no score, rather than an infinite one.
    width === 0
      ? { kind: 'constant', score: Number.NaN }
      : { kind: 'line', origin: sign * origin, width: sign * width, span, low, least, most, times }
  /** Least and greatest of what the formula sees. */
  const ends = () => {
    const { min, max } = spreadOf(x)
    return isNegated ? { min: -max, max: -min } : { min, max }
  }

  switch (spec.method) {
    case 'identity':
      return line(0, isNegative ? -sign : sign)
    case 'min-max': {
      const [low, high] = spec.range ?? [0, 100]
      const { min, max } = ends()
      if (min === max) {
        const score = { upper: high, lower: low, missing: Number.NaN }[spec.whenConstant ?? 'upper']
        return { kind: 'constant', score: score * times }
      }
      return isReversed
        ? line(max, min - max, { span: high - low, low })
        : line(min, max - min, { span: high - low, low })
    }
    case 'z-score': {
      const mean = meanOf(x)
      const width = deviationOf(x, mean)
      if (width === 0) return { kind: 'constant', score: (spec.mean ?? 0) * times }
      return line(sign * mean, isReversed ? -width : width, { span: spec.deviation ?? 1, low: spec.mean ?? 0 })
    }
    case 'scaled': {
      const [lower, upper] = spec.bounds ?? indicator.goalposts ?? [0, 100]
      return isReversed ? line(upper, lower - upper, { span: 100 }) : line(lower, upper - lower, { span: 100 })
    }
    case 'distance-to-target': {
      const target = spec.target ?? indicator.target ?? Number.NaN
      const most = spec.cap === true ? 1 : NO_MOST
      const { min, max } = ends()
      return isReversed ? line(max, target - max, { most }) : line(min, target - min, { most })
    }
    case 'distance-to-reference': {
      const reference = sign * context.referenceOf(spec.unit)
      const most = spec.cap === true ? 1 : NO_MOST
      const { min, max } = ends()
      return isReversed ? line(max, reference - max, { most }) : line(min, reference - min, { most })
    }
    case 'distance-to-maximum': {
      const { min, max } = ends()
      if (min === max) return { kind: 'constant', score: times }
      return isReversed ? line(max, min - max) : line(min, max - min)
    }
    case 'fraction-of-maximum': {
      const { min, max } = ends()
      return isReversed ? { kind: 'inverse', numerator: min, least: NO_LEAST, most: NO_MOST, times } : line(0, max)
    }
    case 'goalposts': {
      const [lower, upper] = [spec.lower ?? indicator.goalposts?.[0], spec.upper ?? indicator.goalposts?.[1]]
      const cut = spec.truncate === false ? {} : { least: 0, most: 1 }
      const scale = times * (spec.scale ?? 1)
      const turned = spec.log === true ? isNegative : isReversed
      const from = turned ? upper : lower
      const to = turned ? lower : upper
      if (from === undefined || to === undefined) return { kind: 'constant', score: Number.NaN }
      return spec.log === true
        ? { kind: 'log', origin: from, end: to, least: NO_LEAST, most: NO_MOST, ...cut, times: scale }
        : timesOf(line(from, to - from, cut), scale)
    }
    case 'efficacy':
      return line(spec.unacceptable, spec.satisfactory - spec.unacceptable, {
        span: spec.span ?? 40,
        low: spec.floor ?? 60,
        least: spec.least ?? NO_LEAST,
        most: spec.most ?? NO_MOST,
      })
    case 'completion':
    case 'ratio-to-base': {
      const given = (spec.method === 'completion' ? spec.target : spec.base) ?? indicator.target ?? Number.NaN
      const base = sign * (typeof given === 'number' ? given : context.baseOf(given))
      const limits = { least: spec.floor === null ? NO_LEAST : (spec.floor ?? 0), most: spec.cap ?? NO_MOST }
      if (spec.method === 'completion' && spec.form === 'difference') {
        const band = spec.band ?? Math.abs(base)
        return line(base, isReversed ? -band : band, { low: 1, ...limits })
      }
      if (base === 0) return { kind: 'constant', score: Number.NaN }
      if (!isReversed) return line(0, base, limits)
      const reverse = spec.reverse ?? (spec.method === 'completion' ? 'inverse' : 'mirrored')
      return reverse === 'mirrored'
        ? line(2 * base, -base, limits)
        : { kind: 'inverse', numerator: base, ...limits, times }
    }
    case 'classes':
      return { kind: 'classes', isPositive: !isNegative, classes: spec.classes, otherwise: spec.otherwise, times }
  }
}

const timesOf = (scale: Scale, times: number): Scale => (scale.kind === 'line' ? { ...scale, times } : scale)

/** The figure that a base asks for, of the values given; fewer than `least` of them and the caller takes all. */
export function baseFigure(base: Exclude<Base, number>, x: Float64Array): number {
  const times = base.times ?? 1
  switch (base.of) {
    case 'mean':
      return meanOf(x) * times
    case 'median':
      return medianOf(x) * times
    case 'maximum':
      return spreadOf(x).max * times
    case 'minimum':
      return spreadOf(x).min * times
  }
}

/** Applies a scale to a column; tells whether a score is missing, on the way. */
export function applyScale(scale: Scale, x: Float64Array, out: Float64Array): boolean {
  if (scale.kind === 'line') return applyLine(scale, x, out)
  let sum = 0
  for (let i = 0; i < x.length; i++) {
    const y = scoreOf(scale, x[i]!) // below the length
    out[i] = y
    sum += y
  }
  return Number.isNaN(sum)
}

function applyLine(scale: Line, x: Float64Array, out: Float64Array): boolean {
  const { origin, width, span, low, least, most, times } = scale
  // One missing score makes the sum missing: cheaper than a test for each.
  let sum = 0
  if (least === NO_LEAST && most === NO_MOST) {
    for (let i = 0; i < x.length; i++) {
      const y = (((x[i]! - origin) / width) * span + low) * times // below the length
      out[i] = y
      sum += y
    }
    return Number.isNaN(sum)
  }
  for (let i = 0; i < x.length; i++) {
    let y = ((x[i]! - origin) / width) * span + low // below the length
    if (y < least) y = least
    else if (y > most) y = most
    y *= times
    out[i] = y
    sum += y
  }
  return Number.isNaN(sum)
}

/** The score of one value. */
export function scoreOf(scale: Scale, v: number): number {
  if (Number.isNaN(v)) return Number.NaN
  switch (scale.kind) {
    case 'line':
      return clamped(((v - scale.origin) / scale.width) * scale.span + scale.low, scale) * scale.times
    case 'inverse':
      return (
        (v > 0 ? clamped(scale.numerator / v, scale) : scale.most === NO_MOST ? Number.NaN : scale.most) * scale.times
      )
    case 'log': {
      const y = (Math.log(v) - Math.log(scale.origin)) / (Math.log(scale.end) - Math.log(scale.origin))
      const score = Number.isNaN(y) ? Number.NaN : clamped(y, scale)
      return Number.isFinite(score) ? score * scale.times : Number.NaN
    }
    case 'classes': {
      const reached = scale.classes.find(({ bound }) => (scale.isPositive ? v >= bound : v <= bound))
      return (reached?.score ?? scale.otherwise) * scale.times
    }
    case 'constant':
      return scale.score
  }
}

const clamped = (y: number, { least, most }: { least: number; most: number }) =>
  y < least ? least : y > most ? most : y
