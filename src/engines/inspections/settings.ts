import { Type } from 'typebox'
import { defineSetting } from '../../model/setting.ts'

const count = (zh: string, en: string, least: number, most: number) =>
  Type.Integer({ minimum: least, maximum: most, title: `${zh} · ${en}` })

export const DRAWS = defineSetting({
  key: 'inspection.draws',
  name: { zh: '随机抽取的规矩', en: 'How draws are led' },
  about: {
    zh: '每户检查人员数、信标至少提前多久约定、信标公布后多久内揭示。',
    en: 'Inspectors a visit, how far ahead the beacon is named, and how long secrets may be revealed after it.',
  },
  schema: Type.Object({
    inspectors: count('每户检查人员', 'Inspectors a visit', 2, 6),
    leadMinutes: count('信标至少提前（分钟）', 'Beacon at least ahead (minutes)', 1, 20_000),
    revealHours: count('揭示时限（小时）', 'Time to reveal (hours)', 1, 240),
    jointDays: count('几天内的检查合并上门', 'Visits within so many days are joined', 0, 365),
  }),
  default: { inspectors: 2, leadMinutes: 10, revealHours: 24, jointDays: 60 },
  source: 'practice',
  kind: 'method',
})
export type DrawRules = typeof DRAWS.default
