import type { Fault } from '../../model/outcome.ts'
import { isDay } from '../../platform/calendar/calendar.ts'

/** Words and facts of the commitments engine. Days are 'YYYY-MM-DD' and compare as text. */

/** 任务分工: one version of who does what. */
export interface DivisionOfWork {
  readonly lead: string | null
  readonly supports: readonly string[]
  readonly goal: string
  readonly dueOn: string | null
}

/** 节点. */
export interface Milestone {
  readonly id: string
  readonly title: string
  readonly dueOn: string
  readonly weight: number
  /** Whether a report on it needs evidence to be accepted. */
  readonly needsEvidence: boolean
}

export type Says = 'done' | 'under-way' | 'not-started' | 'blocked'

/** 反馈, as far as the rules need it. */
export interface WorkReport {
  readonly id: string
  /** null: on the whole commitment. */
  readonly milestone: string | null
  readonly body: string
  readonly says: Says
  /** The day on which it was done, when it says so. */
  readonly doneOn: string | null
  readonly evidence: number
  readonly state: 'submitted' | 'returned' | 'accepted' | 'withdrawn'
  readonly at: string
}

export type Issue = 'draft' | 'issued' | 'acknowledged' | 'objected'

export interface PlanPeriod {
  readonly from: string
  readonly to: string
}

/** Every fault of a division of work [CW1] that a person edited; empty when it can be saved. */
export function faultsInWork(
  work: DivisionOfWork,
  bodies: ReadonlySet<string>,
  period: PlanPeriod,
  path = '',
): readonly Fault[] {
  const faults: Fault[] = []
  const at = (key: string) => (path === '' ? key : `${path}.${key}`)
  if (work.lead !== null && !bodies.has(work.lead)) {
    faults.push(fault(at('lead'), 'unknown-body', '没有这个单位，或它已撤并', 'There is no such body, or it has ended'))
  }
  work.supports.forEach((body, i) => {
    if (!bodies.has(body))
      faults.push(
        fault(
          at(`supports.${i}`),
          'unknown-body',
          '没有这个单位，或它已撤并',
          'There is no such body, or it has ended',
        ),
      )
    if (body === work.lead)
      faults.push(
        fault(
          at(`supports.${i}`),
          'lead-supports',
          '牵头单位不能同时是配合单位',
          'The lead body cannot support the same commitment',
        ),
      )
    if (work.supports.indexOf(body) !== i)
      faults.push(fault(at(`supports.${i}`), 'twice', '同一单位写了两次', 'The same body is named twice'))
  })
  if (work.dueOn !== null && !isDay(work.dueOn))
    faults.push(fault(at('dueOn'), 'not-a-day', '日期应写作 2025-12-31', 'Write the day as 2025-12-31'))
  else if (work.dueOn !== null && (work.dueOn < period.from || work.dueOn > period.to))
    faults.push(outside(at('dueOn'), period))
  return faults
}

/** Every fault of a list of milestones [CW5], [CW6]. */
export function faultsInMilestones(
  milestones: readonly Omit<Milestone, 'id'>[],
  dueOn: string | null,
  period: PlanPeriod,
  path = 'milestones',
): readonly Fault[] {
  const faults: Fault[] = []
  milestones.forEach((milestone, i) => {
    const at = (key: string) => `${path}.${i}.${key}`
    if (milestone.title.trim() === '')
      faults.push(fault(at('title'), 'empty', '写明到时能看到什么', 'Say what will be there to see'))
    if (!isDay(milestone.dueOn))
      faults.push(fault(at('dueOn'), 'not-a-day', '日期应写作 2025-12-31', 'Write the day as 2025-12-31'))
    else if (milestone.dueOn < period.from || milestone.dueOn > period.to) faults.push(outside(at('dueOn'), period))
    else if (dueOn !== null && milestone.dueOn > dueOn)
      faults.push(
        fault(
          at('dueOn'),
          'after-the-whole',
          `晚于任务的完成时限 ${dueOn}`,
          `Later than the day the whole is due, ${dueOn}`,
        ),
      )
    if (!(milestone.weight > 0) || !Number.isFinite(milestone.weight))
      faults.push(fault(at('weight'), 'not-positive', '权重应大于 0', 'The weight must be above 0'))
    if (milestones.findIndex(({ title, dueOn: day }) => title === milestone.title && day === milestone.dueOn) !== i)
      faults.push(fault(at('title'), 'twice', '与前面的节点重复', 'The same as an earlier milestone'))
  })
  return faults
}

export const fault = (at: string, code: string, zh: string, en: string): Fault => ({ at, code, message: { zh, en } })

const outside = (at: string, { from, to }: PlanPeriod): Fault =>
  fault(at, 'outside-period', `应在规划期 ${from} 至 ${to} 之内`, `Must lie within the plan's period, ${from} to ${to}`)
