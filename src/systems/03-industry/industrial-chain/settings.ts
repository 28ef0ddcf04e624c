import { Type } from 'typebox'
import { defineSetting } from '../../../model/setting.ts'

/** Expressions of the declarations speak of it as `setting.contact_within`. */
export const CONTACT_WITHIN = defineSetting({
  key: 'industrial-chain.contact_within',
  name: { zh: '库内条目联系期限', en: 'Days within which an entry is contacted' },
  about: {
    zh: '目标企业和项目超过这么多天没有联系，自动失效出库；随时可以重新入库。',
    en: 'A target or project that nobody contacted for so many days leaves the list by itself; it may be taken in again.',
  },
  schema: Type.Integer({ minimum: 7, maximum: 1000, title: '天 · days' }),
  default: 90,
  source: 'practice',
  kind: 'method',
})

export const MEET_WITHIN = defineSetting({
  key: 'industrial-chain.meet_within',
  name: { zh: '链长会议间隔', en: 'Days between meetings of a chief' },
  about: {
    zh: '一条链的链长至少多少天开一次会；到期提醒牵头单位。',
    en: 'The most days between two meetings of a chain’s chief; its office is reminded.',
  },
  schema: Type.Integer({ minimum: 7, maximum: 730, title: '天 · days' }),
  default: 92,
  source: 'practice',
  kind: 'method',
})

export const TICKET_DAYS = defineSetting({
  key: 'industrial-chain.ticket_days',
  name: { zh: '问题办理时限', en: 'Days to solve a ticket' },
  about: { zh: '交办后几个工作日内办结。', en: 'Working days from assigning a ticket to its solution.' },
  schema: Type.Integer({ minimum: 1, maximum: 250, title: '工作日 · working days' }),
  default: 20,
  source: 'practice',
  kind: 'method',
})
