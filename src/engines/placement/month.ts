import { done, type Outcome, refused } from '../../model/outcome.ts'

/** What the ledgers came to in a month and at its end. */
export interface MonthCount {
  readonly registered: number
  readonly entries: number
  readonly attrition: number
  readonly transfers: number
  readonly reemployed: number
  readonly difficult: number
}

/**
 * 城镇登记失业率, in percent: registered unemployed ÷ (urban employed + registered unemployed); null where nobody is either.
 * The surveyed rate (调查失业率) comes from a sample survey and is never computed.
 */
export const registeredRate = (registered: number, urbanEmployed: number): number | null =>
  registered + urbanEmployed === 0 ? null : (100 * registered) / (urbanEmployed + registered)

/** 城镇新增就业: urban entries less natural attrition; it may be below zero. */
export const newUrbanJobs = ({ entries, attrition }: Pick<MonthCount, 'entries' | 'attrition'>): number =>
  entries - attrition

/** The last day of '2025-02'. */
export const lastDayOf = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

const next = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** Whether a month can be closed now: it is over, and follows the one before without a gap. */
export function mayClose(month: string, latest: string | null, today: string): Outcome<null> {
  const fault = (code: string, zh: string, en: string) =>
    refused({
      reason: 'faulty' as const,
      code,
      message: { zh, en },
      faults: [{ at: 'month', code, message: { zh, en } }],
    })
  if (lastDayOf(month) >= today)
    return fault('not-over', `${month} 还没有过完，不能结月。`, `${month} is not over: it cannot be closed yet.`)
  if (latest !== null && month <= latest)
    return fault(
      'closed-already',
      `已经结到 ${latest}；有误的，移出那一期再结。`,
      `Closed up to ${latest} already; a wrong one is taken out and closed again.`,
    )
  if (latest !== null && month !== next(latest))
    return fault(
      'gap',
      `上一期是 ${latest}，先结 ${next(latest)}。`,
      `The last one is ${latest}: close ${next(latest)} first.`,
    )
  return done(null)
}
