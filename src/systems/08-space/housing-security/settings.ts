import { Type } from 'typebox'
import { defineSetting } from '../../../model/setting.ts'

const number = (zh: string, en: string, least: number, most: number) =>
  Type.Number({ minimum: least, maximum: most, title: `${zh} · ${en}` })
const count = (zh: string, en: string, least: number, most: number) =>
  Type.Integer({ minimum: least, maximum: most, title: `${zh} · ${en}` })
const text = (zh: string, en: string, most: number) =>
  Type.String({ minLength: 1, maxLength: most, title: `${zh} · ${en}` })

/** Who may be housed. No national figures exist: the place sets and publishes them (办法第七条). */
const LIMITS = defineSetting({
  key: 'housing.limits',
  name: { zh: '保障对象的条件', en: 'Who may be housed' },
  about: {
    zh: '收入、财产、住房的上限和居住年限的下限，由本地政府规定并公布。',
    en: 'Upper limits of income, assets and own home, least years of residence: the place sets and publishes them.',
  },
  schema: Type.Object({
    income: number('人均年收入不超过（元）', 'Yearly income a head at most (yuan)', 0, 1_000_000),
    assets: number('人均财产不超过（元）', 'Assets a head at most (yuan)', 0, 10_000_000),
    area: number('人均住房面积不超过（㎡）', 'Own home a head at most (m²)', 0, 200),
    residence: count('居住或就业满（年）', 'Years lived or worked here', 0, 20),
  }),
  default: { income: 36_000, assets: 150_000, area: 15, residence: 1 },
  source: 'practice',
  kind: 'method',
})

const NOTICE = defineSetting({
  key: 'housing.notice',
  name: { zh: '公示天数', en: 'Days of notice' },
  about: {
    zh: '街道初审和区级复审后各公示几天（日历日）。',
    en: 'Calendar days of the notices after the first and the second check.',
  },
  schema: Type.Object({
    first: count('初审公示（天）', 'First notice (days)', 1, 60),
    second: count('复审公示（天）', 'Second notice (days)', 1, 60),
  }),
  default: { first: 7, second: 7 },
  source: 'practice',
  kind: 'method',
})

const DAYS = defineSetting({
  key: 'housing.days',
  name: { zh: '办理时限（工作日）', en: 'Working days' },
  about: {
    zh: '初审、复审、异议核实、年度复核各几个工作日。',
    en: 'Working days for the first check, the second, an objection and a yearly check.',
  },
  schema: Type.Object({
    first: count('初审', 'First check', 1, 120),
    second: count('复审', 'Second check', 1, 120),
    objection: count('异议核实', 'Objection', 1, 120),
    review: count('年度复核', 'Yearly check', 1, 120),
  }),
  default: { first: 20, second: 20, objection: 10, review: 20 },
  source: 'practice',
  kind: 'method',
})

const WAIT_MONTHS = defineSetting({
  key: 'housing.wait-months',
  name: { zh: '轮候期（月）', en: 'Longest wait (months)' },
  about: { zh: '轮候期一般不超过 5 年。', en: 'The wait is five years at most as a rule.' },
  schema: Type.Integer({ minimum: 1, maximum: 240 }),
  default: 60,
  source: '住房和城乡建设部令第11号',
  kind: 'method',
})

/** Which home a household of so many is for. */
const ROOMS = defineSetting({
  key: 'housing.rooms',
  name: { zh: '户型按人数', en: 'Home by size of household' },
  about: {
    zh: '几人以下配一居室、几人以下配两居室，更多的配三居室。',
    en: 'Up to how many persons a home of one room, of two; three beyond.',
  },
  schema: Type.Object({
    one: count('一居室至（人）', 'One room up to', 1, 6),
    two: count('两居室至（人）', 'Two rooms up to', 1, 8),
  }),
  default: { one: 2, two: 3 },
  source: 'practice',
  kind: 'method',
})

