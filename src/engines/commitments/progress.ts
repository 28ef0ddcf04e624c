import { daysBetween } from '../../platform/calendar/calendar.ts'
import type { Milestone, WorkReport } from './work.ts'

/** How one milestone stands on a day, and the report that says so. */
export interface MilestoneState {
  readonly milestone: Milestone
  readonly state: 'reached' | 'claimed' | 'overdue' | 'due-soon' | 'upcoming'
  /** The report that the state rests on. */
  readonly report: string | null
  /** Days after its due day, for one reached late or overdue; else 0. */
  readonly daysLate: number
}

/** Progress with everything it was made of: no percentage stands without its milestones. */
export interface Progress {
  /** Weight reached / weight of all; null without milestones [CP3]. */
  readonly reached: number | null
  /** Weight claimed and waiting for review / weight of all; null without milestones. */
  readonly claimed: number | null
  /** Weight due by the day / weight of all [CP2]; null without milestones. */
  readonly expected: number | null
  readonly milestones: readonly MilestoneState[]
}

/**
 * How far a commitment has come on a day, from its milestones and what was reported and accepted until then.
 * `soon`: days before the due day from which a milestone counts as due soon.
 */
export function progressOf(
  milestones: readonly Milestone[],
  reports: readonly WorkReport[],
  on: string,
  soon: number,
): Progress {
  const states = milestones.map((milestone) => stateOf(milestone, reports, on, soon))
  const total = milestones.reduce((sum, { weight }) => sum + weight, 0)
  const share = (counts: (state: MilestoneState) => boolean) =>
    total === 0 ? null : states.filter(counts).reduce((sum, { milestone }) => sum + milestone.weight, 0) / total
  return {
    reached: share(({ state }) => state === 'reached'),
    claimed: share(({ state }) => state === 'claimed'),
    expected: share(({ milestone }) => milestone.dueOn <= on),
    milestones: states,
  }
}

function stateOf(milestone: Milestone, reports: readonly WorkReport[], on: string, soon: number): MilestoneState {
  const own = reports.filter((report) => report.milestone === milestone.id && report.says === 'done')
  const accepted = own.find((report) => report.state === 'accepted' && (report.doneOn ?? on) <= on)
  if (accepted !== undefined) {
    const daysLate = daysBetween(milestone.dueOn, accepted.doneOn ?? milestone.dueOn)
    return { milestone, state: 'reached', report: accepted.id, daysLate: Math.max(0, daysLate) }
  }
  const claimed = own.find((report) => report.state === 'submitted')
  if (claimed !== undefined) return { milestone, state: 'claimed', report: claimed.id, daysLate: 0 }
  const days = daysBetween(milestone.dueOn, on)
  if (days > 0) return { milestone, state: 'overdue', report: null, daysLate: days }
  return { milestone, state: -days <= soon ? 'due-soon' : 'upcoming', report: null, daysLate: 0 }
}
