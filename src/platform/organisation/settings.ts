import { Type } from 'typebox'
import { defineSetting } from '../../model/setting.ts'

export const DELEGATION_DAYS = defineSetting({
  key: 'organisation.delegation-days',
  name: { zh: '代办最长天数', en: 'Longest delegation' },
  about: {
    zh: '填报员、审核员、经办员、网格员请人代办，一次最长几天；更长应由安全管理员正式授权。',
    en: 'For how many days at most a reporter, reviewer, clerk or grid worker may let somebody stand in; beyond that the role is granted.',
  },
  schema: Type.Integer({ minimum: 1, maximum: 366 }),
  default: 60,
  source: '通行做法',
  kind: 'policy',
})
