import { firstDayOf, lastDayOf } from '../../model/period.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import type { MetricSource } from '../../platform/metrics/metric-source.ts'
import { settingAt } from '../../platform/settings/store.ts'
import { findInSpan } from './orders-store.ts'
import { localSupply } from './rate.ts'
import { DISCLOSURE } from './settings.ts'

/** 产业链本地配套率 of a period, for the plan's targets: out of orders that both sides confirmed, where it may be told. */
export const localSupplyRate: MetricSource = {
  id: 'industrial-chain.local-supply-rate',
  name: { zh: '产业链本地配套率', en: 'Local supply rate' },
  about: {
    zh: '签订日期在本期、买卖双方都确认的订单中，卖方在本地的金额占比。没有确认的不知道，不当零；涉及企业太少的不出数。',
    en: 'Among orders signed in the period that both sides confirmed, the part by value whose seller is local. What is not confirmed is not known; no figure comes from too few firms.',
  },
  unit: '%',
  answers: ['产业链本地配套率', '本地配套率', '产业链配套率'],
  async compute(db, { division, body, period, now = new Date() }) {
    const span = { from: firstDayOf(period), to: lastDayOf(period) }
    const rules = await settingAt(db, division, DISCLOSURE, dayOf(now))
    const orders = (await findInSpan(db, division, span)).filter(({ isConfirmed }) => isConfirmed)
    const told = localSupply(orders, rules)
    const value = body !== null || told.rate === null ? null : String(Math.round(told.rate * 100))
    return {
      value,
      worked:
        body !== null
          ? { zh: '订单不属于某一个单位，只按全区算', en: 'Orders belong to no one body: for the division only' }
          : value === null
            ? {
                zh: `双方确认的订单 ${told.orders} 份，买方 ${told.buyers} 家、卖方 ${told.suppliers} 家，不出数`,
                en: `${told.orders} confirmed orders of ${told.buyers} buyers and ${told.suppliers} sellers: no figure is told`,
              }
            : {
                zh: `双方确认的本地订单金额 ÷ 双方确认的全部订单金额（${told.orders} 份，金额保密）`,
                en: `Confirmed local orders ÷ all confirmed orders, by value (${told.orders} orders, amounts confidential)`,
              },
      query: { name: 'industrial-chain.local-supply-rate', parameters: { division, from: span.from, to: span.to } },
      records: value === null ? [] : orders.slice(0, 1000).map(({ id }) => ({ kind: 'chain-order', id })),
      counted: told.orders,
      href: '/chains/orders',
    }
  },
}
