import { Type } from 'typebox'
import { defineSetting } from '../../../model/setting.ts'

/** After how many days without contact a firm on the cultivation list is out of touch. */
export const CONTACT_WITHIN = defineSetting({
  key: 'enterprise-gradient.contact_within',
  name: { zh: '培育企业联系间隔', en: 'Contact with firms under cultivation' },
  about: {
    zh: '纳入培育后多少天内至少联系一次；超过的提醒，仍无联系的退回候选。',
    en: 'Days within which a firm that was taken on is contacted at least once; beyond them there is a warning, then it goes back to the candidates.',
  },
  schema: Type.Integer({ minimum: 7, maximum: 365, title: '天 · days' }),
  default: 60,
  source: 'practice',
  kind: 'method',
})
