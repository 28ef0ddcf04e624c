import { Type } from 'typebox'
import { inTransaction } from '../../platform/database/connect.ts'
import { anyJob, defineJob, type Schedule } from '../../platform/jobs/job-kind.ts'
import { announce } from '../../platform/live/live.ts'
import { stateOf, voidBecause } from './draw-state.ts'
import { appendDrawStep, findDivisionsWithDraws, findOpenDraws, lockDraw } from './draw-store.ts'

/** Voids draws whose parties were too few or did not reveal in time: on the record, never silently drawn again. */
export const voidOverdue = anyJob(
  defineJob({
    name: 'draws.void-overdue',
    about: { zh: '承诺不足或逾期不揭示的抽取作废', en: 'Voids draws whose parties were too few or silent' },
    input: Type.Object({}),
    run: async ({ services: { db, now }, division }) => {
      const voided: string[] = []
      for (const id of await findOpenDraws(db, division)) {
        await inTransaction(db, async (tx) => {
          const draw = await lockDraw(tx, division, id)
          if (draw === null) return
          const at = now()
          const because = voidBecause(draw.head, stateOf(draw.head, draw.steps, at), at)
          if (because === null) return
          await appendDrawStep(tx, draw, { kind: 'void', at: at.toISOString(), because }, { id: null, name: '系统' })
          await announce(tx, 'draws', { division, subject: id })
          voided.push(id)
        })
      }
      return { voided }
    },
  }),
)

export const schedules: readonly Schedule[] = [
  { job: voidOverdue, every: { minutes: 10 }, divisions: findDivisionsWithDraws },
]
