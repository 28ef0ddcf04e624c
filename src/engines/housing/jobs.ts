import { Type } from 'typebox'
import type { Outcome } from '../../model/outcome.ts'
import { periodOfDate } from '../../model/period.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Writing } from '../../platform/database/tables.ts'
import { anyJob, defineJob, type Schedule } from '../../platform/jobs/job-kind.ts'
import { settingAt } from '../../platform/settings/store.ts'
import { DEDUCT } from '../../systems/08-space/housing-security/settings.ts'
import { deskOf } from '../registers/calls.ts'
import { registers } from '../registers/declared.ts'
import { recordActs } from '../registers/desk.ts'
import { askDeduction, billLease, drawUpAllowance, openReview, succeed } from './acts.ts'
import {
  findChoosingRounds,
  findDueAllowances,
  findDueDeductions,
  findDueLeases,
  findHousingDivisions,
} from './queue-store.ts'

const PROGRAM = { kind: 'system', name: '住房保障（每日）' } as const

/** Every day: what is due of bills, deductions, allowances and yearly checks, and homes that are left over. May run twice: each once only. */
export const daily = anyJob(
  defineJob({
    name: 'housing.daily',
    about: {
      zh: '开租金账单、代扣、季度补贴和到期年度复核，空出的房源递补',
      en: 'Draws up bills, deductions and allowances, opens yearly checks, offers homes left over to the next',
    },
    input: Type.Object({}),
    run: async ({ services, division, signal }) => {
      const today = dayOf(services.now())
      const month = today.slice(0, 7)
      const due = await findDueLeases(services.db, division, month, today)
      const counts = { bills: 0, unknown: 0, reviews: 0, deductions: 0, allowances: 0, offers: 0 }
      /** Does one piece of work; undefined where it was refused. Counted is what it came to: a transaction may be tried again. */
      const each = async <T>(
        work: (tx: Writing, program: ReturnType<typeof deskOf>) => Promise<Outcome<T>>,
      ): Promise<T | undefined> => {
        if (signal.aborted) return undefined
        const program = deskOf(registers, { ...services, actor: PROGRAM }, division)
        const outcome = await inRefusableTransaction(services.db, async (tx) => {
          program.acts.splice(0)
          const done = await work(tx, program)
          if (done.kind === 'done') await recordActs(tx, program)
          return done
        })
        return outcome.kind === 'done' ? outcome.value : undefined
      }
      for (const id of due.bills) {
        const billed = await each((tx, program) => billLease(tx, program, id, month))
        if (billed !== undefined) counts[billed.due === null ? 'unknown' : 'bills']++
      }
      for (const { id, dueOn } of due.reviews)
        if ((await each((tx, program) => openReview(tx, program, id, dueOn))) !== undefined) counts.reviews++
      // After the bills: those of this month are deducted with the rest.
      const { after } = await settingAt(services.db, division, DEDUCT, today)
      for (const deduction of await findDueDeductions(services.db, division, today, after))
        if ((await each((tx, program) => askDeduction(tx, program, deduction))) !== undefined) counts.deductions++
      const quarter = periodOfDate(today, 'quarter').text
      for (const allowance of await findDueAllowances(services.db, division, quarter))
        if ((await each((tx, program) => drawUpAllowance(tx, program, quarter, allowance))) !== undefined)
          counts.allowances++
      // Homes that nobody was next for yet, or whose household left the queue without a word.
      for (const round of await findChoosingRounds(services.db, division)) {
        const offered = await each((tx, program) => succeed(tx, program, round))
        counts.offers += offered?.offers ?? 0
      }
      return counts
    },
  }),
)

export const schedules: readonly Schedule[] = [
  { job: daily, every: { dailyAt: '01:30' }, divisions: findHousingDivisions },
]
