/**
 * Rounds as people do on the decimal that is shown: 1.005 becomes 1.01 although its binary lies a little below. half-up moves
 * a half away from zero (四舍五入), half-even to the even digit (GB/T 8170).
 */
export function roundedTo(value: number, digits: number, mode: 'half-up' | 'half-even' = 'half-up'): number {
  if (!Number.isFinite(value)) return value
  const power = 10 ** digits
  const scaled = Math.abs(value) * power
  const below = Math.floor(scaled)
  const rest = scaled - below
  // Away from a half the binary decides; near it the decimal digits do.
  const nearHalf = Math.abs(rest - 0.5) < 1e-6 * Math.max(1, scaled * 1e-9)
  const exact = nearHalf ? restOfDecimal(Math.abs(value), digits) : rest
  const up = exact > 0.5 || (exact === 0.5 && (mode === 'half-up' || below % 2 === 1))
  const rounded = (up ? below + 1 : below) / power
  return value < 0 ? -rounded : rounded
}

/** What follows the kept digits in the shortest decimal of a number, as a fraction of the last kept digit. */
function restOfDecimal(value: number, digits: number): number {
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e')
  const all = mantissa.replace('.', '')
  const point = 1 + Number(exponent) + digits
  const rest = point >= all.length ? '' : point < 0 ? `${'0'.repeat(-point)}${all}` : all.slice(point)
  return Number(`0.${rest === '' ? '0' : rest}`)
}
