/**
 * How government documents write numbers: half-up to the digits shown, 亿元 and 万元 with their unit, growth with one
 * decimal, 个百分点 for differences of percentages, — for what is not known or has a denominator of zero.
 */

/** What is printed for a figure that does not exist. Never 0. */
export const DASH = '—'

export type RoundingMode = 'half-up' | 'half-even'

/**
 * Rounds a decimal as people round it on paper: 1.005 to two digits is 1.01, whatever its binary form. Half-up means away
 * from zero; half-even is GB/T 8170, for environmental and metrological values.
 */
export function rounded(value: number, digits: number, mode: RoundingMode = 'half-up'): number {
  const shifted = Number(`${Number(Math.abs(value).toPrecision(15))}e${digits}`)
  if (!Number.isFinite(shifted)) return value
  const floor = Math.floor(shifted)
  const rest = shifted - floor
  const isHalf = Math.abs(rest - 0.5) < 1e-9
  const up = isHalf ? mode === 'half-up' || floor % 2 === 1 : rest > 0.5
  const whole = Number(`${floor + (up ? 1 : 0)}e${-digits}`)
  return value < 0 && whole !== 0 ? -whole : whole
}

/** '178.0', '—' for null. No thousands separators, as in bulletins. */
export function decimal(value: number | null, digits: number, mode: RoundingMode = 'half-up'): string {
  if (value === null || !Number.isFinite(value)) return DASH
  return withoutNegativeZero(rounded(value, digits, mode).toFixed(Math.max(0, digits)))
}

/** A value with its unit, '178.0亿元'. The unit of a missing value is left out. */
export function quantity(value: number | null, unit: string | null, digits: number, mode?: RoundingMode): string {
  const shown = decimal(value, digits, mode)
  return shown === DASH ? DASH : `${shown}${unit ?? ''}`
}

/** A fraction as a percentage: 0.56 → '56.0%'. */
export function percent(fraction: number | null, digits = 1): string {
  return quantity(fraction === null ? null : fraction * 100, '%', digits)
}

/** numerator ÷ denominator; null where the denominator is zero or either is unknown. */
export function ratio(numerator: number | null, denominator: number | null): number | null {
  return numerator === null || denominator === null || denominator === 0 ? null : numerator / denominator
}

/** 增长5.2% · 下降1.3% · 持平; the change is a fraction. Null says that it is not known. */
export function changeWords(change: number | null, digits = 1): string | null {
  if (change === null || !Number.isFinite(change)) return null
  const size = rounded(Math.abs(change) * 100, digits)
  if (size === 0) return '持平'
  return `${change > 0 ? '增长' : '下降'}${size.toFixed(digits)}%`
}

/** 提高1.2个百分点 · 下降0.5个百分点 · 持平; the difference is in percentage points. */
export function pointsWords(points: number | null, digits = 1): string | null {
  if (points === null || !Number.isFinite(points)) return null
  const size = rounded(Math.abs(points), digits)
  if (size === 0) return '持平'
  return `${points > 0 ? '提高' : '下降'}${size.toFixed(digits)}个百分点`
}

/** Money in 万元, as prose says it: from 1 亿元 on in 亿元 with two decimals, below in 万元. */
export function money(tenThousandYuan: number | null): string {
  if (tenThousandYuan === null || !Number.isFinite(tenThousandYuan)) return DASH
  if (Math.abs(tenThousandYuan) >= 10_000) return quantity(tenThousandYuan / 10_000, '亿元', 2)
  return quantity(tenThousandYuan, '万元', Number.isInteger(tenThousandYuan) ? 0 : 2)
}

/** How many decimals the published figures of a series have, at most `most`: 178 and 181.4 give 1. */
export function digitsOf(values: readonly number[], most = 4): number {
  let digits = 0
  for (const value of values) {
    while (digits < most && Math.abs(rounded(value, digits) - value) > 1e-9 * Math.max(1, Math.abs(value))) digits++
  }
  return digits
}

/** '2025-06-30' → '2025年6月30日', in Arabic numerals without leading zeros. */
export function dateText(iso: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)
  return found === null ? iso : `${found[1]}年${Number(found[2])}月${Number(found[3])}日`
}

/** The note that stands under every table whose parts were rounded one by one. */
export const ROUNDING_NOTE = '部分数据因四舍五入，合计与分项略有差异。'

/** A fall too small to show is no fall: '-0.0' prints as '0.0'. */
function withoutNegativeZero(shown: string): string {
  return /^-0(\.0+)?$/.test(shown) ? shown.slice(1) : shown
}
