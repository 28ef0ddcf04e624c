import type { ServerModule } from '../../platform/http/module.ts'
import { systems } from '../../systems/all.ts'
import { registersModule } from './registers.ts'

export const module: ServerModule = registersModule(systems)
