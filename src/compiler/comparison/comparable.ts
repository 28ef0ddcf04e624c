import type { Statement } from '../../model/plan-model.ts'
import { generalNames, reverseIndicator, sameUnits, sameWords } from './same-indicators.ts'

/** A statement made ready for comparison. */
export interface Comparable {
  readonly statement: Statement
  /** Name with synonyms brought together; equal keys mean the same indicator. */
  readonly key: string
  /** Words in brackets that bound what is counted (不含园区). */
  readonly scope: string
  /** Whose figure it is, where the text names an owner; '' for the document's own area. */
  readonly subject: string
  /** Unit without its power of ten. */
  readonly unit: string
  /** What the text admits, in units without power of ten. */
  readonly least: number
  readonly most: number
  /** The value itself, same units. */
  readonly value: number
}

const LEADING =
  /^(?:(?:全区|全市|全县|全旗|我区|我市|我县|辖区内?|区域内|其中|累计|共|总计|年末|完成|实现|拥有|保持|力争|确保|努力|组织企业|使|推动|年均|届时|持续|进一步|基本|参与|主持|着力|预计)(?:的|了)?)+/
const TRAILING = /(?:数量|总数|总量|家数|个数|总额|数|达|到|为|至|约|近|超|(?<=改造|建设|整治|更新)(?:项目|工程))$/

