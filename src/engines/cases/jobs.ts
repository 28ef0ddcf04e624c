import { Type } from 'typebox'
import { anyJob, defineJob, type JobKind, type Schedule } from '../../platform/jobs/job-kind.ts'
import type { Registers } from '../registers/register.ts'
import { divisionsWithClocks } from './clock-store.ts'
import { sweepClocks } from './sweep.ts'

/** The clocks looked at every minute, in each division that has any. */
export function clockJobs(registers: Registers): {
  readonly jobs: readonly JobKind[]
  readonly schedules: readonly Schedule[]
} {
  const sweep = anyJob(
    defineJob({
      name: 'cases.sweep',
      about: {
        zh: '查时限：临期、超期提醒和自动办理',
        en: 'Tells what is due soon or overdue, and does what is done then',
      },
      input: Type.Object({}),
      run: ({ services, division, signal }) => sweepClocks(services, registers, division, signal),
    }),
  )
  return { jobs: [sweep], schedules: [{ job: sweep, every: { minutes: 1 }, divisions: divisionsWithClocks }] }
}
