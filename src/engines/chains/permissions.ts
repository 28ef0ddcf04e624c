import type { PermissionSet } from '../../platform/access/policy.ts'

/** Who may do what with chains. A firm's representative sees its own orders and places, and no chain. */
export const permissions = {
  'chains.read': {
    about: { zh: '查看产业链图谱、缺口和配套率', en: 'see chains, their gaps and local supply' },
    roles: { planner: 'division', leader: 'division', clerk: 'division' },
  },
  'chains.keep': {
    about: {
      zh: '立项跟进缺口，登记订单，凭书面材料代企业确认',
      en: 'take up gaps, enter orders, confirm for firms by their papers',
    },
    roles: { planner: 'division', clerk: 'division' },
  },
  'chains.export': {
    about: { zh: '导出产业链报告', en: 'take reports on chains away' },
    roles: { planner: 'division', leader: 'division', clerk: 'division' },
  },
  'chains.own': {
    about: { zh: '办理自己企业的配套订单', en: 'handle the orders of the firms that one acts for' },
    roles: { enterprise: 'own' },
  },
  'chain-orders.read': {
    about: {
      zh: '查看配套订单：自己企业的看全，其他只看金额档次',
      en: 'see orders: those of one’s own firms whole, others by their band',
    },
    roles: { planner: 'division', leader: 'division', clerk: 'division', enterprise: 'own' },
  },
  'chain-orders.act': {
    about: { zh: '登记、确认、更正配套订单', en: 'enter, confirm and correct orders' },
    roles: { planner: 'division', clerk: 'division', enterprise: 'own' },
  },
} as const satisfies PermissionSet