/** Name of an indicator in the form that is compared: brackets, quotes and synonyms resolved. */
export function indicatorKey(name: string): { readonly key: string; readonly scope: string } {
  const scopes: string[] = []
  let key = name
    .replace(/[“”"'《》\s]/g, '')
    .replace(/[（(]([^（()）]{1,30})[)）]/g, (_, inside: string) => {
      if (/^[\w.&%μ/-]+$/.test(inside)) return ''
      scopes.push(inside)
      return ''
    })
    .replace(/[（()）]/g, '')
  key = key.replace(LEADING, '')
  for (const [pattern, form] of sameWords) key = key.replace(pattern, form)
  key = key.replace(/[、和与及的]/g, '')
  for (let i = 0; i < 2; i++) if (key.length > 4) key = key.replace(TRAILING, '')
  return { key, scope: scopes.sort().join('；') }
}

const POWERS: readonly (readonly [string, number])[] = [
  ['万亿', 1e12],
  ['千亿', 1e11],
  ['百亿', 1e10],
  ['亿', 1e8],
  ['千万', 1e7],
  ['百万', 1e6],
  ['十万', 1e5],
  ['万', 1e4],
]

/** The unit without its power of ten, in the form of `sameUnits`, and that power. */
export function unitOf(unit: string | null): { readonly unit: string; readonly power: number } {
  if (unit === null) return { unit: '', power: 1 }
  for (const [prefix, power] of POWERS) {
    // 万元GDP, 万人次 divide by ten thousand only in front of a unit of their own.
    if (unit.startsWith(prefix)) return { unit: spelling(unit.slice(prefix.length)), power }
  }
  return { unit: spelling(unit), power: 1 }
}

const spelling = (unit: string) => sameUnits.find((forms) => forms.includes(unit))?.[0] ?? unit

/** Days of good air are written as a number of days or as a share of the year. */
const GOOD_DAYS = '空气质量优良天数比率'
const YEAR = 365

/** Names of shares and rates; what else stands in percent is a change. */
const SHARE = /率|比重|比例|占|度|指数|水平|覆盖|普及|份额|比$|系数|面$/

/** Names that say only how far work has come: every batch of projects has its own. */
const MEASURE_OF_WORK =
  /^(?:年度|计划|项目|新|开工|加快|建设|竣工|投产|完成|投资|重点|重大|工程|续建|储备|谋划|包装|签约|落地|实施|推进|引进|改造|升级|启动|总|省|市|区|县|级|个|产业)+$/

/** Half a name, cut at a quotation mark. */
function isFragment(name: string): boolean {
  return (name.match(/“/g)?.length ?? 0) !== (name.match(/”/g)?.length ?? 0) || /^[\]）”、]|[（“]$/.test(name)
}

/** Null when the name says too little to be compared with another. */
export function comparableOf(statement: Statement): Comparable | null {
  const { key, scope } = indicatorKey(statement.indicator)
  if (key.length < 3 || generalNames.has(key) || !Number.isFinite(statement.value)) return null
  if (isFragment(statement.indicator) || MEASURE_OF_WORK.test(key)) return null
  let { unit, power } = unitOf(statement.unit)
  if (key === GOOD_DAYS && unit === '天') {
    unit = '%'
    power = 100 / YEAR
  }
  // A sum of money has no level in percent: the words before the figure were lost.
  if (unit === '%' && statement.measure === 'level' && !SHARE.test(key)) return null
  const value = statement.value * power
  const [least, most] = bounds(statement, value, power)
  return { statement, key, scope, subject: ownerOf(statement.subject), unit, least, most, value }
}

/** Endings of what can own a figure: a place, a park, a body. Other words in front of an indicator are verbs. */
const OWNER =
  /(?:[区县市省州旗镇乡村园城片]|街道|社区|公司|集团|企业|[院校局厅委]|中心|基地|集群|地区|流域|组团|城市群)$/

function ownerOf(subject: string | null): string {
  const name = (subject ?? '').replace(/[“”]/g, '')
  return OWNER.test(name) ? name : ''
}

/** What the words admit: bounds, "about", and the rounding of the figure itself. */
function bounds(statement: Statement, value: number, power: number): readonly [number, number] {
  const rounding = (stepOf(statement.value) * power) / 2
  switch (statement.comparator) {
    case 'ge':
      return [value - rounding, Number.POSITIVE_INFINITY]
    case 'le':
      return [Number.NEGATIVE_INFINITY, value + rounding]
    case 'approx':
      return [value - Math.abs(value) * 0.1, value + Math.abs(value) * 0.1]
    case 'range':
      return [value - rounding, (statement.valueMax ?? statement.value) * power + rounding]
    default:
      return [value - rounding, value + rounding]
  }
}

/** The step of the last digit written: 0.01 for 1.59, 1 for 12, 100 for 3500 (which may be rounded). */
function stepOf(value: number): number {
  const written = String(Math.abs(value))
  const point = written.indexOf('.')
  if (point >= 0) return 10 ** -(written.length - point - 1)
  const zeros = /0{0,30}$/.exec(written)?.[0].length ?? 0
  return written.length >= 3 ? 10 ** Math.min(zeros, written.length - 1) : 1
}

/** 'up', 'down', or null when the words do not tell which way is better. */
export function directionOf({ key, statement }: Comparable): 'up' | 'down' | null {
  if (reverseIndicator.test(key)) return 'down'
  if (statement.comparator === 'ge') return 'up'
  if (statement.comparator === 'le') return 'down'
  return /率$|比重$|企业|收入|产值|增加值|拥有量|面积|基地|中心|平台|人才|专利|寿命|年限|入园|覆盖|GDP/.test(key)
    ? 'up'
    : null
}

/** Last year of a period, '2025' for '2021/2025'. */
export const lastYear = (period: string | null) => period?.slice(-4) ?? null

/** Number with its unit as a reader would write it. */
export function amount({ statement }: Comparable): string {
  const { value, valueMax, unit, comparator } = statement
  const number = valueMax === null ? String(value) : `${value}—${valueMax}`
  const before = comparator === 'approx' ? '约' : ''
  const after = comparator === 'ge' ? '以上' : comparator === 'le' ? '以内' : ''
  return `${before}${number}${unit ?? ''}${after}`
}

/** Targets that ask for a fall: the greater the figure, the more they demand. */
const FALL = /下降|降低|减少|压减|压缩|削减|降幅|缩小/

/**
 * Which of two targets for one indicator demands more. Null when the words do not tell. A fall of 15% demands more than
 * one of 10%; a ceiling of 4% more than one of 5%; a level of 70% more than one of 65%.
 */
export function stricter(first: Comparable, second: Comparable): 'first' | 'second' | null {
  const moving = (c: Comparable) => c.statement.measure === 'change' || c.statement.measure === 'growth_rate'
  const falls =
    moving(first) &&
    moving(second) &&
    [first, second].every((c) => c.statement.direction === 'down' || FALL.test(c.statement.text))
  const direction = falls ? 'up' : (directionOf(second) ?? directionOf(first))
  if (direction === null || first.value === second.value) return null
  return second.value > first.value === (direction === 'up') ? 'second' : 'first'
}
