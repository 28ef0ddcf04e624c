import { Type } from 'typebox'
import { defineSetting } from '../../model/setting.ts'
import type { Criterion } from './scoring.ts'

const count = (zh: string, en: string, least: number, most: number) =>
  Type.Integer({ minimum: least, maximum: most, title: `${zh} · ${en}` })

/** How blind reviews are led. No law fixes these: a place sets them. */
export const REVIEWS = defineSetting({
  key: 'challenges.review',
  name: { zh: '揭榜盲评的规矩', en: 'How blind reviews are led' },
  about: {
    zh: '评审席数、候补、最少交分人数、去掉最高最低分的人数线、打分天数、合作关系回避年数、信标提前和揭示时限。',
    en: 'Seats, reserves, least number of sheets, from how many the extremes are dropped, days to mark, years of avoidance, lead of the beacon, time to reveal.',
  },
  schema: Type.Object({
    panel: count('评审席数', 'Seats', 3, 15),
    reserves: count('候补', 'Reserves', 0, 5),
    quorum: count('最少交分人数', 'Sheets at least', 3, 15),
    dropFrom: count('几人以上去掉最高最低', 'Extremes dropped from', 3, 99),
    scoreDays: count('打分天数', 'Days to mark', 1, 60),
    coauthorYears: count('合作回避年数', 'Years co-authors avoid', 0, 20),
    leadMinutes: count('信标至少提前（分钟）', 'Beacon at least ahead (minutes)', 1, 20_000),
    revealHours: count('揭示时限（小时）', 'Time to reveal (hours)', 1, 240),
  }),
  default: {
    panel: 5,
    reserves: 2,
    quorum: 3,
    dropFrom: 5,
    scoreDays: 7,
    coauthorYears: 3,
    leadMinutes: 10,
    revealHours: 24,
  },
  source: 'practice',
  kind: 'method',
})
export type ReviewSetting = typeof REVIEWS.default

export const WEIGHTS = defineSetting({
  key: 'challenges.weights',
  name: { zh: '盲评打分权重', en: 'Weights of the marks' },
  about: { zh: '四项权重，合计 100。', en: 'Weights of four criteria; 100 together.' },
  schema: Type.Object({
    plan: count('技术路线', 'Approach', 0, 100),
    promises: count('指标把握', 'Figures', 0, 100),
    stages: count('进度和风险', 'Progress and risks', 0, 100),
    price: count('报价合理', 'Price', 0, 100),
  }),
  default: { plan: 35, promises: 30, stages: 20, price: 15 },
  source: 'practice',
  kind: 'method',
})

/** Whether bids are defended before the panel after their papers, and what it counts. */
export const DEFENCE = defineSetting({
  key: 'challenges.defence',
  name: { zh: '揭榜答辩', en: 'Defence of bids' },
  about: {
    zh: '函评之后要不要答辩、前几名参加、每家几分钟、提前多久通知、答辩分占多少。评审开始时定下，中途不变。',
    en: 'Whether bids are defended after their papers, how many, for how long, with how much notice, and what it counts. Settled as the review begins.',
  },
  schema: Type.Object({
    round: Type.Unsafe<'none' | 'after-papers'>(
      Type.Enum(['none', 'after-papers'], {
        title: '答辩 · defence',
        'x-words': {
          none: '不答辩，函评定名次 · none: papers decide',
          'after-papers': '函评后答辩 · after the papers',
        },
      }),
    ),
    admits: count('前几名参加', 'The first so many defend', 2, 20),
    weight: count('答辩分占（%）', 'What it counts (%)', 1, 99),
    minutes: count('每家几分钟', 'Minutes of each', 5, 240),
    noticeHours: count('至少提前几小时通知', 'Hours of notice at least', 0, 720),
  }),
  default: { round: 'none', admits: 3, weight: 40, minutes: 30, noticeHours: 48 },
  source: 'practice',
  kind: 'method',
})

const NAMES: Readonly<Record<keyof typeof WEIGHTS.default, Criterion['name']>> = {
  plan: { zh: '技术路线', en: 'Approach' },
  promises: { zh: '指标把握', en: 'Figures' },
  stages: { zh: '进度和风险', en: 'Progress and risks' },
  price: { zh: '报价合理', en: 'Price' },
}

/** The criteria that count, in the order of the form. */
export const criteriaOf = (weights: typeof WEIGHTS.default): readonly Criterion[] =>
  (Object.keys(NAMES) as (keyof typeof NAMES)[]) // keys of the table above
    .filter((id) => weights[id] > 0)
    .map((id) => ({ id, name: NAMES[id], weight: weights[id] }))
