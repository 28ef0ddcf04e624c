import { getPeriod, periodWords } from '../../model/period.ts'
import type { Bilingual } from '../../model/system.ts'
import { type Covers, type Measure, measureNames } from './definition.ts'
import { convert, decimalsOf, readUnit } from './quantity.ts'

/** What an entry check may say. */
export const ENTRY_CHECKS = [
  'not-a-number',
  'unit-mismatch',
  'too-precise',
  'out-of-range',
  'year-to-date-falls',
  'growth-disagrees',
  'parts-do-not-add-up',
  'jump',
  'wrong-sign',
] as const
export type EntryCheck = (typeof ENTRY_CHECKS)[number]

/**
 * How much a finding stops: an error until it is mended, a warning not at all, and what needs a note until there is one.
 */
export type Severity = 'error' | 'warning' | 'needs-note'

export interface Finding {
  readonly check: EntryCheck
  readonly severity: Severity
  /** Key of the entry, as the caller named it: a path in a form or a cell in a sheet. */
  readonly at: string
  readonly message: Bilingual
}

/** Thresholds of the checks. Practice, not law: settings of the place. */
export interface EntryCheckSettings {
  /** Points by which reported growth may differ from the one that levels give. */
  readonly growthTolerance: number
  /** Year-on-year change, as a share, beyond which a note is asked for. */
  readonly jump: number
  /** Half units of the last place by which each part may be rounded. */
  readonly roundingPerPart: number
  readonly severity: Readonly<Record<EntryCheck, Severity | 'off'>>
}

export const defaultEntryCheckSettings: EntryCheckSettings = {
  growthTolerance: 0.5,
  jump: 0.3,
  roundingPerPart: 0.5,
  severity: {
    'not-a-number': 'error',
    'unit-mismatch': 'error',
    'too-precise': 'error',
    'out-of-range': 'error',
    'year-to-date-falls': 'error',
    'growth-disagrees': 'error',
    'parts-do-not-add-up': 'error',
    jump: 'needs-note',
    'wrong-sign': 'warning',
  },
}

/** What an entry is about. */
export interface EntryField {
  readonly indicator: string
  readonly name: Bilingual
  readonly unit: string | null
  /** Decimals that may be given; null: any number. */
  readonly decimals: number | null
  readonly measure: Measure
  readonly covers: Covers
  readonly direction: 'up' | 'down' | 'band'
  /** At comparable prices: growth does not follow from the levels as printed. */
  readonly isComparablePrice: boolean
  /** Bounds that no value can pass: a share of something lies within 0 and 100. */
  readonly least: number | null
  readonly most: number | null
}

/** A value as it was entered. */
export interface Entry {
  /** Key for findings. */
  readonly at: string
  readonly field: EntryField
  readonly period: string
  /** What was typed, before it was read. */
  readonly text: string
  readonly unit: string | null
  readonly note: string | null
}

/** A value that is known already. */
export interface KnownValue {
  readonly indicator: string
  readonly period: string
  readonly measure: Measure
  readonly covers: Covers
  readonly value: number
}

/** Parts that must make up a whole, by keys of entries. */
export interface PartsOfWhole {
  readonly whole: string
  readonly parts: readonly string[]
}

/**
 * Reads what people type: 1,234.5, full-width digits, and nothing that is no number. null when it is none. A percent
 * sign is left out, since the field says its unit.
 */
export function findNumber(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,，]/g, '')
    .replace(/%$/, '')
    .replace(/^[−–]/, '-')
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(plain) && Number.isFinite(Number(plain))
    ? Number(plain)
    : null
}

/**
 * Every finding of every entry at once: unit and precision, year-to-date values that fall, growth that the levels do not
 * give, parts that do not make the whole, jumps without a note, signs against the direction. Empty entries are no
 * concern of these checks.
 */
