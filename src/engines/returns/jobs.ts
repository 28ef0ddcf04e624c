import { Type } from 'typebox'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { anyJob, defineJob, type Schedule } from '../../platform/jobs/job-kind.ts'
import { divisionsWithForms } from './form-store.ts'
import { returnSettingsAt } from './setting-store.ts'
import { sweepReturns } from './sweep.ts'

/** The day's work on returns: opens, reminds, locks. Every two hours, so that a new form asks the same day. */
export const sweep = anyJob(
  defineJob({
    name: 'returns.sweep',
    about: { zh: '下达报送任务、提醒、锁定', en: 'Opens, reminds of and locks returns' },
    input: Type.Object({}),
    run: async ({ services: { db, policy, metrics, now }, division }) => {
      const at = now()
      const desk = { db, policy, metrics, at, division, actor: { kind: 'system' as const, name: '系统' } }
      return sweepReturns(desk, await returnSettingsAt(db, division, dayOf(at)))
    },
  }),
)

export const schedules: readonly Schedule[] = [{ job: sweep, every: { minutes: 120 }, divisions: divisionsWithForms }]
