import type { Bilingual } from '../../model/system.ts'
import type { Known } from './evaluate.ts'
import { decimalText, type Exact, subtract } from './exact.ts'
import type { Expression, FunctionName, ShiftUnit, Sign } from './expression.ts'

/** The unit of what an expression gives, when one can be told; `/` between equal units has none. */
export function unitOf(e: Expression): Bilingual | null {
  switch (e.op) {
    case 'name':
      return e.unit === undefined ? null : { zh: e.unit, en: e.unit }
    case 'difference':
      return DAYS
    case 'negate':
      return unitOf(e.of)
    case 'choose':
      return unitOf(e.then) ?? unitOf(e.otherwise)
    case 'call':
      return ['abs', 'round', 'min', 'max', 'int'].includes(e.name) ? unitOf(e.of[0] as Expression) : null
    case 'arithmetic': {
      const [a, b] = [unitOf(e.left), unitOf(e.right)]
      if (e.sign === '/') return b === null && e.right.op === 'number' ? a : null
      if (e.sign === '*') return e.right.op === 'number' ? a : e.left.op === 'number' ? b : null
      return a !== null && (b === null || a.zh === b.zh) ? a : a === null ? b : null
    }
    default:
      return null
  }
}

export const DAYS: Bilingual = { zh: '天', en: 'days' }

