import type { Bilingual } from '../../model/system.ts'
import type { Escalation, Light } from './lights.ts'

export const LIGHT_NAMES: Readonly<Record<Light, Bilingual>> = {
  red: { zh: '红灯', en: 'Red' },
  yellow: { zh: '黄灯', en: 'Yellow' },
  green: { zh: '绿灯', en: 'Green' },
  unknown: { zh: '无法判断', en: 'Unknown' },
}

/** Who is to be spoken to, as one city does it. */
export const ESCALATIONS: Readonly<Record<Escalation, Bilingual>> = {
  none: { zh: '', en: '' },
  responsible: { zh: '约谈责任人', en: 'Talk to whoever is responsible' },
  deputy: { zh: '分管领导约谈', en: 'Talk by the deputy in charge' },
  chief: { zh: '主要领导约谈', en: 'Talk by the chief' },
}
