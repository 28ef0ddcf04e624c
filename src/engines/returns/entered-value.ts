import type { Bilingual } from '../../model/system.ts'
import type { Measure } from '../indicators/definition.ts'

/** Why a text cannot be taken for a value. */
export const ENTRY_FAULTS = [
  'magnitude-word',
  'other-unit',
  'percent-sign',
  'separators',
  'range',
  'approximate',
  'direction-word',
  'scientific',
  'not-a-number',
  'date',
  'boolean',
  'formula-error',
  'formula-without-result',
  'too-long',
] as const
export type EntryFault = (typeof ENTRY_FAULTS)[number]

/** What a typed text was read as. */
export type Entered =
  | { readonly kind: 'empty' }
  /** —, 无: there is no value for this period, and the person says so. Never the same as 0 or as nothing typed. */
  | { readonly kind: 'none' }
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'fault'; readonly fault: EntryFault; readonly message: Bilingual }

/** What the field expects. */
export interface Expected {
  readonly unit: string | null
  readonly measure: Measure
}

const NONE = new Set(['—', '——', '–', '-', '--', '/', '无', '暂无', '无数据', '不适用', 'n/a', 'na', '…', '...'])
const FULFILLED = new Set(['完成', '已完成', '是', '√', '✓', '达标'])
const UNFULFILLED = new Set(['未完成', '否', '×', '✗', '未达标'])
/** Longest text that is looked at; a value of 1000 characters is none. */
const LONGEST = 64

/**
 * Reads what people type, paste or leave in a cell. Full-width digits, thousands separators and the unit of the field are
 * taken as what they mean; whatever could mean two things (1.2万 in a field of 万元, 1,23) is a fault that says what to write.
 */
