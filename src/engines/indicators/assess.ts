import { type Aim, isOfYears, type Value } from './aim.ts'
import { assessBound } from './assess-bound.ts'
import { assessLevel } from './assess-level.ts'
import { assessRates } from './assess-rates.ts'
import { assessSum } from './assess-sum.ts'
import { type Assessment, emptyArithmetic, verdict } from './assessment.ts'
import type { StandingSettings } from './standing.ts'

/**
 * Computes progress, required pace, standing and forecast by the formula of the target's kind: for a figure in a
 * published report and for a stored observation alike. `values` are in order of time.
 */
export function assess(aim: Aim, base: Value | null, values: readonly Value[], settings: StandingSettings): Assessment {
  const within = values.filter(({ to }) => aim.baseYear === null || to > aim.baseYear)
  const arithmetic = emptyArithmetic(aim)
  if (within.length === 0) {
    const reason = values.length > 0 || base !== null ? '只有基期数值，尚无规划期内的数值' : '所给报告中没有可比的数值'
    return verdict(arithmetic, 'no-data', [reason], [])
  }
  const singles = within.filter(({ after, to }) => to - after <= 1 + 1e-9)
  switch (aim.type) {
    case 'level':
    case 'increment':
      return aim.needs === 'flow'
        ? assessSum(aim, within, arithmetic, settings)
        : assessLevel(aim, base, singles, arithmetic, settings)
    case 'cumulative':
      return assessSum(aim, within, arithmetic, settings)
    case 'average-growth':
    case 'cumulative-reduction':
      return assessRates(aim, within, arithmetic, settings)
    case 'annual-bound':
      return assessBound(aim, singles, arithmetic)
    case 'task':
      return verdict(arithmetic, 'no-data', ['任务由上级逐年下达，需凭完成证明判断'], within.filter(isOfYears))
  }
}