export function entryFindings(
  entries: readonly Entry[],
  known: readonly KnownValue[],
  wholes: readonly PartsOfWhole[] = [],
  settings: EntryCheckSettings = defaultEntryCheckSettings,
): readonly Finding[] {
  const findings: Finding[] = []
  const filled = entries.filter(({ text }) => text.trim() !== '')
  const read = new Map(filled.map((entry) => [entry.at, findNumber(entry.text)]))
  // By key, so that a form of many thousand rows takes no longer a row than a small one.
  const values = new Map<string, number | null>()
  const yearToDate = new Map<string, { readonly period: string; readonly value: number }[]>()
  const remember = (one: KnownValue | Entry['field'], period: string, value: number | null) => {
    values.set([one.indicator, period, one.measure, one.covers].join('|'), value)
    if (one.covers !== 'year-to-date' || value === null) return
    const key = [one.indicator, one.measure, period.slice(0, 4)].join('|')
    const group = yearToDate.get(key)
    if (group === undefined) yearToDate.set(key, [{ period, value }])
    else group.push({ period, value })
  }
  for (const one of known) remember(one, one.period, one.value)
  // What is entered now stands before what was known.
  for (const entry of filled) remember(entry.field, entry.period, read.get(entry.at) ?? null)
  const before = (entry: Entry, period: string, measure: Measure, covers: Covers): number | null =>
    values.get([entry.field.indicator, period, measure, covers].join('|')) ?? null
  const byKey = new Map(filled.map((entry) => [entry.at, entry]))
  for (const entry of filled) {
    const value = read.get(entry.at) ?? null
    if (value === null) {
      add('not-a-number', entry.at, {
        zh: `“${entry.text.trim()}”不是数字。只填数字，不带单位和文字。`,
        en: `“${entry.text.trim()}” is no number. Enter digits only, without unit or words.`,
      })
      continue
    }
    checkUnit(entry)
    checkPrecision(entry, value)
    checkRange(entry, value)
    checkYearToDate(entry, value)
    checkGrowth(entry, value)
    checkJump(entry, value)
    checkSign(entry, value)
  }
  for (const { whole, parts } of wholes) checkParts(whole, parts)
  return findings

  function add(check: EntryCheck, at: string, message: Bilingual): void {
    const severity = settings.severity[check]
    if (severity !== 'off') findings.push({ check, severity, at, message })
  }

  function checkUnit({ at, field, unit }: Entry): void {
    if (unit === null || unit === field.unit) return
    const given = readUnit(unit)
    const wanted = readUnit(field.unit)
    if (given !== null && wanted !== null && given.base === wanted.base && given.factor === wanted.factor) return
    const can = convert(1, unit, field.unit)
    const hint =
      can === null
        ? { zh: '', en: '' }
        : { zh: `（1${unit}＝${can}${field.unit}）`, en: ` (1 ${unit} = ${can} ${field.unit})` }
    add('unit-mismatch', at, {
      zh: `单位应为“${field.unit ?? '无'}”，填的是“${unit}”${hint.zh}。请换算后填写。`,
      en: `The unit is ${field.unit ?? 'none'}, not ${unit}${hint.en}. Convert the value.`,
    })
  }

  function checkPrecision({ at, field, text }: Entry, value: number): void {
    if (field.decimals === null) return
    const typed = /\.(\d*)/.exec(text.normalize('NFKC'))?.[1]?.replace(/0+$/, '').length ?? decimalsOf(value)
    if (typed <= field.decimals) return
    add('too-precise', at, {
      zh: `最多保留 ${field.decimals} 位小数，填了 ${typed} 位。`,
      en: `At most ${field.decimals} decimals; ${typed} were given.`,
    })
  }

  function checkRange({ at, field }: Entry, value: number): void {
    if ((field.least === null || value >= field.least) && (field.most === null || value <= field.most)) return
    const range = `${field.least ?? '−∞'}—${field.most ?? '+∞'}`
    add('out-of-range', at, {
      zh: `${value} 不在可能的范围 ${range} 内。请核对数值和单位。`,
      en: `${value} lies outside the possible range ${range}. Check value and unit.`,
    })
  }

  function checkYearToDate(entry: Entry, value: number): void {
    const { field, period } = entry
    if (field.covers !== 'year-to-date' || field.measure === 'growth' || field.measure === 'reduction') return
    const own = getPeriod(period)
    if (own.kind === 'span') return
    // Whatever ends earlier in the same year, in another frequency too: June against the first quarter.
    const year = period.slice(0, 4)
    const earlier = (yearToDate.get([field.indicator, field.measure, year].join('|')) ?? [])
      .filter((one) => getPeriod(one.period).to < own.to)
      .sort((a, b) => getPeriod(b.period).to - getPeriod(a.period).to)[0]
    if (earlier === undefined || value >= earlier.value) return
    const when = periodWords(getPeriod(earlier.period))
    add('year-to-date-falls', entry.at, {
      zh: `年初累计值不应减少：${when.zh}已为 ${earlier.value}，本期填 ${value}。若前期有误，请先更正前期。`,
      en: `A year-to-date value cannot fall: it was ${earlier.value} in ${when.en}, now ${value}. If the earlier one is wrong, correct it first.`,
    })
  }

  function checkGrowth(entry: Entry, value: number): void {
    const { field, period } = entry
    if ((field.measure !== 'growth' && field.measure !== 'reduction') || field.isComparablePrice) return
    const own = getPeriod(period)
    if (own.kind === 'span') return
    const last = `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`
    for (const measure of ['level', 'flow'] as const) {
      for (const covers of ['year-to-date', 'period', 'moment'] as const) {
        const now = before(entry, period, measure, covers)
        const then = before(entry, last, measure, covers)
        if (now === null || then === null || then === 0) continue
        const derived = (now / then - 1) * 100 * (field.measure === 'reduction' ? -1 : 1)
        if (Math.abs(derived - value) <= settings.growthTolerance + 1e-9) return
        const shown = Math.round(derived * 100) / 100
        add('growth-disagrees', entry.at, {
          zh: `${measureNames[field.measure].zh}填 ${value}%，按数值推算为 ${shown}%（${now} 比 ${then}），相差超过 ${settings.growthTolerance} 个百分点。`,
          en: `The ${measureNames[field.measure].en} says ${value}%, the values give ${shown}% (${now} after ${then}): more than ${settings.growthTolerance} points apart.`,
        })
        return
      }
    }
  }

  function checkJump(entry: Entry, value: number): void {
    const { field, period } = entry
    if (field.measure === 'growth' || field.measure === 'reduction' || field.measure === 'fulfilment') return
    if (getPeriod(period).kind === 'span') return
    const last = `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`
    const then = before(entry, last, field.measure, field.covers)
    if (then === null || then === 0) return
    const change = (value - then) / Math.abs(then)
    if (Math.abs(change) <= settings.jump + 1e-9) return
    if (settings.severity.jump === 'needs-note' && (entry.note ?? '').trim() !== '') return
    const shown = `${change > 0 ? '+' : '−'}${Math.round(Math.abs(change) * 1000) / 10}%`
    add('jump', entry.at, {
      zh: `比上年同期 ${then} 变化 ${shown}，超过 ${settings.jump * 100}%，请在备注写明原因。`,
      en: `${shown} on the year before (${then}), beyond ${settings.jump * 100}%. Say why in the note.`,
    })
  }

  function checkSign({ at, field }: Entry, value: number): void {
    if (value === 0) return
    const against =
      (field.measure === 'growth' && field.direction !== 'band' && value > 0 !== (field.direction === 'up')) ||
      (field.measure === 'reduction' && value < 0)
    if (!against) return
    add('wrong-sign', at, {
      zh:
        field.measure === 'reduction'
          ? `降幅填 ${value}，表示上升。下降请填正数；确为上升请保留并说明。`
          : `${field.name.zh}以${field.direction === 'up' ? '升' : '降'}为好，增速填 ${value}%。请核对正负号。`,
      en:
        field.measure === 'reduction'
          ? `A reduction of ${value} is a rise. A fall is entered as a positive number; keep it and explain if it did rise.`
          : `${field.name.en} should ${field.direction === 'up' ? 'rise' : 'fall'}; the growth entered is ${value}%. Check the sign.`,
    })
  }

  function checkParts(wholeKey: string, partKeys: readonly string[]): void {
    const whole = read.get(wholeKey) ?? null
    const parts = partKeys.map((key) => read.get(key) ?? null)
    const wholeEntry = byKey.get(wholeKey)
    // A part that is not filled in is not known; nothing follows from it.
    if (whole === null || wholeEntry === undefined || parts.length === 0 || parts.some((part) => part === null)) return
    const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0)
    const decimals = wholeEntry.field.decimals ?? Math.max(...[whole, ...parts].map((part) => decimalsOf(part ?? 0)))
    const slack = settings.roundingPerPart * (parts.length + 1) * 10 ** -decimals
    if (Math.abs(sum - whole) <= slack + 1e-9) return
    const shown = Number(sum.toPrecision(12))
    add('parts-do-not-add-up', wholeKey, {
      zh: `合计填 ${whole}，各分项之和为 ${shown}，相差 ${Number((whole - sum).toPrecision(6))}，超出四舍五入的误差 ${Number(slack.toPrecision(3))}。`,
      en: `The whole says ${whole}, its parts make ${shown}: ${Number((whole - sum).toPrecision(6))} apart, more than rounding (${Number(slack.toPrecision(3))}) explains.`,
    })
  }
}

/** Whether the findings let a return be submitted. */
export function mayBeSubmitted(findings: readonly Finding[]): boolean {
  return findings.every(({ severity }) => severity === 'warning')
}

/** Every fault of edited settings, as sentences. */
export function faultsInEntryCheckSettings(settings: EntryCheckSettings): readonly string[] {
  const faults: string[] = []
  for (const key of ['growthTolerance', 'jump', 'roundingPerPart'] as const)
    if (!Number.isFinite(settings[key]) || settings[key] < 0) faults.push(`${key}：应为不小于 0 的数`)
  return faults
}
