/** Where a value will stand at the end if it goes on as so far. A forecast warns; it never decides a standing. */

/** B+(C−B)/n·N. */
export function linearForecast(base: number, current: number, elapsed: number, years: number): number | null {
  return elapsed <= 0 ? null : base + ((current - base) / elapsed) * years
}

/** B·(C/B)^(N/n); null unless base and current have the same sign. */
export function compoundForecast(base: number, current: number, elapsed: number, years: number): number | null {
  return elapsed <= 0 || !(current * base > 0) ? null : base * (current / base) ** (years / elapsed)
}

/** Σ·N/n: flows that go on at their mean. */
export function cumulativeForecast(total: number, elapsed: number, years: number): number | null {
  return elapsed <= 0 ? null : (total / elapsed) * years
}

/** 1−(1−D)^(N/n): yearly falls that go on at their mean. */
export function reductionForecast(reduction: number, elapsed: number, years: number): number | null {
  return elapsed <= 0 || reduction >= 1 ? null : 1 - (1 - reduction) ** (years / elapsed)
}
