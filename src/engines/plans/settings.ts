import { Type } from 'typebox'
import { defineSetting } from '../../model/setting.ts'
import { ITEM_GROUPS, type ItemGroup } from './definition.ts'

const Share = (title: string) => Type.Number({ minimum: 0, maximum: 1, title })

const GROUP_WORDS: Readonly<Record<ItemGroup, string>> = {
  target: '目标 · targets',
  result: '成效 · results',
  context: '背景 · context',
  commitment: '任务 · commitments',
  system: '系统 · systems',
  project: '项目 · projects',
  name: '名称 · names',
  diagnostic: '体检意见 · diagnostics',
  proposal: '取值建议 · proposals',
  'near-miss': '近似未匹配 · near-misses',
}

/** What of a review must be decided before its text is adopted. */
export const UNDECIDED = defineSetting({
  key: 'plans.undecided',
  name: { zh: '采用前须校核的内容', en: 'What must be reviewed before adoption' },
  about: {
    zh: '这些类别的识别结果须逐项决定才能采用规划文本；其余可按识别结果进入。置信度达到下限的可不逐项决定，留空为一律须决定。',
    en: 'Items of these groups must be decided before a text is adopted; others may stand as compiled. From a confidence on they may stay undecided; empty: never.',
  },
  schema: Type.Object(
    {
      mustDecide: Type.Array(Type.Unsafe<ItemGroup>(Type.Enum([...ITEM_GROUPS], { 'x-words': GROUP_WORDS })), {
        uniqueItems: true,
        title: '须决定的类别 · groups to be decided',
      }),
      mayStayFrom: Type.Union([Share('可不决定的置信度下限 · confidence from which it may stay'), Type.Null()]),
    },
    { additionalProperties: false },
  ),
  default: { mustDecide: ['target', 'commitment'], mayStayFrom: null },
  source: 'practice',
  kind: 'method',
})

/** How a review goes: acceptance of many at once, and how long an item stays with who opened it. */
export const REVIEWING = defineSetting({
  key: 'plans.reviewing',
  name: { zh: '校核方式', en: 'How texts are reviewed' },
  about: {
    zh: '批量采纳只允许用于不低于此置信度的识别结果，并记为批量；打开的一项在此时间内由打开者保留。',
    en: 'Acceptance of many is allowed from this confidence on and recorded as such; an item that was opened stays with that person so long.',
  },
  schema: Type.Object(
    {
      bulkFrom: Share('批量采纳的置信度下限 · lowest confidence for accepting many'),
      holdMinutes: Type.Integer({ minimum: 1, maximum: 120, title: '保留分钟数 · minutes held' }),
    },
    { additionalProperties: false },
  ),
  default: { bulkFrom: 0.9, holdMinutes: 5 },
  source: 'practice',
  kind: 'method',
})

/** Whether everybody may read adopted texts without an account. */
export const PUBLIC_TEXT = defineSetting({
  key: 'plans.public-text',
  name: { zh: '公开规划文本', en: 'Plan texts open to the public' },
  about: {
    zh: '打开后，已采用的规划文本及其目标不登录也能查看；校核过程和未采用的文本始终不公开。',
    en: 'When on, adopted texts and their targets can be read without an account; reviews and texts not adopted never can.',
  },
  schema: Type.Boolean({ title: '公开 · public' }),
  default: false,
  source: '政府信息公开条例第二十条；何时公开由本级决定',
  kind: 'policy',
})
