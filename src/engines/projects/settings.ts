import { type Static, Type } from 'typebox'
import { defineSetting } from '../../model/setting.ts'
import { DEFAULT_BOUNDS } from './lights.ts'

const Bound = (title: string, maximum: number) => Type.Number({ minimum: 0, maximum, title })

const LightSetting = Type.Object(
  {
    rule: Type.Union(
      [
        Type.Literal('lag', { title: '落后百分点 · points behind' }),
        Type.Literal('share', { title: '完成序时的比例 · share of what was due' }),
        Type.Literal('growth', { title: '投资同比 · growth on the year before' }),
      ],
      { title: '规则 · rule set' },
    ),
    yellowLag: Bound('落后几个百分点起黄灯 · points behind from which it is yellow', 100),
    redLag: Bound('落后超过几个百分点红灯 · points behind beyond which it is red', 100),
    redShare: Bound('完成序时不足这个比例红灯 · red below this share of what was due', 1),
    redStart: Type.Integer({
      minimum: 1,
      maximum: 24,
      title: '应开未开几个月红灯 · red after so many months without a start',
    }),
    yellowUncounted: Type.Integer({
      minimum: 0,
      maximum: 24,
      title: '开工几个月未入统黄灯 · yellow after so many months out of statistics',
    }),
    redUncounted: Type.Integer({
      minimum: 0,
      maximum: 24,
      title: '开工超过几个月未入统红灯 · red after more months out of statistics',
    }),
    countedFrom: Bound('总投资多少万元起应入统 · total investment from which statistics count it, in 10,000 yuan', 1e9),
    averageGrowth: Type.Union([Type.Number({ minimum: -1, maximum: 10 }), Type.Null()], {
      title: '全区同期平均增速（小数，未知为空） · average growth of the district as a share, empty when not known',
    }),
    reportedBy: Type.Integer({
      minimum: 0,
      maximum: 28,
      title: '月报在次月几日前报齐 · day of the next month by which a month is reported',
    }),
    stallMonths: Type.Integer({
      minimum: 1,
      maximum: 24,
      title: '连续几个月没有完成投资算停滞 · months without investment after which work counts as stalled',
    }),
  },
  { additionalProperties: false },
)

/** 红黄绿灯: which of the rule sets in use judges, and every bound in them. */
export const LIGHTS = defineSetting({
  key: 'projects.lights',
  name: { zh: '项目红黄绿灯', en: 'Lights of projects' },
  about: {
    zh: '用哪一套规则判灯，以及各条界线。三套规则都有地方在用：落后百分点、完成序时比例、投资同比。',
    en: 'Which rule set judges, and its bounds. Each of the three is in use somewhere: points behind, share of what was due, growth on the year before.',
  },
  schema: LightSetting,
  default: {
    rule: 'lag',
    ...DEFAULT_BOUNDS,
    countedFrom: 500,
    averageGrowth: null,
    reportedBy: 10,
    stallMonths: 3,
  },
  source: 'practice',
  kind: 'method',
  check: ({ yellowLag, redLag, yellowUncounted, redUncounted }) => [
    ...(yellowLag <= redLag
      ? []
      : [
          {
            at: 'value.yellowLag',
            code: 'order',
            message: { zh: '黄灯界线不得高于红灯', en: 'yellow must not lie beyond red' },
          },
        ]),
    ...(yellowUncounted <= redUncounted
      ? []
      : [
          {
            at: 'value.yellowUncounted',
            code: 'order',
            message: { zh: '黄灯界线不得高于红灯', en: 'yellow must not lie beyond red' },
          },
        ]),
  ],
})
export type LightsSetting = Static<typeof LightSetting>

const Weight = (title: string) => Type.Number({ minimum: 0, maximum: 100, title })
const Needed = Type.Union([
  Type.Literal('screening', { title: '投资范围与准入把关（政府投资） · screening, of public money' }),
  Type.Literal('land', { title: '用地手续 · land' }),
  Type.Literal('environment', { title: '环评 · environment' }),
  Type.Literal('energy', { title: '节能审查 · energy review' }),
  Type.Literal('stability', { title: '稳评 · stability assessment' }),
  Type.Literal('design', { title: '初步设计及概算 · design and budget' }),
  Type.Literal('tender', { title: '招标 · tender' }),
  Type.Literal('permit', { title: '施工许可 · building permit' }),
])

/** 成熟度: what ranks the reserve. */
export const READINESS = defineSetting({
  key: 'projects.readiness',
  name: { zh: '储备项目成熟度', en: 'Readiness of the reserve' },
  about: {
    zh: '手续、资金、用地、需求各占多少分，以及除立项批复外还要哪些手续。权重不必合计 100，按比例折算。',
    en: 'What procedures, money, land and demand weigh, and which procedures are needed beside the approval. Weights need not add up to 100.',
  },
  schema: Type.Object(
    {
      gates: Weight('前期手续 · procedures'),
      money: Weight('资金落实 · money'),
      land: Weight('用地 · land'),
      demand: Weight('需求依据 · demand'),
      needs: Type.Array(Needed, {
        uniqueItems: true,
        maxItems: 8,
        title: '立项批复之外还要的手续 · procedures needed beside the approval',
      }),
    },
    { additionalProperties: false },
  ),
  default: { gates: 40, money: 30, land: 20, demand: 10, needs: ['screening', 'land', 'environment', 'permit'] },
  source: 'practice',
  kind: 'method',
})

/** 专项债覆盖倍数: below which a project's own bonds, and all of them together, are called short. */
export const COVER = defineSetting({
  key: 'projects.bond-cover',
  name: { zh: '专项债本息覆盖倍数下限', en: 'Least cover of bonds' },
  about: {
    zh: '项目净收益对专项债本息、对全部债务本息至少要有几倍。制度要求大于 1，各地另有更高要求，请按本地规定核定。',
    en: 'How many times net income has to cover principal and interest: of the special bonds, and of all debt. The rule asks for more than 1; places ask for more, so set what holds here.',
  },
  schema: Type.Object(
    {
      project: Type.Number({ minimum: 1, maximum: 10, title: '单个项目专项债 · bonds of one project' }),
      all: Type.Number({ minimum: 1, maximum: 10, title: '全部项目合计 · all projects together' }),
    },
    { additionalProperties: false },
  ),
  default: { project: 1.1, all: 1.2 },
  source: 'practice',
  kind: 'method',
})
