import { Type } from 'typebox'
import { inTransaction } from '../../platform/database/connect.ts'
import { anyJob, defineJob, type JobKind, type Schedule } from '../../platform/jobs/job-kind.ts'
import { divisionsWithSystems, dueAutomatically } from './automatic-store.ts'
import { type Desk, recordActs } from './desk.ts'
import { doAutomatic } from './records.ts'
import { type Registers, withClocks } from './register.ts'
import { findSwitches } from './switch-store.ts'

/** Transitions that the program does by itself when their time has come: nobody's change sets them off. */
export function registerJobs(registers: Registers): {
  readonly jobs: readonly JobKind[]
  readonly schedules: readonly Schedule[]
} {
  const automatic = [...registers.values()].filter(({ type }) =>
    Object.values(type.lifecycle?.transitions ?? {}).some((transition) => transition.automatic !== undefined),
  )
  if (automatic.length === 0) return { jobs: [], schedules: [] }
  const sweep = anyJob(
    defineJob({
      name: 'registers.sweep',
      about: { zh: '到时自动流转的记录', en: 'Takes records on whose time has come' },
      input: Type.Object({}),
      async run({ services, division, signal }) {
        const { db, policy, tell, now, recordClocks } = services
        const on = await findSwitches(db, division)
        const ground = withClocks(registers, recordClocks)
        let done = 0
        for (const register of automatic) {
          if (on.get(register.system.id)?.isOn !== true) continue
          for (const id of await dueAutomatically(db, ground, register, division, now())) {
            if (signal.aborted) return { done }
            const desk: Desk = {
              registers: ground,
              policy,
              tell,
              actor: { kind: 'system', name: register.system.name.zh },
              at: now(),
              division,
              acts: [],
            }
            await inTransaction(db, async (tx) => {
              desk.acts.splice(0)
              await doAutomatic(tx, desk, register, id)
              await recordActs(tx, desk)
            })
            done++
          }
        }
        return { done }
      },
    }),
  )
  return { jobs: [sweep], schedules: [{ job: sweep, every: { minutes: 15 }, divisions: divisionsWithSystems }] }
}
