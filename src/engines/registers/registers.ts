import { checkRecords } from '../../language/check-records.ts'
import type { System } from '../../language/system.ts'
import type { FileOwner } from '../../platform/files/owner.ts'
import type { ServerModule } from '../../platform/http/module.ts'
import { planAdopted } from '../plans/definition.ts'
import { actedForIn } from './acted-for-store.ts'
import { placeOf } from './desk.ts'
import { exchangeRoutes } from './exchange/routes.ts'
import { ownerOf } from './file-store.ts'
import { registerJobs } from './jobs.ts'
import { metricSources } from './metrics/metrics.ts'
import { metricRoutes } from './metrics/routes.ts'
import { permissionsOf } from './permissions.ts'
import { publicRoutes } from './public-routes.ts'
import { findRecord, topicOf } from './record-store.ts'
import { permissionOf, type Register, registersOf } from './register.ts'
import { groundsOfBodies } from './rounds/places-store.ts'
import { roundSources } from './rounds/round-sources-store.ts'
import { recordRoutes } from './routes.ts'
import { bringTablesUpToDate } from './schema-store.ts'
import { switchOrdered } from './switch-store.ts'
import { systemRoutes } from './system-routes.ts'
import { verifyRegisters } from './verify-store.ts'

/** Whoever may read a record may read its files. */
const fileOwner = (register: Register): FileOwner => ({
  permission: permissionOf(register.type, 'read'),
  async placeOf(db, division, id) {
    const found = await findRecord(db, register, division, id)
    return found === undefined ? null : placeOf(found)
  },
})

/**
 * The engine for these systems: tables, permissions, interface, all from their declarations. Throws, with every fault at once,
 * when a declaration cannot run.
 */
export function registersModule(systems: readonly System[]): ServerModule {
  const faults = checkRecords(systems)
  if (faults.length > 0)
    throw new Error(
      `Declarations of systems cannot run:\n${faults.map(({ at, message }) => `  ${at}: ${message}`).join('\n')}`,
    )
  const registers = registersOf(systems)
  const all = [...registers.values()]
  const { jobs, schedules } = registerJobs(registers)
  return {
    id: 'registers',
    permissions: permissionsOf(registers),
    routes: [
      ...recordRoutes(registers),
      ...exchangeRoutes(registers),
      ...metricRoutes(registers),
      ...systemRoutes(registers, systems),
      ...publicRoutes(registers),
    ],
    metrics: metricSources(registers),
    roundSources: roundSources(registers),
    actedFor: actedForIn(registers),
    grounds: systems.flatMap(({ grounds }) => (grounds === undefined ? [] : [groundsOfBodies(registers, grounds)])),
    settings: systems.flatMap(({ settings = [] }) => settings),
    live: Object.fromEntries(all.map((register) => [topicOf(register), permissionOf(register.type, 'read')])),
    fileOwners: Object.fromEntries(all.map((register) => [ownerOf(register), fileOwner(register)])),
    events: { ...planAdopted.on((tx, adoption) => switchOrdered(tx, adoption, systems)) },
    jobs,
    schedules,
    verify: (owner) => verifyRegisters(owner, registers),
    schema: (owner) => bringTablesUpToDate(owner, registers),
    appendOnly: ['record_step', 'record_file', 'record_file_held', 'system_switch'],
  }
}
