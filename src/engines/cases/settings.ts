import { Type } from 'typebox'
import { faultsOfHours, ORDINARY_HOURS } from '../../language/time/service-hours.ts'
import { isDay } from '../../model/calendar.ts'
import type { Fault } from '../../model/outcome.ts'
import { defineSetting } from '../../model/setting.ts'

const Day = (title: string) => Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', title })
const Spans = (title: string) =>
  Type.Array(
    Type.Object(
      { from: Type.String({ title: '开始 · from' }), to: Type.String({ title: '结束 · to' }) },
      { additionalProperties: false },
    ),
    { minItems: 1, maxItems: 4, title },
  )

/** When the desks work: hours of a day, and days that differ from the State Council's calendar. */
export const SERVICE_HOURS = defineSetting({
  key: 'cases.service-hours',
  name: { zh: '服务时间', en: 'Service hours' },
  about: {
    zh: '“工作时”只在这些时段里走；“工作日”按国务院节假日安排，可加本地的放假日和上班日。改动只影响之后开始的时限。',
    en: 'Working hours run within these hours only; working days follow the State Council’s calendar, with days off and worked of the place added. A change holds for clocks that start after it.',
  },
  schema: Type.Object(
    {
      spans: Spans('每日服务时段 · hours of a day'),
      seasons: Type.Array(
        Type.Object(
          {
            from: Type.String({ pattern: '^\\d{2}-\\d{2}$', title: '从（月-日） · from' }),
            to: Type.String({ pattern: '^\\d{2}-\\d{2}$', title: '到（月-日） · to' }),
            spans: Spans('时段 · hours'),
          },
          { additionalProperties: false },
        ),
        { maxItems: 4, title: '季节作息 · seasons with other hours' },
      ),
      daysOff: Type.Array(Day('日期 · day'), { maxItems: 60, title: '本地放假日 · days off here' }),
      workdays: Type.Array(Day('日期 · day'), { maxItems: 60, title: '本地上班日 · days worked here' }),
    },
    { additionalProperties: false },
  ),
  default: { spans: [...ORDINARY_HOURS.spans], seasons: [], daysOff: [], workdays: [] },
  source: 'practice',
  kind: 'method',
  check: (value): readonly Fault[] => [
    ...faultsOfHours(value, 'value'),
    ...(['daysOff', 'workdays'] as const).flatMap((list) =>
      value[list].flatMap((day, i) =>
        isDay(day)
          ? []
          : [{ at: `value.${list}.${i}`, code: 'no-day', message: { zh: '没有这一天', en: 'There is no such day' } }],
      ),
    ),
  ],
})

/** Where trouble comes again and again. */
export const HOT_SPOTS = defineSetting({
  key: 'cases.hot-spots',
  name: { zh: '高发点', en: 'Hot spots' },
  about: {
    zh: '同一网格、同一小类在多少天内立案达到多少件，算高发点，应查根源。',
    en: 'How many filed cases of one class in one grid cell within how many days make a hot spot, whose root should be looked for.',
  },
  schema: Type.Object(
    {
      days: Type.Integer({ minimum: 1, maximum: 366, title: '多少天内 · within days' }),
      cases: Type.Integer({ minimum: 2, maximum: 1000, title: '达到多少件 · cases' }),
    },
    { additionalProperties: false },
  ),
  default: { days: 30, cases: 3 },
  source: 'practice',
  kind: 'method',
})

const Least = (title: string) => Type.Number({ minimum: 0, maximum: 100, title })

/** How the figures of the evaluation are counted and coloured. */
export const EVALUATION = defineSetting({
  key: 'cases.evaluation',
  name: { zh: '综合评价口径', en: 'Evaluation of desks' },
  about: {
    zh: '五色等级的下限（按期率，%），以及按期率的分母是否扣除经批准延期的（缓办）。',
    en: 'From which share on time (in %) each of the five colours begins, and whether cases that were granted an extension are left out of the denominator.',
  },
  schema: Type.Object(
    {
      green: Least('绿 · green from'),
      blue: Least('蓝 · blue from'),
      yellow: Least('黄 · yellow from'),
      orange: Least('橙 · orange from'),
      leavesOutExtended: Type.Boolean({ title: '按期率的分母扣除缓办 · leaves extended ones out' }),
    },
    { additionalProperties: false },
  ),
  default: { green: 90, blue: 80, yellow: 70, orange: 60, leavesOutExtended: false },
  source: 'practice',
  kind: 'method',
  check: ({ green, blue, yellow, orange }): readonly Fault[] =>
    green > blue && blue > yellow && yellow > orange
      ? []
      : [
          {
            at: 'value.green',
            code: 'not-falling',
            message: {
              zh: '绿、蓝、黄、橙的下限应依次减小',
              en: 'Green, blue, yellow and orange must fall in this order',
            },
          },
        ],
})
