import { Type } from 'typebox'
import { defineSetting } from '../../model/setting.ts'

const count = (zh: string, en: string, least: number, most: number) =>
  Type.Integer({ minimum: least, maximum: most, title: `${zh} · ${en}` })

export const HOUSING_DRAWS = defineSetting({
  key: 'housing.draws',
  name: { zh: '配租摇号的规矩', en: 'How housing draws are led' },
  about: {
    zh: '信标至少提前多久约定、信标公布后多久内揭示。',
    en: 'How far ahead the beacon is named, and how long secrets may be revealed after it.',
  },
  schema: Type.Object({
    leadMinutes: count('信标至少提前（分钟）', 'Beacon at least ahead (minutes)', 1, 20_000),
    revealHours: count('揭示时限（小时）', 'Time to reveal (hours)', 1, 240),
  }),
  default: { leadMinutes: 10, revealHours: 24 },
  source: 'practice',
  kind: 'method',
})
