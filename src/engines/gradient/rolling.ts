import { monthNumber, monthOf } from '../../model/calendar.ts'
import type { Bilingual } from '../../model/system.ts'

/**
 * What the last twelve months of a firm say, summed up. The store takes these sums for all firms in one query; for one firm
 * `sumsOfMonths` takes them from its months. Amounts in 万元.
 */
export interface MonthSums {
  /** Months looked at: twelve, or as many as passed since a younger firm began. */
  readonly months: number
  /** Months of them with revenue, and its sum. */
  readonly known: number
  readonly revenue: number
  /** Months without revenue whose tax is known, and that tax. */
  readonly taxOnly: number
  readonly taxOfThose: number
  /** Of the last 24 months those with both above zero: revenue and tax, from which revenue is guessed where it is missing. */
  readonly both: number
  readonly bothRevenue: number
  readonly bothTax: number
}

export interface FirmMonth {
  /** '2024-03'. */
  readonly month: string
  readonly revenue: number | null
  readonly tax: number | null
}

export interface ProxySettings {
  /** Months with revenue and tax that a firm must have before its revenue is guessed from its tax. */
  readonly ownMonths: number
  /** Tax in percent of revenue where the firm has too few months of its own; null: no guess then. */
  readonly burden: number | null
}

/** Nobody published a burden that holds of a district's small firms: without one of its own months no guess is made. */
export const defaultProxySettings: ProxySettings = { ownMonths: 6, burden: null }

/** Revenue of the last twelve months, as far as it can be said. */
export interface Rolling {
  /**
   * 'measured' every month has its revenue · 'estimated' some is guessed from tax · 'partial' months are missing: only
   * `atLeast` is certain · 'unknown' nothing is known.
   */
  readonly kind: 'measured' | 'estimated' | 'partial' | 'unknown'
  /** null when months are missing. */
  readonly value: number | null
  /** What the months with revenue add up to: never more than the whole. */
  readonly atLeast: number
  readonly months: number
  readonly known: number
  readonly estimated: number
  readonly missing: number
  /** Revenue for each unit of tax by which months were guessed. */
  readonly ratio: number | null
}

/** The month before a day's: the last one that can be whole. */
export const monthBefore = (day: string): string => monthOf(monthNumber(day) - 1)

/** How many of the twelve months up to `month` a firm that began on a day has had; a firm without a day had all. */
export function monthsToLookAt(began: string | null, month: string): number {
  if (began === null) return 12
  return Math.max(0, Math.min(12, monthNumber(month) - monthNumber(began) + 1))
}

export function sumsOfMonths(months: readonly FirmMonth[], month: string, began: string | null): MonthSums {
  const last = monthNumber(month)
  const looked = monthsToLookAt(began, month)
  const sums = { months: looked, known: 0, revenue: 0, taxOnly: 0, taxOfThose: 0, both: 0, bothRevenue: 0, bothTax: 0 }
  for (const one of months) {
    const age = last - monthNumber(one.month)
    if (age < 0 || age >= 24) continue
    if (one.revenue !== null && one.tax !== null && one.revenue > 0 && one.tax > 0) {
      sums.both += 1
      sums.bothRevenue += one.revenue
      sums.bothTax += one.tax
    }
    if (age >= looked) continue
    if (one.revenue !== null) {
      sums.known += 1
      sums.revenue += one.revenue
    } else if (one.tax !== null) {
      sums.taxOnly += 1
      sums.taxOfThose += one.tax
    }
  }
  return sums
}

/**
 * Revenue of the last twelve months. Where a month's revenue is missing and its tax is known, it is guessed from what the
 * firm's own months say of both, and the whole is marked as an estimate. What has neither stays missing: it is never zero.
 */
export function rollingRevenue(sums: MonthSums, settings: ProxySettings): Rolling {
  const ratio =
    sums.both >= settings.ownMonths && sums.bothTax > 0
      ? sums.bothRevenue / sums.bothTax
      : settings.burden === null
        ? null
        : 100 / settings.burden
  const estimated = ratio === null ? 0 : sums.taxOnly
  const missing = sums.months - sums.known - estimated
  // Refunds can leave a month's tax below zero; revenue cannot be.
  const guessed = ratio === null ? 0 : Math.max(0, sums.taxOfThose * ratio)
  const common = { months: sums.months, known: sums.known, estimated, missing, atLeast: sums.revenue }
  if (sums.months === 0 || sums.known + estimated === 0) return { ...common, kind: 'unknown', value: null, ratio: null }
  if (missing > 0) return { ...common, kind: 'partial', value: null, ratio: estimated > 0 ? ratio : null }
  if (estimated > 0) return { ...common, kind: 'estimated', value: sums.revenue + guessed, ratio }
  return { ...common, kind: 'measured', value: sums.revenue, ratio: null }
}

const round = (value: number) => String(Number(value.toFixed(2)))

/** How the figure came about, in words. */
export function rollingInWords(rolling: Rolling, month: string): Bilingual {
  const { kind, value, atLeast, months, known, estimated, missing, ratio } = rolling
  const until = { zh: `截至 ${month} 的 ${months} 个月`, en: `${months} months up to ${month}` }
  switch (kind) {
    case 'measured':
      return {
        zh: `${until.zh}营业收入合计 ${round(value ?? 0)} 万元`,
        en: `Revenue of the ${until.en}: ${round(value ?? 0)} (10,000 yuan)`,
      }
    case 'estimated':
      return {
        zh: `${until.zh}：${known} 个月有营业收入，合计 ${round(atLeast)} 万元；${estimated} 个月没有，按税收推算（每元税收对应营业收入 ${round(ratio ?? 0)} 元），合计约 ${round(value ?? 0)} 万元，为估计数`,
        en: `${until.en}: revenue of ${known} adds up to ${round(atLeast)}; ${estimated} guessed from tax (${round(ratio ?? 0)} yuan of revenue for each of tax), in all about ${round(value ?? 0)} (10,000 yuan), an estimate`,
      }
    case 'partial':
      return {
        zh: `${until.zh}：有 ${missing} 个月既无营业收入、也推算不出，已知合计 ${round(atLeast)} 万元，全年数不知道`,
        en: `${until.en}: nothing is known of ${missing}; what is known adds up to ${round(atLeast)} (10,000 yuan), the whole is not known`,
      }
    case 'unknown':
      return { zh: `${until.zh}没有营业收入数据`, en: `${until.en}: no revenue is known` }
  }
}
