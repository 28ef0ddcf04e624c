import { lastDayOf, monthsBetween, monthsStartLate, monthsUncounted, monthText, type Through } from './calendar.ts'
import { type Escalation, escalationOf, type Light, type LightFacts, type LightVerdict, lightOf } from './lights.ts'
import { findStall, plannedShare } from './schedule.ts'
import type { LightsSetting } from './settings.ts'

/** What is known of a project on a day, as its records say. Amounts in 万元. */
export interface ProjectFacts {
  readonly state: string
  readonly total: number
  readonly plannedStart: string | null
  readonly startedOn: string | null
  readonly countedSince: string | null
  /** The approved plan of the year; null when there is none. */
  readonly plan: number | null
  /** Its months, null where one is not given. */
  readonly planMonths: readonly (number | null)[]
  /** Confirmed investment by month, of every month that was reported. */
  readonly invested: ReadonlyMap<string, number>
}

/** States in which a light is due whenever there is something to hold the project against. */
const BUILT = ['started', 'building']
const BEFORE = ['reserve', 'preparing']
const AFTER = ['completed', 'in-use']

/** Ideas, what was dropped, closed or rests on record, and what nobody planned yet, have no light. */
export function isJudged(
  { state, plannedStart, startedOn, plan }: Pick<ProjectFacts, 'state' | 'plannedStart' | 'startedOn' | 'plan'>,
  on: string,
): boolean {
  if (BUILT.includes(state)) return true
  if (BEFORE.includes(state)) return plan !== null || monthsStartLate(plannedStart, startedOn, on) !== null
  return AFTER.includes(state) && plan !== null
}

/** Sum of the confirmed months of a year up to one; null where not one was reported. */
function investedIn(invested: ReadonlyMap<string, number>, year: number, passed: number): number | null {
  let sum: number | null = null
  for (let month = 1; month <= passed; month++) {
    const amount = invested.get(monthText(year, month))
    if (amount !== undefined) sum = (sum ?? 0) + amount
  }
  return sum
}

/** What the light of a project is judged from, when `passed` months of the year count. */
export function lightFactsOf(
  facts: ProjectFacts,
  { year, passed }: Pick<Through, 'year' | 'passed'>,
  setting: LightsSetting,
  on: string,
): LightFacts {
  const now = investedIn(facts.invested, year, passed)
  const done = now === null || facts.plan === null || facts.plan <= 0 ? null : now / facts.plan
  return {
    monthsPassed: passed,
    planned: plannedShare(facts.plan, facts.planMonths, passed)?.share ?? null,
    done,
    monthsStartLate: BEFORE.includes(facts.state) ? monthsStartLate(facts.plannedStart, facts.startedOn, on) : null,
    monthsUncounted: monthsUncounted(facts, setting.countedFrom, on),
    before: investedIn(facts.invested, year - 1, passed),
    now,
    averageGrowth: setting.averageGrowth,
  }
}

export interface Judged {
  /** null: nothing to judge. */
  readonly verdict: LightVerdict | null
  /** Lights of the months up to now, oldest first. */
  readonly row: readonly { readonly month: string; readonly light: Light }[]
  readonly escalation: Escalation
  readonly stall: 'fake-start' | 'stalled' | null
  readonly facts: LightFacts
}

/** How a project stands on a day. */
export function judgeProject(facts: ProjectFacts, through: Through, setting: LightsSetting, on: string): Judged {
  const now = lightFactsOf(facts, through, setting, on)
  const verdict = isJudged(facts, on) ? lightOf(setting.rule, now, setting) : null
  const row =
    verdict === null
      ? []
      : Array.from({ length: through.passed }, (_, i) => {
          const month = monthText(through.year, i + 1)
          const isLast = i + 1 === through.passed
          const then = { year: through.year, passed: i + 1 }
          return {
            month,
            light: isLast
              ? verdict.light
              : lightOf(setting.rule, lightFactsOf(facts, then, setting, lastDayOf(month)), setting).light,
          }
        })
  return {
    verdict,
    row,
    escalation: escalationOf(row.map(({ light }) => light)),
    stall: stallOf(facts, through, setting.stallMonths),
    facts: now,
  }
}

/** 停滞 or 虚假开工, of what is said to be under way. */
export function stallOf(facts: ProjectFacts, { last }: Through, atMost: number): Judged['stall'] {
  const { startedOn, state, invested } = facts
  if (startedOn === null || !BUILT.includes(state)) return null
  const months = monthsBetween(startedOn.slice(0, 7), last).map((month) => invested.get(month) ?? null)
  return findStall({ startedOn, months, atMost })
}
