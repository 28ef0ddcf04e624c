import type { System } from '../../language/system.ts'
import type { ServerModule } from '../../platform/http/module.ts'
import { recordsStepped } from '../registers/definition.ts'
import { registersOf } from '../registers/register.ts'
import { beginClocks, keepClocks, verifyAllClocks } from './clocks.ts'
import { deskRoutes } from './desk-routes.ts'
import { doorsOf } from './doors.ts'
import { fieldRoutes } from './field-routes.ts'
import { clockJobs } from './jobs.ts'
import { open311Routes } from './open311-routes.ts'
import { permissions } from './permissions.ts'
import { recordClocks } from './record-clocks.ts'
import { clockRoutes } from './routes.ts'
import { EVALUATION, HOT_SPOTS, SERVICE_HOURS } from './settings.ts'

/** The engine for these systems: the deadlines of their records, and their desks. */
export function casesModule(systems: readonly System[]): ServerModule {
  const registers = registersOf(systems)
  const doors = doorsOf(systems, registers)
  const { jobs, schedules } = clockJobs(registers)
  return {
    id: 'cases',
    permissions,
    routes: [
      ...clockRoutes(registers),
      ...deskRoutes(doors),
      ...fieldRoutes(registers, doors),
      ...open311Routes(registers, doors),
    ],
    settings: [SERVICE_HOURS, HOT_SPOTS, EVALUATION],
    jobs,
    schedules,
    live: { clocks: 'cases.subscribe' },
    recordClocks,
    verify: (owner) => verifyAllClocks(owner, registers),
    events: {
      ...recordsStepped.on(async (tx, steps) => {
        const register = registers.get(steps[0]?.type ?? '')
        if (register === undefined || (register.type.clocks ?? []).length === 0) return
        await beginClocks(
          tx,
          registers,
          register,
          steps.filter(({ before }) => before === null),
        )
        for (const { division, record, at, before } of steps)
          if (before !== null) await keepClocks(tx, registers, register, division, record, at)
      }),
    },
    appendOnly: ['record_clock_told', 'calendar_token', 'calendar_token_ending'],
  }
}
