import type { PlanPeriod } from './work.ts'

/** First and last day of the plan that a commitment stands in. */
export const periodOf = ({
  text,
}: {
  readonly text: { readonly plan_from: number; readonly plan_to: number }
}): PlanPeriod => ({ from: `${text.plan_from}-01-01`, to: `${text.plan_to}-12-31` })
