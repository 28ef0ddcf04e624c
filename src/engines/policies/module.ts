import type { ServerModule } from '../../platform/http/module.ts'
import { recordsStepped } from '../registers/definition.ts'
import { findFundFaults } from './fund-store.ts'
import { keepPolicies } from './keep.ts'
import { permissions } from './permissions.ts'
import { propose, schedules } from './propose.ts'
import { routes } from './routes.ts'
import { followClaims, tellJob, tellSchedules } from './tell.ts'

export const module: ServerModule = {
  id: 'policies',
  permissions,
  routes,
  events: {
    ...recordsStepped.on(async (tx, steps) => {
      for (const step of steps) await keepPolicies(tx, step)
      await followClaims(tx, steps)
    }),
  },
  jobs: [tellJob, propose],
  schedules: [...tellSchedules, ...schedules],
  live: { policies: 'policies.read' },
  appendOnly: ['policy_fund_entry', 'policy_decision'],
  async verify(owner) {
    const { count, faulty } = await findFundFaults(owner)
    return {
      count,
      faults: faulty.map(({ division, policy, year }) => ({
        zh: `政策资金与流水不符：${division} ${policy} ${year} 年`,
        en: `A fund is not what its entries come to: ${division} ${policy} of ${year}`,
      })),
    }
  },
}
