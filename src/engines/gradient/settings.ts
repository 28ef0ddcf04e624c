import { Type } from 'typebox'
import { defineSetting } from '../../model/setting.ts'
import type { ScaleLine } from './lines.ts'
import type { ProxySettings } from './rolling.ts'
import type { AlertSettings } from './scale-distance.ts'
import type { SizeRule } from './size-class.ts'
import type { Thresholds } from './thresholds.ts'

/** Everything that the rules of a day are made of. */
export interface GradientSettings {
  readonly lines: readonly ScaleLine[]
  readonly sizes: readonly SizeRule[]
  readonly alerts: AlertSettings
  readonly proxy: ProxySettings
  readonly thresholds: Thresholds
  readonly scope: 'industry' | 'all'
  readonly expiryDays: number
}

/** How long before its end a qualification is said to run out. */
export const EXPIRY_DAYS = defineSetting({
  key: 'gradient.expiry-days',
  name: { zh: '资质到期提醒', en: 'Notice of expiries' },
  about: {
    zh: '有效期还剩多少天时列入到期清单，提醒企业重新认定。',
    en: 'Days before its last day at which a qualification is listed as running out, so that the firm can renew it.',
  },
  schema: Type.Integer({ minimum: 1, maximum: 730, title: '天 · days' }),
  default: 90,
  source: 'practice',
  kind: 'method',
})
