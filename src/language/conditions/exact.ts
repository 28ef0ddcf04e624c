/**
 * Exact numbers: fractions of whole numbers. A condition about money decides about money, and 0.1 + 0.2 <= 0.3 has to hold;
 * a quotient that a threshold is held against must not be rounded before it is compared. So nothing is rounded until it is
 * written down.
 */
export interface Exact {
  readonly above: bigint
  /** Greater than zero. */
  readonly below: bigint
}

const FORM = /^([+-]?)(\d{1,80})(?:\.(\d{1,80}))?(?:[eE]([+-]?\d{1,2}))?$/

/** The number that a decimal text, a JavaScript number or a whole number stands for; null when it is none. */
export function findExact(raw: unknown): Exact | null {
  if (typeof raw === 'bigint') return { above: raw, below: 1n }
  if (typeof raw === 'number' && Number.isSafeInteger(raw)) return { above: BigInt(raw), below: 1n }
  if (typeof raw !== 'string' && typeof raw !== 'number') return null
  const match = FORM.exec(String(raw))
  if (match === null) return null
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`)
  const scale = fraction.length - Number(exponent)
  return scale >= 0
    ? { above: digits, below: 10n ** BigInt(scale) }
    : { above: digits * 10n ** BigInt(-scale), below: 1n }
}

export const whole = (count: number): Exact => ({ above: BigInt(count), below: 1n })

export function add(a: Exact, b: Exact): Exact {
  if (a.below === b.below) return { above: a.above + b.above, below: a.below }
  return { above: a.above * b.below + b.above * a.below, below: a.below * b.below }
}

export const negate = (a: Exact): Exact => ({ above: -a.above, below: a.below })
export const subtract = (a: Exact, b: Exact): Exact => add(a, negate(b))
export const multiply = (a: Exact, b: Exact): Exact => ({ above: a.above * b.above, below: a.below * b.below })

/** null when the divisor is zero: such a rate is not known, and never 0. */
export function divide(a: Exact, b: Exact): Exact | null {
  if (b.above === 0n) return null
  const sign = b.above < 0n ? -1n : 1n
  return reduced(a.above * b.below * sign, a.below * b.above * sign)
}

/** What is left when as many whole `b` as fit are taken from `a`; it has the sign of `a`, as in SQL. */
export function remainder(a: Exact, b: Exact): Exact | null {
  const times = divide(a, b)
  return times === null ? null : subtract(a, multiply(b, { above: times.above / times.below, below: 1n }))
}

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. */
export function compareExact(a: Exact, b: Exact): number {
  const difference = a.above * b.below - b.above * a.below
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The whole number that it is; null when it has a fraction, or is too great to count with. */
export function findWhole(a: Exact): number | null {
  if (a.above % a.below !== 0n) return null
  const count = Number(a.above / a.below)
  return Number.isSafeInteger(count) ? count : null
}

/** The whole part: 2.7 → 2, −2.7 → −2. */
export const truncate = (a: Exact): Exact => ({ above: a.above / a.below, below: 1n })

/** To so many digits after the point, halves away from zero. */
export function roundExact(a: Exact, digits: number): Exact {
  const scale = 10n ** BigInt(digits)
  const [up, rest] = [a.above * scale * 2n, a.below * 2n]
  const rounded = (up < 0n ? up - a.below : up + a.below) / rest
  return { above: rounded, below: scale }
}

/** As decimal text without needless zeros; what does not end is rounded after `digits`. */
export function decimalText(a: Exact, digits = 20): string {
  const { above } = roundExact(a, digits)
  const all = (above < 0n ? -above : above).toString().padStart(digits + 1, '0')
  const fraction = all.slice(all.length - digits).replace(/0+$/, '')
  const text = all.slice(0, all.length - digits) + (fraction === '' ? '' : `.${fraction}`)
  return above < 0n ? `-${text}` : text
}

function reduced(above: bigint, below: bigint): Exact {
  let [a, b] = [above < 0n ? -above : above, below]
  while (b !== 0n) [a, b] = [b, a % b]
  return a === 0n ? { above, below } : { above: above / a, below: below / a }
}
