import type { Bilingual } from '../../model/system.ts'

/**
 * Where a firm stands towards a rung:
 * 'there' it holds it · 'ready' every condition holds, it may apply · 'one-short' one alone is missing · 'needs-data' none is
 * known to fail, some are not known · 'short' several are missing · 'none' the rung is not for it.
 */
export const RUNG_STANDINGS = ['there', 'ready', 'one-short', 'needs-data', 'short', 'none'] as const
export type RungStanding = (typeof RUNG_STANDINGS)[number]

export const rungStandingNames: Readonly<Record<RungStanding, Bilingual>> = {
  there: { zh: '已具备', en: 'there' },
  ready: { zh: '条件已具备', en: 'ready to apply' },
  'one-short': { zh: '只差一项', en: 'one condition short' },
  'needs-data': { zh: '缺数据', en: 'data missing' },
  short: { zh: '差多项', en: 'several short' },
  none: { zh: '不适用', en: 'does not apply' },
}
