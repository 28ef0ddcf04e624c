import type { Bilingual } from '../../model/system.ts'

/** How close a firm is to the line of being above scale (小升规). */
export const ALERTS = ['reached', 'near', 'nurture', 'far', 'unknown'] as const
export type Alert = (typeof ALERTS)[number]

export const alertNames: Readonly<Record<Alert, Bilingual>> = {
  reached: { zh: '达线', en: 'at the line' },
  near: { zh: '临界', en: 'near the line' },
  nurture: { zh: '培育', en: 'to be nurtured' },
  far: { zh: '尚远', en: 'far' },
  unknown: { zh: '数据缺失', en: 'not known' },
}

/** For a firm that is in the list: whether it may have to leave. */
export const HOLDS = ['safe', 'at-risk', 'falling', 'unknown'] as const
export type Hold = (typeof HOLDS)[number]

export const holdNames: Readonly<Record<Hold, Bilingual>> = {
  safe: { zh: '稳定', en: 'safe' },
  'at-risk': { zh: '低于标准', en: 'below the line' },
  falling: { zh: '退库风险大', en: 'likely to leave' },
  unknown: { zh: '数据缺失', en: 'not known' },
}
