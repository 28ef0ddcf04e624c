import { PROMISE_BEHIND } from '../../systems/05-reform/investment-promotion/lead.ts'

/** Promises that somebody has to look at, in the order of urgency. */
export const PROMISES = ['due', 'behind', 'firm-broken', 'government-broken'] as const
export type PromiseList = (typeof PROMISES)[number]

/** Which records each list holds, as conditions about a promise. */
export const PROMISE_LISTS: Readonly<Record<PromiseList, string>> = {
  due: 'state == "due"',
  behind: PROMISE_BEHIND,
  'firm-broken': 'state == "broken" && by == "firm"',
  'government-broken': 'state == "broken" && by == "government"',
}
