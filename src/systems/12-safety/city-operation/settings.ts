import { Type } from 'typebox'
import { defineSetting } from '../../../model/setting.ts'

const Minutes = (title: string) => Type.Number({ minimum: 1, maximum: 10_000, title })

/** How long each stage of a case may take besides the handling itself, whose limit its class gives. */
export const LIMITS = defineSetting({
  key: 'city-operation.limits',
  name: { zh: '案件各阶段时限', en: 'Limits of the stages of a case' },
  about: {
    zh: '受理、核实、立案、派遣、签收、派核查、核查、结案各给多少分钟（按工作时计），结案余量是处置时限之外留给核查、结案的时间。处置时限由案件类别规定。',
    en: 'Minutes of service hours for taking in, verifying, filing, dispatching, acknowledging, sending to be checked, checking and closing; the allowance is what checking and closing may take beyond the handling limit, which the class of the case gives.',
  },
  schema: Type.Object(
    {
      accept: Minutes('受理 · take in'),
      verify: Minutes('现场核实 · verify on the spot'),
      file: Minutes('立案 · file'),
      dispatch: Minutes('派遣 · dispatch'),
      acknowledge: Minutes('签收或申请回退 · acknowledge or ask to return'),
      decide: Minutes('审定回退、延期、挂账 · decide on returns, extensions, suspensions'),
      send_check: Minutes('派核查 · send to be checked'),
      check: Minutes('现场核查 · check on the spot'),
      close: Minutes('结案 · close'),
      closing_hours: Type.Number({
        minimum: 0,
        maximum: 100,
        title: '结案余量（小时类时限） · closing allowance, hours',
      }),
      closing_days: Type.Number({ minimum: 0, maximum: 30, title: '结案余量（日类时限） · closing allowance, days' }),
    },
    { additionalProperties: false },
  ),
  default: {
    accept: 10,
    verify: 120,
    file: 30,
    dispatch: 30,
    acknowledge: 120,
    decide: 120,
    send_check: 30,
    check: 240,
    close: 30,
    closing_hours: 4,
    closing_days: 1,
  },
  source: 'practice',
  kind: 'method',
})

/** How often a case may be sent back, extended and left unattended before somebody else decides. */
export const RULES = defineSetting({
  key: 'city-operation.rules',
  name: { zh: '回退、延期、挂账规则', en: 'Returns, extensions, suspensions' },
  about: {
    zh: '回退几次后必须提请裁决，延期最多几次，挂账多少天要复查一次。',
    en: 'After how many returns an arbitration is needed, how often a case may be extended, after how many days a suspension is reviewed.',
  },
  schema: Type.Object(
    {
      returns: Type.Integer({ minimum: 0, maximum: 10, title: '可以回退几次 · returns' }),
      extensions: Type.Integer({ minimum: 0, maximum: 10, title: '可以延期几次 · extensions' }),
      review_days: Type.Integer({
        minimum: 1,
        maximum: 365,
        title: '挂账几天复查一次 · days between reviews of a suspension',
      }),
    },
    { additionalProperties: false },
  ),
  default: { returns: 1, extensions: 1, review_days: 30 },
  source: 'practice',
  kind: 'method',
})

/** Within how many days a case of the same class in the same cell is looked back to. */
export const RECURRENCE_DAYS = defineSetting({
  key: 'city-operation.recurrence-days',
  name: { zh: '重复发案回看天数', en: 'Days looked back for a recurrence' },
  about: {
    zh: '同网格同小类在多少天内再次发生，算重复发案。',
    en: 'Within how many days a case of the same class in the same cell counts as having recurred.',
  },
  schema: Type.Integer({ minimum: 1, maximum: 365 }),
  default: 30,
  source: 'practice',
  kind: 'method',
})