export function readEntered(text: string, expected: Expected): Entered {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/g, '')
    .replace(/[−–—‒](?=[\d.])/g, '-')
    .replace(/^['‘’]/, '')
  if (plain === '') return { kind: 'empty' }
  if (NONE.has(plain.toLowerCase())) return { kind: 'none' }
  if (expected.measure === 'fulfilment') {
    if (FULFILLED.has(plain)) return { kind: 'number', value: '1' }
    if (UNFULFILLED.has(plain)) return { kind: 'number', value: '0' }
  }
  if (plain.length > LONGEST) return fault('too-long', plain.slice(0, 20), expected)
  const bare = withoutUnit(plain, expected.unit)
  if (bare === 'percent') return fault('percent-sign', plain, expected)
  const number = findDecimal(bare)
  if (number !== null) return { kind: 'number', value: number }
  return fault(kindOfFault(bare), plain, expected)
}

/** Takes the field's own unit from the end: 866.56亿元 in a field of 亿元, 6.5% in one of %. */
function withoutUnit(plain: string, unit: string | null): string | 'percent' {
  const own = unit?.normalize('NFKC').replace(/\s+/g, '') ?? ''
  if (own !== '' && plain.endsWith(own)) return plain.slice(0, -own.length)
  if (plain.endsWith('%')) return own === '百分点' || own === '个百分点' ? plain.slice(0, -1) : 'percent'
  if (own === '%' && plain.endsWith('个百分点')) return plain.slice(0, -4)
  return plain
}

/** A decimal number, with separators only where they belong, in its shortest form; null when it is none. */
function findDecimal(text: string): string | null {
  const match = /^([+-]?)((?:\d{1,3}(?:[,，]\d{3}){1,6}|\d{1,30})?)(?:\.(\d{0,20}))?$/.exec(text)
  if (match === null) return null
  const [, sign, whole = '', fraction = ''] = match
  if (whole === '' && fraction === '') return null
  const digits = whole.replace(/[,，]/g, '').replace(/^0+(?=\d)/, '')
  const decimals = fraction.replace(/0+$/, '')
  const value = `${digits === '' ? '0' : digits}${decimals === '' ? '' : `.${decimals}`}`
  return sign === '-' && /[1-9]/.test(value) ? `-${value}` : value
}

function kindOfFault(text: string): EntryFault {
  if (/^[+-]?[\d.,，]+[万亿千百]/.test(text)) return 'magnitude-word'
  if (/^[+-]?[\d.]+[eE][+-]?\d+$/.test(text)) return 'scientific'
  if (/^[+-]?[\d.]+[%个]?[-~至到][\d.]+/.test(text)) return 'range'
  if (/^(?:约|近|超|逾|大约|左右)|(?:左右|以上|以下|余|多)$/.test(text)) return 'approximate'
  if (/^(?:增长|上升|提高|下降|减少|降低|同比|环比|增|降|正|负)/.test(text)) return 'direction-word'
  if (/^[+-]?[\d,，]+(?:\.\d*)?$/.test(text) || /^[+-]?\d{1,3}(?:\.\d{3}){2,}(?:,\d*)?$/.test(text)) return 'separators'
  if (/^[+-]?\d[\d.,，]*\p{Script=Han}/u.test(text) || /^[+-]?\d[\d.,，]*[a-zA-Z㎡]/u.test(text)) return 'other-unit'
  return 'not-a-number'
}

function fault(kind: EntryFault, found: string, { unit }: Expected): Entered {
  return { kind: 'fault', fault: kind, message: entryFaultMessage(kind, found, unit) }
}

/** What was found, what is expected, what to do. */
export function entryFaultMessage(kind: EntryFault, found: string, unit: string | null): Bilingual {
  const what = { zh: `“${found}”`, en: `“${found}”` }
  const of =
    unit === null ? { zh: '数字', en: 'a number' } : { zh: `以“${unit}”为单位的数字`, en: `a number in ${unit}` }
  const tell = (zh: string, en: string): Bilingual => ({ zh: `${what.zh}${zh}`, en: `${what.en} ${en}` })
  switch (kind) {
    case 'magnitude-word':
      return tell(
        `带了“万/亿”等字，可能看错一万倍。本格应填${of.zh}，请换算后只填数字${scaleHint(found, unit)}。`,
        `carries a word for 10,000 or 100,000,000. Enter ${of.en}, converted, digits only.`,
      )
    case 'other-unit':
      return tell(
        `带了别的单位或文字。本格应填${of.zh}，请换算后只填数字。`,
        `carries another unit or words. Enter ${of.en}, converted, digits only.`,
      )
    case 'percent-sign':
      return tell(
        `带了百分号，但本格的单位是“${unit ?? '无'}”。请核对是否填错了行；确需填比例的，请填到比例指标。`,
        `is a percentage, but the field is in ${unit ?? 'no unit'}. Check whether it belongs to another row.`,
      )
    case 'separators':
      return tell(
        '的逗号或小数点位置不对，看不出是多少。请去掉千分位逗号，只用一个小数点。',
        'has separators in odd places. Leave them out and use one decimal point.',
      )
    case 'range':
      return tell(
        '是一个范围。请填一个数；尚未确定的，选“快报”并在备注说明。',
        'is a range. Enter one number; if it is not settled, mark it as a flash value and say so in the note.',
      )
    case 'approximate':
      return tell(
        '是约数。请填确切的数；尚未确定的，选“快报”并在备注说明。',
        'is approximate. Enter the exact number, or mark it as a flash value and say so in the note.',
      )
    case 'direction-word':
      return tell(
        '带了“增长、下降”等字。增长填正数，下降填负数（降幅类指标下降填正数），文字写到备注。',
        'carries a word of direction. Enter a rise as positive and a fall as negative (a reduction as positive).',
      )
    case 'scientific':
      return tell(
        '是科学计数法，可能丢了位数。请把单元格改为“数值”格式后填完整的数。',
        'is in scientific notation and may have lost digits. Format the cell as a number and enter it in full.',
      )
    case 'date':
      return tell(
        '被识别成了日期。请把单元格改为“数值”格式，重新填写。',
        'is a date. Format the cell as a number and enter it again.',
      )
    case 'boolean':
      return tell(`是逻辑值，不是数字。本格应填${of.zh}。`, `is a logical value. Enter ${of.en}.`)
    case 'formula-error':
      return tell(
        '是公式错误。请改正公式，或把结果作为数值填入（选择性粘贴—数值）。',
        'is the error of a formula. Mend it, or paste the result as a value.',
      )
    case 'formula-without-result':
      return {
        zh: '本格有公式但没有算出结果。请用 Excel/WPS 打开、重新计算并保存，或把结果作为数值填入。',
        en: 'The cell has a formula without a result. Open it in Excel or WPS, recalculate and save, or paste the value.',
      }
    case 'too-long':
      return tell('…太长，不是数值。说明文字请写到备注。', '… is too long for a value. Words belong in the note.')
    case 'not-a-number':
      return tell(
        `不是数字。本格应填${of.zh}；本期没有数据的，填“—”并在备注说明原因。`,
        `is no number. Enter ${of.en}; if there is none for this period, enter — and say why in the note.`,
      )
  }
}

const POWERS: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 亿: 8 }

/** 1.2万 in a field of 元: （如确为 1.2万元，应填 12000）. Nothing where the field's unit leaves it open. */
function scaleHint(found: string, unit: string | null): string {
  const match = /^([+-]?\d{1,12}(?:\.\d{1,8})?)([百千万亿])(\p{Script=Han}{0,4})$/u.exec(found)
  if (match === null) return ''
  const [, digits = '', word = '', base = ''] = match
  const own = /^([百千万亿]?)(.*)$/u.exec(unit ?? '')
  if (own === null || (base !== '' && base !== own[2])) return ''
  const power = (POWERS[word] ?? 0) - (POWERS[own[1] ?? ''] ?? 0)
  const value = Number((Number(digits) * 10 ** power).toPrecision(12))
  return `（若指 ${digits}${word}${own[2] ?? ''}，应填 ${value}）`
}

/** Shortest decimal text of a number that a sheet computed in binary: 0.30000000000000004 is 0.3. */
export function decimalText(value: number): string {
  const rounded = Number(value.toPrecision(15))
  const text = String(rounded)
  if (!/e/.test(text)) return text
  return Math.abs(rounded) < 1 ? rounded.toFixed(20).replace(/0+$/, '') : BigInt(rounded).toString()
}
