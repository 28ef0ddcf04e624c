import type { ServerModule } from '../../platform/http/module.ts'
import { systems } from '../../systems/all.ts'
import { casesModule } from './cases.ts'

export const module: ServerModule = casesModule(systems)
