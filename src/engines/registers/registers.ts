import type { System } from '../../language/system.ts'
import type { ServerModule } from '../../platform/http/module.ts'
import { planAdopted } from '../plans/definition.ts'
import { exchangeRoutes } from './exchange/routes.ts'
import { metricSources } from './metrics/metrics.ts'
import { metricRoutes } from './metrics/routes.ts'
import { permissionsOf } from './permissions.ts'
import { topicOf } from './record-store.ts'
import { permissionOf, registersOf } from './register.ts'
import { roundSources } from './rounds/round-sources-store.ts'
import { recordRoutes } from './routes.ts'
import { bringTablesUpToDate } from './schema-store.ts'
import { switchOrdered } from './switch-store.ts'

/** The engine for these systems: tables, permissions, interface, all from their declarations. */
export function registersModule(systems: readonly System[]): ServerModule {
  const registers = registersOf(systems)
  const all = [...registers.values()]
  return {
    id: 'registers',
    permissions: permissionsOf(registers),
    routes: [...recordRoutes(registers), ...exchangeRoutes(registers), ...metricRoutes(registers)],
    metrics: metricSources(registers),
    roundSources: roundSources(registers),
    settings: systems.flatMap(({ settings = [] }) => settings),
    live: Object.fromEntries(all.map((register) => [topicOf(register), permissionOf(register.type, 'read')])),
    events: { ...planAdopted.on((tx, adoption) => switchOrdered(tx, adoption, systems)) },
    schema: (owner) => bringTablesUpToDate(owner, registers),
    appendOnly: ['record_step', 'record_file', 'system_switch'],
  }
}
