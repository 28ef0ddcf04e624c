import { firstDayOf, lastDayOf } from '../../model/period.ts'
import { EVERYTHING } from '../../platform/access/policy.ts'
import type { MetricSource } from '../../platform/metrics/metric-source.ts'
import { findCommitments, type StoredCommitment } from './commitments-store.ts'

/** Milestones due within the days, and whether each was reached on time: by an accepted report, on its day or before. */
export function milestonesDue(commitments: readonly StoredCommitment[], from: string, to: string) {
  return commitments.flatMap(({ id, milestones, reports, isEnded, issue }) =>
    isEnded || issue === 'draft'
      ? []
      : milestones
          .filter(({ dueOn }) => dueOn >= from && dueOn <= to)
          .map((milestone) => ({
            commitment: id,
            milestone: milestone.id,
            isOnTime: reports.some(
              (report) =>
                report.milestone === milestone.id &&
                report.state === 'accepted' &&
                report.says === 'done' &&
                report.doneOn !== null &&
                report.doneOn <= milestone.dueOn,
            ),
          })),
  )
}

/** 任务节点按期完成率: what the division of work says of itself, for an indicator that asks for it. */
export const milestonesOnTime: MetricSource = {
  id: 'commitments.milestones-on-time',
  name: { zh: '任务节点按期完成率', en: 'Milestones reached on time' },
  about: {
    zh: '本期到期的节点中，有已确认的完成反馈、且完成日不晚于节点日的比例；没有到期节点时为“—”。',
    en: 'Of the milestones due in the period, the share with an accepted report of completion on the day or before; — when none is due.',
  },
  unit: '%',
  async compute(db, { division, body, period }) {
    const all = await findCommitments(db, EVERYTHING, division)
    const led = body === null ? all : all.filter(({ work }) => work?.lead === body)
    const [from, to] = [firstDayOf(period), lastDayOf(period)]
    const due = milestonesDue(led, from, to)
    const onTime = due.filter(({ isOnTime }) => isOnTime).length
    return {
      value: due.length === 0 ? null : String(Number(((onTime / due.length) * 100).toPrecision(12))),
      worked:
        due.length === 0
          ? { zh: `${from} 至 ${to} 没有到期的节点`, en: `No milestone is due from ${from} to ${to}` }
          : { zh: `按期完成 ${onTime} ÷ 到期 ${due.length}`, en: `on time ${onTime} ÷ due ${due.length}` },
      query: { name: 'commitments.milestones-due', parameters: { division, from, to, lead: body ?? '' } },
      records: due.map(({ commitment }) => ({ kind: 'commitment', id: commitment })),
    }
  },
}
