/** Student's t distribution: how far a forecast from few years may be off. */

/** P(T ≤ t) with `df` degrees of freedom, df > 0. */
export function studentCdf(t: number, df: number): number {
  if (t === 0) return 0.5
  const tail = 0.5 * incompleteBeta(df / (df + t * t), df / 2, 0.5)
  return t > 0 ? 1 - tail : tail
}

/** Quantiles that were asked for: lists of targets ask for the same few thousands of times. */
const known = new Map<string, number>()

/** The t below which a share `p` lies, 0 < p < 1. */
export function studentQuantile(p: number, df: number): number {
  if (p === 0.5) return 0
  if (p < 0.5) return -studentQuantile(1 - p, df)
  const key = `${p}/${df}`
  const before = known.get(key)
  if (before !== undefined) return before
  const found = searchQuantile(p, df)
  if (known.size < 1000) known.set(key, found)
  return found
}

function searchQuantile(p: number, df: number): number {
  let high = 1
  while (studentCdf(high, df) < p && high < 1e12) high *= 2
  let low = 0
  for (let step = 0; step < 200 && high - low > 1e-12 * Math.max(1, high); step++) {
    const middle = (low + high) / 2
    if (studentCdf(middle, df) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Regularised incomplete beta I_x(a, b) by its continued fraction (Lentz). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x))
  // The fraction converges quickly on this side; the other is its complement.
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

function fraction(x: number, a: number, b: number): number {
  const TINY = 1e-300
  let c = 1
  let d = 1 / (Math.abs(1 - ((a + b) * x) / (a + 1)) < TINY ? TINY : 1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m <= 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / avoid(1 + even * d)
    c = avoid(1 + even / c)
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / avoid(1 + odd * d)
    c = avoid(1 + odd / c)
    const step = d * c
    value *= step
    if (Math.abs(step - 1) < 1e-14) break
  }
  return value

  function avoid(number: number): number {
    return Math.abs(number) < TINY ? TINY : number
  }
}

/** ln Γ(x), x > 0 (Lanczos, g = 7). */
function logGamma(x: number): number {
  const coefficients = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ]
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const shifted = x - 1
  let sum = coefficients[0] as number // a constant table
  for (let i = 1; i < coefficients.length; i++) sum += (coefficients[i] as number) / (shifted + i)
  const t = shifted + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum)
}
