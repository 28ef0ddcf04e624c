import type { FigureValue } from '../model/origin.ts'

/** What stands for a value that is not known. */
export const UNKNOWN = '—'

/**
 * A number with thousands separators. Decimal text keeps all its digits unless `digits` asks for fewer; a binary number is
 * shown to six places at most. Null is '—', zero is '0'.
 *
 *     numberText('1234567.80') === '1,234,567.8'     numberText(0.125, 1) === '0.1'     numberText(null) === '—'
 */
export function numberText(value: FigureValue, digits?: number): string {
  if (value === null || value === '') return UNKNOWN
  if (typeof value === 'number' || digits !== undefined) {
    const number = Number(value)
    if (!Number.isFinite(number)) return UNKNOWN
    return new Intl.NumberFormat('en', {
      maximumFractionDigits: digits ?? 6,
      minimumFractionDigits: 0,
    }).format(number === 0 ? 0 : number)
  }
  const match = /^([-+]?)(\d+)(?:\.(\d*))?$/.exec(value.trim())
  if (match === null) return Number.isFinite(Number(value)) ? numberText(Number(value)) : UNKNOWN
  const [, sign = '', whole = '', fraction = ''] = match
  const grouped = whole.replace(/^0+(?=\d)/, '').replace(/\B(?=(?:\d{3})+$)/g, ',')
  const rest = fraction.replace(/0+$/, '')
  const text = `${grouped}${rest === '' ? '' : `.${rest}`}`
  return sign === '-' && text !== '0' ? `-${text}` : text
}

/** A share as a percentage: 0.473 is '47.3%'; null is '—'. */
export const percentText = (share: number | null, digits = 1): string =>
  share === null || !Number.isFinite(share) ? UNKNOWN : `${numberText(share * 100, digits)}%`

/** A change with its sign: '+1.2', '-0.3'. */
export const changeText = (value: FigureValue, digits?: number): string => {
  const text = numberText(value, digits)
  return Number(value) > 0 ? `+${text}` : text
}

const parts = (moment: string | Date) => {
  const date = typeof moment === 'string' ? new Date(moment) : moment
  if (Number.isNaN(date.getTime())) return null
  // China keeps one time, without daylight saving.
  const there = new Date(date.getTime() + 8 * 3_600_000).toISOString()
  return { day: there.slice(0, 10), minute: there.slice(11, 16), second: there.slice(11, 19) }
}

/** 'YYYY-MM-DD' in China's time; a text that is a day already stays as it is. */
export function dayText(moment: string | Date | null | undefined): string {
  if (moment == null) return UNKNOWN
  if (typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(moment)) return moment
  return parts(moment)?.day ?? UNKNOWN
}

/** 'YYYY-MM-DD HH:mm' in China's time. */
export function momentText(moment: string | Date | null | undefined): string {
  if (moment == null) return UNKNOWN
  const found = parts(moment)
  return found === null ? UNKNOWN : `${found.day} ${found.minute}`
}

/** '2021–2025' for '2021/2025'; other periods as they are. */
export const periodText = (period: string | null | undefined): string =>
  period == null ? UNKNOWN : period.replace('/', '–')

/** Days from one day to another; negative when it has passed. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** '3.4 MB'. */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${numberText(bytes / 1024, 1)} kB`
  return `${numberText(bytes / 1024 / 1024, 1)} MB`
}
