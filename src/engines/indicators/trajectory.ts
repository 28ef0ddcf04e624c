/** The path from base to target: what each year should reach, and what each remaining year needs. Rates are fractions. */

/** A_k = B+(T−B)k/n for k = 1…n. */
export function linearPath(base: number, target: number, years: number): readonly number[] {
  return steps(years).map((k) => base + ((target - base) * k) / years)
}

/** A_k = B(T/B)^(k/n); null unless base and target have the same sign. */
export function compoundPath(base: number, target: number, years: number): readonly number[] | null {
  if (!(target * base > 0)) return null
  return steps(years).map((k) => base * (target / base) ** (k / years))
}

/** A_k = B(1+g)^k. */
export function growthPath(base: number, growth: number, years: number): readonly number[] {
  return steps(years).map((k) => base * (1 + growth) ** k)
}

/** T·w_k with Σw_k = 1; equal shares when no weights are given. Null when the weights do not add up to 1. */
export function cumulativePath(target: number, years: number, weights?: readonly number[]): readonly number[] | null {
  const shares = weights ?? steps(years).map(() => 1 / years)
  if (shares.length !== years || Math.abs(shares.reduce((a, b) => a + b, 0) - 1) > 1e-9) return null
  return shares.map((share) => target * share)
}

/** The equal yearly fall that adds up to `target` over `years`. */
export function equalYearlyReduction(target: number, years: number): number | null {
  return target >= 1 || years <= 0 ? null : 1 - (1 - target) ** (1 / years)
}

/** Growth a year that leads from base to target. */
export function impliedGrowth(base: number, target: number, years: number): number | null {
  return target * base > 0 && years > 0 ? (target / base) ** (1 / years) - 1 : null
}

/** A_{n+1} = C_n+(T−C_n)/(N−n): next year's step when the rest is spread evenly again. */
export function rolledStep(current: number, target: number, yearsLeft: number): number | null {
  return yearsLeft <= 0 ? null : current + (target - current) / yearsLeft
}

/** Change of the level that each remaining year needs. */
export function requiredStep(current: number, target: number, yearsLeft: number): number | null {
  return yearsLeft <= 0 ? null : (target - current) / yearsLeft
}

/**
 * Growth that each remaining year needs, when `factorSoFar` = ∏(1+g_k) = C/B and the mean over all `years` shall be
 * `target`: (B(1+g)^N/C)^(1/(N−n))−1.
 */
export function requiredGrowth(factorSoFar: number, target: number, years: number, yearsLeft: number): number | null {
  if (yearsLeft <= 0 || !(factorSoFar > 0) || target <= -1) return null
  return ((1 + target) ** years / factorSoFar) ** (1 / yearsLeft) - 1
}

/** Fall that each remaining year needs: 1−((1−T)/(1−D))^(1/(N−n)). */
export function requiredReduction(reductionSoFar: number, target: number, yearsLeft: number): number | null {
  if (yearsLeft <= 0 || reductionSoFar >= 1 || target >= 1) return null
  return 1 - ((1 - target) / (1 - reductionSoFar)) ** (1 / yearsLeft)
}

/** Σ of the parts' shares against the whole's target: a binding target must be covered by its shares. */
export function sharesCover(shares: readonly number[], target: number, direction: 'up' | 'down'): boolean {
  const total = shares.reduce((a, b) => a + b, 0)
  const slack = 1e-9 * Math.max(1, Math.abs(target))
  return direction === 'up' ? total >= target - slack : total <= target + slack
}

function steps(years: number): readonly number[] {
  return Array.from({ length: Math.max(0, Math.floor(years)) }, (_, i) => i + 1)
}
