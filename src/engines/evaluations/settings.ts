import { Type } from 'typebox'
import { defineSetting } from '../../model/setting.ts'

const Days = (title: string) => Type.Integer({ minimum: 1, maximum: 120, title })

/** How long units have to check their data, how long a notice stands, how long an answer may take: working days. */
export const EVALUATION_DAYS = defineSetting({
  key: 'evaluations.days',
  name: { zh: '评价时限', en: 'Deadlines of evaluations' },
  about: {
    zh: '单位核对数据、公示、答复异议各给多少个工作日。公示期内才能提出异议，期满才能终评。',
    en: 'Working days for units to check their data, for the notice to stand, and to answer an objection. Objections are taken during the notice alone.',
  },
  schema: Type.Object(
    {
      confirm: Days('核对数据的工作日 · to check the data'),
      notice: Days('公示的工作日 · of the notice'),
      answer: Days('答复异议的工作日 · to answer an objection'),
    },
    { additionalProperties: false },
  ),
  default: { confirm: 5, notice: 5, answer: 10 },
  source: 'practice',
  kind: 'method',
})

/** What the published list tells of a unit besides its grade. */
export const PUBLISHED_LIST = defineSetting({
  key: 'evaluations.published-list',
  name: { zh: '公示名单的内容', en: 'What the published list tells' },
  about: {
    zh: '公示名单除等级外是否写名次、得分。单位的指标数值从不公示。',
    en: 'Whether the list tells rank and score besides the grade. The values of a unit are never published.',
  },
  schema: Type.Object(
    {
      rank: Type.Boolean({ title: '写名次 · rank' }),
      score: Type.Boolean({ title: '写得分 · score' }),
    },
    { additionalProperties: false },
  ),
  default: { rank: true, score: true },
  source: 'practice',
  kind: 'method',
})

/** From which probability a grade is called sure. */
export const SURE_FROM = defineSetting({
  key: 'evaluations.sure-from',
  name: { zh: '等级有把握的界线', en: 'When a grade is called sure' },
  about: {
    zh: '重算中得到该等级的比例低于这个数时，页面提示这个等级不稳，慎作奖惩依据。',
    en: 'Below this share of replays a page says that the grade is not sure enough to rest rewards or sanctions on.',
  },
  schema: Type.Number({ minimum: 0.5, maximum: 1, title: '比例 · share of replays' }),
  default: 0.8,
  source: 'practice',
  kind: 'method',
})