const POINTS = defineSetting({
  key: 'housing.points',
  name: { zh: '轮候评分细则', en: 'Points of the queue' },
  about: {
    zh: '每项一条公式，得分相加。公式可用保障申请的字段；有一项不知道，总分就不知道。',
    en: 'A formula each, summed, over the fields of an application; while one is not known, neither is the sum.',
  },
  schema: Type.Array(
    Type.Object({
      id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,30}$', title: '代号 · id' }),
      zh: text('名称', 'Chinese name', 40),
      en: text('英文名', 'English name', 60),
      formula: text('公式', 'Formula', 600),
    }),
    { minItems: 1, maxItems: 20 },
  ),
  default: [
    {
      id: 'home',
      zh: '住房困难',
      en: 'Need of a home',
      formula:
        'owned_area / household_size <= 5 ? 30 : owned_area / household_size <= 10 ? 20 : owned_area / household_size <= 15 ? 10 : 0',
    },
    {
      id: 'income',
      zh: '收入',
      en: 'Income',
      formula:
        'income / household_size <= setting.limits.income / 3 ? 25 : income / household_size <= setting.limits.income * 2 / 3 ? 15 : 5',
    },
    { id: 'persons', zh: '家庭人口', en: 'Persons', formula: 'min(household_size, 5) * 4' },
    { id: 'residence', zh: '居住年限', en: 'Years here', formula: 'min(residence_years, 20)' },
    { id: 'care', zh: '照顾情形', en: 'Special needs', formula: 'has(priority) ? min(size(priority), 2) * 5 : 0' },
  ],
  source: 'practice',
  kind: 'method',
})

const ORDER = defineSetting({
  key: 'housing.order',
  name: { zh: '轮候次序和配租名额', en: 'Order of the queue' },
  about: {
    zh: '优先家庭是否在前；参加一次摇号的家庭是房源的几倍；几分算一档（同档摇号定先后，0 为不分档）。',
    en: 'Whether priority households come first; how many come to a draw for each home; how many points make a class (chance decides within one; 0: no classes).',
  },
  schema: Type.Object({
    first: Type.Boolean({ title: '优先家庭在前 · Priority households first' }),
    ratio: number('每套房的家庭数', 'Households for each home', 1, 20),
    band: count('分档（分）', 'Points of a class', 0, 100),
  }),
  default: { first: true, ratio: 1.5, band: 20 },
  source: 'practice',
  kind: 'method',
})

const REFUSALS = defineSetting({
  key: 'housing.refusals',
  name: { zh: '放弃选房几次退出轮候', en: 'Refusals that end the wait' },
  about: {
    zh: '放弃或逾期不选满几次，视为放弃轮候。',
    en: 'After so many refusals or missed turns the household leaves the queue.',
  },
  schema: Type.Integer({ minimum: 1, maximum: 10 }),
  default: 2,
  source: 'practice',
  kind: 'method',
})

const CHOOSE_DAYS = defineSetting({
  key: 'housing.choose-days',
  name: { zh: '选房期限（天）', en: 'Days to choose' },
  about: { zh: '配租通知发出后几天内选房。', en: 'Days from the offer within which a household chooses.' },
  schema: Type.Integer({ minimum: 1, maximum: 90 }),
  default: 15,
  source: 'practice',
  kind: 'method',
})

const LEASE_YEARS = defineSetting({
  key: 'housing.lease-years',
  name: { zh: '租期最长（年）', en: 'Longest lease (years)' },
  about: { zh: '租赁期限一般不超过 5 年。', en: 'A lease is five years at most as a rule.' },
  schema: Type.Integer({ minimum: 1, maximum: 10 }),
  default: 5,
  source: '住房和城乡建设部令第11号',
  kind: 'method',
})

const RENT = defineSetting({
  key: 'housing.rent',
  name: { zh: '租金按收入分档', en: 'Rent by income' },
  about: {
    zh: '人均年收入在低档线以下、中档线以下和以上的家庭，各按租金标准的百分之几缴。',
    en: 'The share of the standard rent that a household pays, by its yearly income a head.',
  },
  schema: Type.Object({
    low: number('低档线（元）', 'Low line (yuan)', 0, 1_000_000),
    middle: number('中档线（元）', 'Middle line (yuan)', 0, 1_000_000),
    low_share: number('低档（%）', 'Low (%)', 0, 100),
    middle_share: number('中档（%）', 'Middle (%)', 0, 100),
    high_share: number('以上（%）', 'Above (%)', 0, 100),
  }),
  default: { low: 12_000, middle: 24_000, low_share: 30, middle_share: 60, high_share: 100 },
  source: 'practice',
  kind: 'method',
})

