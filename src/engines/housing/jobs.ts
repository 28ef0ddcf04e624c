import { Type } from 'typebox'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import { anyJob, defineJob, type Schedule } from '../../platform/jobs/job-kind.ts'
import { settingAt } from '../../platform/settings/store.ts'
import { DEDUCT } from '../../systems/08-space/housing-security/settings.ts'
import { deskOf } from '../registers/calls.ts'
import { recordActs } from '../registers/desk.ts'
import { askDeduction, billLease, drawUpAllowance, openReview, registers, succeed } from './acts.ts'
import {
  findChoosingRounds,
  findDueAllowances,
  findDueDeductions,
  findDueLeases,
  findHousingDivisions,
} from './queue-store.ts'

/** '2026-05-07' → '2026-Q2'. */
const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

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
      // After the bills: those of this month are deducted with the rest.
      const { after } = await settingAt(services.db, division, DEDUCT, today)
      for (const deduction of await findDueDeductions(services.db, division, today, after))
        await each((program) => async (tx) => {
          const asked = await askDeduction(tx, program, deduction)
          if (asked.kind === 'done') counts.deductions++
          return asked
        })
      const quarter = quarterOf(today)
      for (const allowance of await findDueAllowances(services.db, division, quarter))
        await each((program) => async (tx) => {
          const drawn = await drawUpAllowance(tx, program, quarter, allowance)
          if (drawn.kind === 'done') counts.allowances++
          return drawn
        })
      // Homes that nobody was next for yet, or whose household left the queue without a word.
      for (const round of await findChoosingRounds(services.db, division))
        await each((program) => async (tx) => {
          const offered = await succeed(tx, program, round)
          if (offered.kind === 'done') counts.offers += offered.value.offers
          return offered
        })
      return counts
    },
  }),
)

export const schedules: readonly Schedule[] = [
  { job: daily, every: { dailyAt: '01:30' }, divisions: findHousingDivisions },
]
