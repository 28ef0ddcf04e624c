import type { Bilingual } from '../../model/system.ts'
import { daysBetween } from '../../platform/calendar/calendar.ts'
import type { NamedBody } from '../../platform/organisation/match-body.ts'
import { type Progress, progressOf } from './progress.ts'
import type { DivisionOfWork, Issue, Milestone, WorkReport } from './work.ts'

/** 任务状态, in the order of [CS1]: the first that holds is it. */
export const COMMITMENT_STANDINGS = [
  'no-lead',
  'not-issued',
  'objected',
  'finished',
  'blocked',
  'overdue',
  'due-soon',
  'no-milestones',
  'under-way',
] as const
export type CommitmentStanding = (typeof COMMITMENT_STANDINGS)[number]

export const commitmentStandingNames: Readonly<Record<CommitmentStanding, Bilingual>> = {
  'no-lead': { zh: '未分工', en: 'no lead body' },
  'not-issued': { zh: '未下发', en: 'not issued' },
  objected: { zh: '有异议', en: 'objected to' },
  finished: { zh: '已完成', en: 'finished' },
  blocked: { zh: '受阻', en: 'blocked' },
  overdue: { zh: '逾期', en: 'overdue' },
  'due-soon': { zh: '临期', en: 'due soon' },
  'no-milestones': { zh: '未设节点', en: 'no milestones' },
  'under-way': { zh: '正常推进', en: 'under way' },
}

/** Local practice, kept as settings with versions. */
export interface CommitmentSettings {
  /** Days before a due day from which it counts as due soon. */
  readonly soonDays: number
  /** Working days overdue at which the clock opens and raises a supervision: levels 1, 2, 3. */
  readonly escalateAfter: readonly [number, number, number]
  /** Working days within which a body takes note or objects. */
  readonly acknowledgeWithin: number
  /** Working days that a supervision gives for an answer: levels 1, 2, 3. */
  readonly answerWithin: readonly [number, number, number]
}

/** What every answer about commitments is made with. */
export interface Setting {
  readonly on: string
  readonly settings: CommitmentSettings
  readonly bodies: readonly NamedBody[]
  /** Chinese name of the division. */
  readonly division: string
}

export const defaultCommitmentSettings: CommitmentSettings = {
  soonDays: 30,
  escalateAfter: [1, 10, 20],
  acknowledgeWithin: 5,
  answerWithin: [5, 5, 3],
}

/** What is known of one commitment. */
export interface CommitmentFacts {
  readonly work: DivisionOfWork | null
  readonly issue: Issue
  readonly milestones: readonly Milestone[]
  /** Oldest first. */
  readonly reports: readonly WorkReport[]
}

export interface CommitmentJudgement {
  readonly standing: CommitmentStanding
  readonly reason: Bilingual
  readonly progress: Progress
  /** Days that the most overdue part is late; 0 when nothing is. */
  readonly daysOverdue: number
  /** The next day on which something is due; null when nothing more is. */
  readonly nextDue: string | null
}

/** Judges a commitment on a day. One function for list, page, overview and report. */
export function judgeCommitment(
  facts: CommitmentFacts,
  on: string,
  settings: CommitmentSettings = defaultCommitmentSettings,
): CommitmentJudgement {
  const { work, issue, milestones, reports } = facts
  const progress = progressOf(milestones, reports, on, settings.soonDays)
  const whole = wholeOf(facts, on)
  const late = progress.milestones.filter(({ state }) => state === 'overdue')
  const wholeLate =
    !whole.isDone && !whole.isClaimed && work?.dueOn != null ? Math.max(0, daysBetween(work.dueOn, on)) : 0
  const daysOverdue = Math.max(0, wholeLate, ...late.map(({ daysLate }) => daysLate))
  const open = progress.milestones.filter(({ state }) => state !== 'reached').map(({ milestone }) => milestone.dueOn)
  const due = [...open, ...(work?.dueOn == null || whole.isDone ? [] : [work.dueOn])].filter((day) => day >= on).sort()
  const nextDue = whole.isDone ? null : (due[0] ?? null)
  const says = (standing: CommitmentStanding, zh: string, en: string): CommitmentJudgement => ({
    standing,
    reason: { zh, en },
    progress,
    daysOverdue: standing === 'overdue' ? daysOverdue : 0,
    nextDue,
  })

  if (work?.lead == null) return says('no-lead', '尚未明确牵头单位', 'No lead body has been named')
  if (issue === 'draft') return says('not-issued', '分工已拟定，尚未下发', 'Divided, but not issued yet')
  if (issue === 'objected')
    return says('objected', '有单位提出异议，等待发改部门答复', 'A body objects; the planner has to answer')
  if (whole.isDone) return says('finished', whole.zh, whole.en)
  const blocked = latestOf(reports, work.lead)
  if (blocked?.says === 'blocked' && blocked.state === 'submitted')
    return says(
      'blocked',
      '牵头单位反馈受阻，尚未答复',
      'The lead body reports that it is blocked; nobody has answered',
    )
  if (daysOverdue > 0) {
    const first = [...late].sort((a, b) => b.daysLate - a.daysLate)[0]
    return first === undefined || first.daysLate < wholeLate
      ? says('overdue', `任务时限 ${work.dueOn}，已逾期${wholeLate}天`, `Due ${work.dueOn}, ${wholeLate} days overdue`)
      : says(
          'overdue',
          `“${first.milestone.title}”应于 ${first.milestone.dueOn} 完成，已逾期${first.daysLate}天`,
          `“${first.milestone.title}” was due ${first.milestone.dueOn}, ${first.daysLate} days ago`,
        )
  }
  if (nextDue !== null && daysBetween(on, nextDue) <= settings.soonDays)
    return says('due-soon', `${nextDue} 前应完成下一节点`, `The next part is due by ${nextDue}`)
  if (milestones.length === 0)
    return says('no-milestones', '未设节点，进度无从计算', 'There are no milestones, so progress is not known')
  return says('under-way', `下一节点 ${nextDue ?? '—'}`, `Next due ${nextDue ?? '—'}`)
}

/** Whether the whole is finished: every milestone accepted, or an accepted report on the whole with evidence [CP5]. */
function wholeOf({ milestones, reports }: CommitmentFacts, on: string) {
  const done = reports.filter(({ milestone, says }) => milestone === null && says === 'done')
  const accepted = done.find(({ state, doneOn }) => state === 'accepted' && (doneOn ?? on) <= on)
  const isEveryReached =
    milestones.length > 0 &&
    milestones.every(({ id }) =>
      reports.some(
        (report) =>
          report.milestone === id &&
          report.says === 'done' &&
          report.state === 'accepted' &&
          (report.doneOn ?? on) <= on,
      ),
    )
  if (accepted !== undefined)
    return {
      isDone: true,
      isClaimed: false,
      zh: `完成情况已于 ${accepted.doneOn ?? accepted.at.slice(0, 10)} 确认`,
      en: `Accepted as done on ${accepted.doneOn ?? accepted.at.slice(0, 10)}`,
    }
  if (isEveryReached)
    return {
      isDone: true,
      isClaimed: false,
      zh: `${milestones.length}个节点全部确认完成`,
      en: `All ${milestones.length} milestones are accepted`,
    }
  return { isDone: false, isClaimed: done.some(({ state }) => state === 'submitted'), zh: '', en: '' }
}

function latestOf(reports: readonly WorkReport[], body: string): WorkReport | undefined {
  return reports.filter((report) => report.body === body && report.state !== 'withdrawn').at(-1)
}
