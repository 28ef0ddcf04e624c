import { addDays, startOfDay } from '../../model/calendar.ts'
import type { Deadline, Deadlines } from '../../platform/deadlines/deadlines.ts'
import { findWaitingEvaluations } from './waiting-store.ts'

/** Last days of rounds as a calendar shows them: a day is whole, so it is due at its end. No unit is named. */
export const evaluationDeadlines: Deadlines = async (services, { actor, division, now }) => {
  const waiting = await findWaitingEvaluations({ ...services, actor }, now, division)
  return waiting.flatMap(({ what, thing, title, due, href, revision, since }): readonly Deadline[] =>
    due === null
      ? []
      : [
          {
            id: `${what}-${thing}`,
            title: { zh: `${title} · ${WORDS[what].zh}`, en: `${title} · ${WORDS[what].en}` },
            due: new Date(startOfDay(addDays(due, 1)).getTime() - 1000),
            href,
            revision,
            since: new Date(since),
          },
        ],
  )
}

const WORDS = {
  confirm: { zh: '核对数据截止', en: 'last day to check data' },
  object: { zh: '公示期满', en: 'notice ends' },
  answer: { zh: '答复异议截止', en: 'objection to be answered' },
  step: { zh: '阶段期满', en: 'stage ends' },
  stage: { zh: '阶段期满', en: 'stage ends' },
} as const
