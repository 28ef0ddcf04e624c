import { Type } from 'typebox'
import { defineSetting } from '../../model/setting.ts'

const Days = (title: string) => Type.Integer({ minimum: 1, maximum: 120, title })

/** How long each stage of a round may take, and an answer to an objection. */
export const EVALUATION_DAYS = defineSetting({
  key: 'evaluations.days',
  name: { zh: '评价时限', en: 'Deadlines of evaluations' },
  about: {
    zh: '每个阶段给多少天，答复一件异议给多少天；当天不算，从次日起数。公示期内才能提出异议，期满才能结束公示；终评后期内可以启动复评，期满定案。改动只影响之后开始的阶段。',
    en: 'Days of each stage, and to answer an objection; the day on which it begins is not counted. Objections are taken during the notice alone; a final result may be reviewed within its days and is settled after them. A change holds for stages that begin after it.',
  },
  schema: Type.Object(
    {
      confirm: Days('数据确认：单位核对数据 · data being confirmed'),
      trial: Type.Optional(Days('试算：复核后公示 · trial, until the notice')),
      notice: Days('公示 · notice'),
      objections: Type.Optional(Days('异议：答复并终评 · objections, until it is final')),
      answer: Days('答复一件异议 · to answer one objection'),
      final: Type.Optional(Days('终评：可以启动复评 · final, in which a review may be opened')),
      review: Type.Optional(Days('复评：重新终评 · review, until it is final again')),
      unit: Type.Optional(
        Type.Unsafe<'workdays' | 'days'>(
          Type.Enum(['workdays', 'days'], {
            title: '怎么数 · how days are counted',
            'x-words': {
              workdays: '工作日 · working days',
              days: '自然日（末日遇节假日顺延） · calendar days, moved over holidays',
            },
          }),
        ),
      ),
      extensions: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: 9,
          title: '每个阶段最多延期几次，每次不超过原天数 · extensions of a stage, each no longer than its days',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  default: {
    confirm: 5,
    trial: 5,
    notice: 5,
    objections: 10,
    answer: 10,
    final: 20,
    review: 20,
    unit: 'workdays',
    extensions: 1,
  },
  source: 'practice',
  kind: 'method',
})
export type EvaluationDays = Required<typeof EVALUATION_DAYS.default>

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
