import { Type } from 'typebox'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import { anyJob, defineJob, type Schedule } from '../../platform/jobs/job-kind.ts'
import { deskOf } from '../registers/calls.ts'
import { recordActs } from '../registers/desk.ts'
import { billLease, openReview, registers } from './acts.ts'
import { findDueLeases, findHousingDivisions } from './queue-store.ts'

const PROGRAM = { kind: 'system', name: '住房保障（每日）' } as const

/** Every day: the bills of the month that are not drawn up, and the yearly checks that have come due. May run twice: each once only. */
export const daily = anyJob(
  defineJob({
    name: 'housing.daily',
    about: { zh: '开租金账单、到期年度复核', en: 'Draws up rent bills and opens yearly checks' },
    input: Type.Object({}),
    run: async ({ services, division, signal }) => {
      const today = dayOf(services.now())
      const month = today.slice(0, 7)
      const due = await findDueLeases(services.db, division, month, today)
      const counts = { bills: 0, unknown: 0, reviews: 0 }
      const each = async (
        work: (program: ReturnType<typeof deskOf>) => Parameters<typeof inRefusableTransaction>[1],
      ) => {
        if (signal.aborted) return
        const program = deskOf(registers, { ...services, actor: PROGRAM }, division)
        await inRefusableTransaction(services.db, async (tx) => {
          program.acts.splice(0)
          const outcome = await work(program)(tx)
          if (outcome.kind === 'done') await recordActs(tx, program)
          return outcome
        })
      }
      for (const id of due.bills)
        await each((program) => async (tx) => {
          const billed = await billLease(tx, program, id, month)
          if (billed.kind === 'done') counts[billed.value.due === null ? 'unknown' : 'bills']++
          return billed
        })
      for (const { id, dueOn } of due.reviews)
        await each((program) => async (tx) => {
          const opened = await openReview(tx, program, id, dueOn)
          if (opened.kind === 'done') counts.reviews++
          return opened
        })
      return counts
    },
  }),
)

export const schedules: readonly Schedule[] = [
  { job: daily, every: { dailyAt: '01:30' }, divisions: findHousingDivisions },
]
