import { Type } from 'typebox'
import { defineSetting } from '../../model/setting.ts'
import type { Alert, Hold } from './alerts.ts'
import type { ScaleLine } from './lines.ts'
import type { Rolling } from './rolling.ts'

export interface AlertSettings {
  /** Share of the line from which a firm is nurtured, and from which it is near. */
  readonly nurture: number
  readonly near: number
  /** Share of the line below which a firm in the list is likely to leave it. */
  readonly falling: number
}

export const defaultAlertSettings: AlertSettings = { nurture: 0.8, near: 0.95, falling: 0.6 }

export interface ScaleDistance {
  /** Whether the line is reached: true, false, or not known. */
  readonly reached: boolean | null
  readonly alert: Alert
  /** Revenue of twelve months over the line; null when it is not known or there is no line. */
  readonly share: number | null
  /** What is missing to the line in 万元, 0 once it is reached; null when it is not known. */
  readonly gap: number | null
  /** Whether the figure behind it is guessed from tax in part. */
  readonly isEstimate: boolean
}

/** The qualifications that stand in place of a revenue line; null: nobody has said. */
export interface Licences {
  readonly buildingLicence: boolean | null
  readonly developsProperty: boolean | null
}

const has = (line: ScaleLine, { buildingLicence, developsProperty }: Licences): boolean | null =>
  line.needs === null ? true : line.needs === 'building-licence' ? buildingLicence : developsProperty

/** Whether a share reaches a bound, with slack for sums of decimals: twelve times 158.33… meet 1900. */
const meets = (share: number, bound: number) => share >= bound - 1e-9

/**
 * The distance of a firm to the line of its sector. A sum that is known only in part can still prove that the line is reached;
 * it can never prove that it is not. A firm of a sector without a line has no distance: null.
 */
export function scaleDistance(
  line: ScaleLine | null,
  rolling: Rolling,
  licences: Licences,
  settings: AlertSettings,
): ScaleDistance | null {
  if (line === null) return null
  const licence = has(line, licences)
  if (line.revenue === null)
    return {
      reached: licence,
      alert: licence === null ? 'unknown' : licence ? 'reached' : 'far',
      share: null,
      gap: null,
      isEstimate: false,
    }
  const isEstimate = rolling.kind === 'estimated'
  if (rolling.value === null) {
    const reached = meets(rolling.atLeast / line.revenue, 1) && licence === true ? true : null
    return { reached, alert: reached ? 'reached' : 'unknown', share: null, gap: reached ? 0 : null, isEstimate }
  }
  const share = rolling.value / line.revenue
  const reached = meets(share, 1)
  const alert = reached
    ? 'reached'
    : meets(share, settings.near)
      ? 'near'
      : meets(share, settings.nurture)
        ? 'nurture'
        : 'far'
  return { reached, alert, share, gap: reached ? 0 : line.revenue - rolling.value, isEstimate }
}

/** Whether a firm in the list holds its place; firms that are there by a qualification alone hold it as long as they have it. */
export function holdOf(distance: ScaleDistance | null, settings: AlertSettings): Hold {
  if (distance === null || distance.reached === null) return 'unknown'
  if (distance.reached) return 'safe'
  return distance.share !== null && meets(distance.share, settings.falling) ? 'at-risk' : 'falling'
}

const Share = (title: string) => Type.Number({ exclusiveMinimum: 0, maximum: 1, title })

export const ALERT_SETTINGS = defineSetting({
  key: 'gradient.alerts',
  name: { zh: '小升规提醒', en: 'Alerts on the way to scale' },
  about: {
    zh: '近十二个月营业收入达到入库线的多少算培育、临界；已入库的低于多少算退库风险大；没有营业收入的月份怎样按税收推算。',
    en: 'Shares of the line from which a firm is to be nurtured and is near; below which a firm in the list is likely to leave; how months without revenue are guessed from tax.',
  },
  schema: Type.Object(
    {
      nurture: Share('达到此份额为培育 · nurture from'),
      near: Share('达到此份额为临界 · near from'),
      falling: Share('已入库的低于此份额为退库风险大 · likely to leave below'),
      ownMonths: Type.Integer({
        minimum: 1,
        maximum: 24,
        title: '按本企业税收推算所需月数 · own months',
        description: '近 24 个月里既有营业收入又有税收的月数 · months with both among the last 24',
      }),
      burden: Type.Union([Type.Number({ exclusiveMinimum: 0, maximum: 100 }), Type.Null()], {
        title: '月数不够时所用税负率（%） · burden',
        description: '留空则不推算 · empty: no guess',
      }),
    },
    { additionalProperties: false },
  ),
  default: { ...defaultAlertSettings, ownMonths: 6, burden: null },
  source: 'practice',
  kind: 'method',
  check: ({ nurture, near }) =>
    nurture < near
      ? []
      : [
          {
            at: 'value.near',
            code: 'not-rising',
            message: { zh: '临界的份额应大于培育的份额', en: 'Near must be more than nurture' },
          },
        ],
})
