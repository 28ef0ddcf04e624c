import type { Target } from './definition.ts'

/** The value that the shares of a year must make: that of the year where one was set, else the target's. */
export function yearlyValue(target: Pick<Target, 'plans' | 'targetYear' | 'value'>, year: number): number | null {
  const yearly = target.plans.at(-1)?.years.find((one) => one.year === year)
  if (yearly !== undefined) return yearly.value
  return year === target.targetYear ? target.value : null
}