/** '1,620 万元', '1,620 万元'; '3.5%' without a space. */
export function amountText(text: string, unit: Bilingual | null): Bilingual {
  const [whole = '', fraction] = text.split('.')
  const number = whole.replace(/\B(?=(?:\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`)
  if (unit === null) return { zh: number, en: number }
  const space = unit.zh === '%' || unit.zh === '‰' ? '' : ' '
  return { zh: `${number}${space}${unit.zh}`, en: `${number}${space}${unit.en}` }
}

/**
 * A number as people read it: what ends within six digits stands whole, what does not is rounded to four, or to as many as
 * it takes not to look like what it is held against.
 */
export function numberWords(value: Exact, against?: Exact): string {
  const whole = decimalText(value, 12)
  if ((whole.split('.')[1] ?? '').length <= 6) return whole
  const other = against === undefined || subtract(value, against).above === 0n ? null : against
  for (let digits = 4; digits < 12; digits++) {
    const text = decimalText(value, digits)
    if (!/^-?0$/.test(text) && (other === null || text !== decimalText(other, digits))) return text
  }
  return whole
}

/** An expression in words: labels for names, 研发费用 ÷ 年营业收入 for a quotient. */
export function expressionWords(e: Expression, nested = false): Bilingual {
  const wrap = (words: Bilingual): Bilingual => (nested ? { zh: `（${words.zh}）`, en: `(${words.en})` } : words)
  const two = (left: Expression, sign: string, right: Expression) => {
    const [a, b] = [expressionWords(left, true), expressionWords(right, true)]
    return wrap({ zh: `${a.zh} ${sign} ${b.zh}`, en: `${a.en} ${sign} ${b.en}` })
  }
  switch (e.op) {
    case 'name':
      return e.label
    case 'text':
      return { zh: `“${e.value}”`, en: `“${e.value}”` }
    case 'number':
      return amountText(e.value, null)
    case 'day':
    case 'moment':
    case 'period':
      return { zh: e.value, en: e.value }
    case 'truth':
      return e.value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
    case 'none':
      return { zh: '未知', en: 'unknown' }
    case 'negate': {
      const of = expressionWords(e.of, true)
      return { zh: `−${of.zh}`, en: `−${of.en}` }
    }
    case 'arithmetic':
      return two(e.left, { '+': '+', '-': '−', '*': '×', '/': '÷', '%': 'mod' }[e.sign], e.right)
    case 'join':
      return two(e.left, '+', e.right)
    case 'difference': {
      const [a, b] = [expressionWords(e.left, true), expressionWords(e.right, true)]
      return { zh: `${b.zh}至${a.zh}的天数`, en: `days from ${b.en} to ${a.en}` }
    }
    case 'shift': {
      const [of, by] = [expressionWords(e.of, true), expressionWords(e.by, true)]
      const unit = SHIFT_WORDS[e.unit]
      return e.sign === '+'
        ? { zh: `${of.zh}后 ${by.zh} ${unit.zh}`, en: `${by.en} ${unit.en} after ${of.en}` }
        : { zh: `${of.zh}前 ${by.zh} ${unit.zh}`, en: `${by.en} ${unit.en} before ${of.en}` }
    }
    case 'call':
      return callWords(
        e.name,
        e.of.map((one) => expressionWords(one)),
      )
    case 'choose': {
      const [then, otherwise] = [expressionWords(e.then, true), expressionWords(e.otherwise, true)]
      return { zh: `${then.zh}或${otherwise.zh}`, en: `${then.en} or ${otherwise.en}` }
    }
    case 'list': {
      const of = e.of.map((one) => expressionWords(one))
      return { zh: of.map(({ zh }) => zh).join('、'), en: of.map(({ en }) => en).join(', ') }
    }
    case 'compare':
      return two(e.left, SIGNS[e.sign], e.right)
    default:
      // Conditions within an expression that gives a value are rare, and told by what they speak of.
      return { zh: '所列条件', en: 'the condition' }
  }
}

export const SIGNS: Readonly<Record<Sign, string>> = { '==': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' }

const SHIFT_WORDS: Readonly<Record<ShiftUnit, Bilingual>> = {
  minutes: { zh: '分钟', en: 'minutes' },
  hours: { zh: '小时', en: 'hours' },
  days: { zh: '天', en: 'days' },
  months: { zh: '个月', en: 'months' },
  years: { zh: '年', en: 'years' },
}

function callWords(name: FunctionName, of: readonly Bilingual[]): Bilingual {
  const first = of[0] as Bilingual
  const [zh, en] = [of.map((one) => one.zh).join('、'), of.map((one) => one.en).join(', ')]
  switch (name) {
    case 'size':
      return { zh: `${first.zh}的数量`, en: `number of ${first.en}` }
    case 'year':
      return { zh: `${first.zh}的年份`, en: `year of ${first.en}` }
    case 'month':
      return { zh: `${first.zh}的月份`, en: `month of ${first.en}` }
    case 'abs':
      return { zh: `${first.zh}的绝对值`, en: `size of ${first.en} without its sign` }
    case 'min':
      return { zh: `${zh}中最小的`, en: `the least of ${en}` }
    case 'max':
      return { zh: `${zh}中最大的`, en: `the greatest of ${en}` }
    case 'dayOf':
    case 'round':
    case 'int':
      return first
  }
}

/** A known value as it is told beside the expression that gave it: a choice by its label, an amount with its unit. */
export function valueWords(value: Known, e: Expression, against?: Known): Bilingual {
  switch (e.kind) {
    case 'number':
      return amountText(numberWords(value as Exact, against as Exact | undefined), unitOf(e))
    case 'truth':
      return value === true ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
    case 'moment': {
      const china = new Date((value as number) + 8 * 3_600_000).toISOString()
      const text = `${china.slice(0, 10)} ${china.slice(11, 16)}`
      return { zh: text, en: text }
    }
    case 'text':
      return choiceWords(value as string, e)
    case 'day':
    case 'period':
      return { zh: value as string, en: value as string }
    default:
      return { zh: '已有', en: 'given' }
  }
}

/** A text by its label among the choices of `named`, or in quotes. */
export function choiceWords(value: string, named: Expression): Bilingual {
  const label = named.op === 'name' && Object.hasOwn(named.choices ?? {}, value) ? named.choices?.[value] : undefined
  return label ?? { zh: `“${value}”`, en: `“${value}”` }
}
