import { monthNumber } from '../../model/calendar.ts'
import { firstDayOf, lastDayOf } from '../../model/period.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import type { MetricSource } from '../../platform/metrics/metric-source.ts'
import { settingAt } from '../../platform/settings/store.ts'
import { findGraphs } from './chains-store.ts'
import { findFirmMonths } from './output-store.ts'
import { OUTPUT_RULES } from './settings.ts'

/** 产业链产值 of a period, of all chains together, each firm once: where enough of the firms are whole. */
export const chainOutput: MetricSource = {
  id: 'industrial-chain.output',
  name: { zh: '产业链产值', en: 'Output of the chains' },
  about: {
    zh: '链上企业本期各月营业收入之和，一家企业在几条链、几个环节上都只算一次。数据不全的企业照已知的月份算；数据齐全的企业不到规定比重时不出数。',
    en: 'What the firms of all chains turned over in the period, each once. A firm with months missing counts with those that are known; where too few firms are whole no figure is told.',
  },
  unit: '亿元',
  answers: ['产业链产值', '重点产业链产值', '产业链总产值'],
  async compute(db, { division, body, period, now = new Date() }) {
    const from = firstDayOf(period).slice(0, 7)
    const to = lastDayOf(period).slice(0, 7)
    const query = { name: 'industrial-chain.output', parameters: { division, from, to } }
    if (body !== null)
      return {
        value: null,
        worked: { zh: '产值不属于某一个单位，只按全区算', en: 'Output belongs to no one body: for the division only' },
        query,
        records: [],
      }
    const [rules, graphs] = await Promise.all([
      settingAt(db, division, OUTPUT_RULES, dayOf(now)),
      findGraphs(db, division, null),
    ])
    const firms = new Set(
      [...graphs.values()].flatMap(({ nodes }) =>
        nodes.flatMap(({ placements }) => placements.map(({ firm }) => firm)),
      ),
    )
    const rows = await findFirmMonths(db, division, [...firms], { from, to })
    const months = monthNumber(to) - monthNumber(from) + 1
    const known = new Map<string, number>()
    for (const { firm } of rows) known.set(firm, (known.get(firm) ?? 0) + 1)
    const whole = [...known.values()].filter((count) => count >= months).length
    const sum = rows.reduce((total, { revenue }) => total + revenue, 0) / 10_000
    const isTold = firms.size > 0 && whole / firms.size >= rules.leastCovered
    return {
      value: isTold ? String(Math.round(sum * 100) / 100) : null,
      worked: {
        zh: `链上企业 ${firms.size} 家，${whole} 家数据齐全，共 ${rows.length} 个企业月${isTold ? '' : '；齐全的太少，不出数'}`,
        en: `${firms.size} firms, ${whole} whole, ${rows.length} firm months${isTold ? '' : ': too few are whole, no figure is told'}`,
      },
      query,
      records: isTold ? rows.slice(0, 1000).map(({ id }) => ({ kind: 'enterprise-month', id })) : [],
      counted: rows.length,
      href: '/chains',
    }
  },
}
