import { Type } from 'typebox'
import { dayOf, stateCouncilCalendar } from '../../platform/calendar/calendar.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { anyJob, defineJob, type Schedule } from '../../platform/jobs/job-kind.ts'
import { findSetting } from './commitments-store.ts'
import { findDivisionsWithCommitments, sweepSupervisions } from './supervision-store.ts'

/** What the clock does each morning: opens, raises and closes supervisions [CV1], [CV3]. */
export const supervise = anyJob(
  defineJob({
    name: 'commitments.supervise',
    about: { zh: '逾期任务自动提醒、督办、通报', en: 'Supervises commitments that are overdue' },
    input: Type.Object({}),
    run: ({ services: { db, now }, division }) =>
      inTransaction(db, async (tx) => {
        const at = now()
        const today = dayOf(at)
        const { settings } = await findSetting(tx, division, today)
        return sweepSupervisions(tx, division, at, today, settings, stateCouncilCalendar)
      }),
  }),
)

export const schedules: readonly Schedule[] = [
  { job: supervise, every: { dailyAt: '06:00' }, divisions: findDivisionsWithCommitments },
]