const GRACE_MONTHS = defineSetting({
  key: 'housing.grace-months',
  name: { zh: '腾退过渡期（月）', en: 'Months to move out' },
  about: {
    zh: '不再符合条件的家庭腾退前的过渡期；过渡期内按原租金，之后按市场租金。',
    en: 'How long a household may stay on at its old rent; market rent after that.',
  },
  schema: Type.Integer({ minimum: 1, maximum: 24 }),
  default: 3,
  source: 'practice',
  kind: 'method',
})

const BREACH_YEARS = defineSetting({
  key: 'housing.breach-years',
  name: { zh: '违规记录期（年）', en: 'Years of a breach' },
  about: {
    zh: '骗租、转借、欠租等退回后几年内不得再申请。',
    en: 'Years in which nobody may apply again after deceit, subletting or arrears.',
  },
  schema: Type.Integer({ minimum: 1, maximum: 10 }),
  default: 5,
  source: '住房和城乡建设部令第11号',
  kind: 'method',
})

const SUBSIDY = defineSetting({
  key: 'housing.subsidy',
  name: { zh: '租赁补贴标准', en: 'Rent allowance' },
  about: {
    zh: '每月补贴 =（人均保障面积 × 人数 − 自有住房面积）× 每平方米补贴 × 系数。',
    en: 'A month’s allowance = (area a head × persons − own area) × yuan a square metre × factor.',
  },
  schema: Type.Object({
    area: number('人均保障面积（㎡）', 'Area a head (m²)', 1, 60),
    rate: number('补贴（元/㎡每月）', 'Yuan a square metre and month', 0, 200),
  }),
  default: { area: 15, rate: 12 },
  source: 'practice',
  kind: 'method',
})

/** Deductions: how long an employer or the fund has, and when arrears of whoever pays by itself are deducted. */
const DEDUCT = defineSetting({
  key: 'housing.deduct',
  name: { zh: '租金代扣', en: 'Deduction of rent' },
  about: {
    zh: '代扣发出后几个工作日内到账；自行缴纳的家庭欠满几个月，改从已登记的代扣单位扣（0 为不改）。',
    en: 'Working days until a deduction comes in; after how many unpaid months one is asked of the employer on file (0: never).',
  },
  schema: Type.Object({
    days: count('到账时限（工作日）', 'Working days', 1, 60),
    after: count('欠租满（月）', 'After unpaid months', 0, 24),
  }),
  default: { days: 10, after: 3 },
  source: 'practice',
  kind: 'method',
})

/** The allowance by class of income: the lines are those of the rent. */
const SUBSIDY_FACTORS = defineSetting({
  key: 'housing.subsidy-factors',
  name: { zh: '租赁补贴系数', en: 'Rent allowance by income' },
  about: {
    zh: '人均年收入在低档线以下、中档线以下和以上的家庭，各补标准的百分之几；档线与租金分档相同。',
    en: 'The share of the full allowance, by yearly income a head; the lines are those of the rent.',
  },
  schema: Type.Object({
    low: number('低档（%）', 'Low (%)', 0, 100),
    middle: number('中档（%）', 'Middle (%)', 0, 100),
    high: number('以上（%）', 'Above (%)', 0, 100),
  }),
  default: { low: 100, middle: 80, high: 60 },
  source: 'practice',
  kind: 'method',
})

export const SETTINGS = [
  LIMITS,
  NOTICE,
  DAYS,
  WAIT_MONTHS,
  ROOMS,
  POINTS,
  ORDER,
  REFUSALS,
  CHOOSE_DAYS,
  LEASE_YEARS,
  RENT,
  GRACE_MONTHS,
  BREACH_YEARS,
  SUBSIDY,
  SUBSIDY_FACTORS,
  DEDUCT,
]

/** What the score of a household goes by, as a place has set it. */
export interface ScoreSetting {
  readonly limits: typeof LIMITS.default
  readonly rooms: typeof ROOMS.default
  readonly points: typeof POINTS.default
  readonly order: typeof ORDER.default
}
/** In the order of `ScoreSetting`, to be asked of a division on a day. */
export const SCORE_SETTINGS = [LIMITS, ROOMS, POINTS, ORDER] as const
export const SCORE_DEFAULTS: ScoreSetting = {
  limits: LIMITS.default,
  rooms: ROOMS.default,
  points: POINTS.default,
  order: ORDER.default,
}
export { CHOOSE_DAYS, DEDUCT, ORDER, RENT, ROOMS, SUBSIDY_FACTORS }
