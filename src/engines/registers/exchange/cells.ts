import type { Field, FieldValue } from '../../../language/field.ts'
import type { Bilingual } from '../../../model/system.ts'
import { isDateFormat, isPercentFormat, type XlsxCell } from '../../../platform/xlsx/read-xlsx.ts'
import type { RowCell } from '../../../platform/xlsx/write-rows.ts'
import { CLEAR, isNumber, type Language } from './layout.ts'

/** What one cell says: nothing, that the field be emptied, words (of a body, person or record, to be looked up), a value, a fault. */
export type CellReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'value'; readonly value: FieldValue }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'fault'; readonly code: string; readonly message: Bilingual }

const fault = (code: string, zh: string, en: string): CellReading => ({ kind: 'fault', code, message: { zh, en } })
const value = (of: FieldValue): CellReading => ({ kind: 'value', value: of })

/** A cell of a workbook. A formula counts by its result. */
export function readCell(cell: XlsxCell | undefined, field: Field): CellReading {
  if (cell === undefined) return { kind: 'empty' }
  if (cell.kind === 'error')
    return fault('formula', `公式出错（${cell.text}），请改填值。`, `The formula fails (${cell.text}): write a value.`)
  if (cell.hasFormula && cell.text.trim() === '')
    return fault('formula', '公式没有算出值，请改填值。', 'The formula has no result: write a value.')
  if (cell.kind === 'number') {
    if (isDateFormat(cell.format)) return readText(dateText(Number(cell.text), field.kind === 'moment'), field)
    if (isNumber(field)) {
      const number = decimalOf(cell.text)
      if (field.kind === 'percent' && isPercentFormat(cell.format))
        return numberOf(decimalOf(String(Number((Number(number) * 100).toPrecision(15)))), field)
      return numberOf(number, field)
    }
    return readText(decimalOf(cell.text), field)
  }
  return readText(cell.text, field)
}

/** Text of a cell, or of a CSV: what people write for the kind of field. */
export function readText(written: string, field: Field): CellReading {
  const text = undone(written).trim()
  if (text === '') return { kind: 'empty' }
  if (text === CLEAR || text === '——') return { kind: 'clear' }
  if (isNumber(field)) return numberOf(text.normalize('NFKC').replace(/[,\s]/g, ''), field)
  switch (field.kind) {
    case 'choice': {
      const key = choiceOf(text, field.choices)
      return key === null ? noChoice(text, field.choices) : value(key)
    }
    case 'choices':
      return readChoices(text, field.choices)
    case 'yes-no': {
      const word = text.toLowerCase()
      if (['是', 'yes', 'true', '1', '√', 'y'].includes(word)) return value(true)
      if (['否', 'no', 'false', '0', '×', 'n'].includes(word)) return value(false)
      return fault('not-yes-or-no', `“${text}”不是“是”或“否”。`, `“${text}” is neither yes nor no.`)
    }
    case 'day': {
      const day = findDay(text)
      return day === null
        ? fault('not-a-day', `“${text}”不是日期，应写作 2024-03-05。`, `“${text}” is no day: write 2024-03-05.`)
        : value(day)
    }
    case 'moment': {
      const moment = findMoment(text)
      return moment === null
        ? fault(
            'not-a-moment',
            `“${text}”不是时间，应写作 2024-03-05 08:30。`,
            `“${text}” is no moment: write 2024-03-05 08:30.`,
          )
        : value(moment)
    }
    case 'link':
    case 'body':
    case 'person':
      return { kind: 'name', name: text }
    default:
      return value(text)
  }
}

/** One coordinate of a point, in degrees. */
export function readDegrees(written: string, most: 180 | 90): { readonly degrees: number } | CellReading {
  const text = written.trim()
  if (text === '') return { kind: 'empty' }
  if (text === CLEAR) return { kind: 'clear' }
  const degrees = Number(text.normalize('NFKC'))
  return Number.isFinite(degrees) && Math.abs(degrees) <= most
    ? { degrees }
    : fault(
        'not-degrees',
        `“${text}”不是 -${most} 到 ${most} 之间的度数。`,
        `“${text}” is no degree from -${most} to ${most}.`,
      )
}

function numberOf(text: string, { kind }: { readonly kind: Field['kind'] }): CellReading {
  const plain = kind === 'percent' ? text.replace(/%$/, '') : text
  if (!/^[+-]?\d+(?:\.\d+)?$/.test(plain))
    return fault(
      'not-a-number',
      `“${text}”不是数字。只填数字，不带单位。`,
      `“${text}” is no number: write it without its unit.`,
    )
  const number = plain.replace(/^\+/, '')
  if (kind !== 'integer') return value(number)
  const whole = number.replace(/\.0+$/, '')
  return /^-?\d+$/.test(whole) && Number.isSafeInteger(Number(whole))
    ? value(Number(whole))
    : fault('not-whole', `“${text}”不是整数。`, `“${text}” is no whole number.`)
}

/** 1.5E3 as spreadsheets store numbers → '1500'. What is no number stays as it is. */
export function decimalOf(text: string): string {
  const found = /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d{1,3})$/.exec(text.trim())
  if (found === null) {
    // Binary tails that a sum in a spreadsheet leaves: 0.30000000000000004.
    const number = Number(text)
    return /^-?\d*\.\d{15,}$/.test(text) && Number.isFinite(number)
      ? plainOf(Number(number.toPrecision(15)))
      : text.trim()
  }
  const [, sign = '', whole = '', part = '', power = '0'] = found
  const digits = whole + part
  const point = whole.length + Number(power)
  const placed =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : point >= digits.length
        ? digits + '0'.repeat(point - digits.length)
        : `${digits.slice(0, point)}.${digits.slice(point)}`
  return sign + placed.replace(/^0+(?=\d)/, '')
}

const plainOf = (number: number) => decimalOf(String(number))

type Choices = Readonly<Record<string, Bilingual>>

const choiceOf = (text: string, choices: Choices): string | null =>
  Object.keys(choices).find((key) => choices[key]?.zh === text || choices[key]?.en === text) ??
  (choices[text] === undefined ? null : text)

function readChoices(text: string, choices: Choices): CellReading {
  const whole = choiceOf(text, choices)
  if (whole !== null) return value([whole])
  const found: string[] = []
  for (const part of text.split(/[；;]/.test(text) ? /[；;]/ : /[、，,]/)) {
    const word = part.trim()
    if (word === '') continue
    const key = choiceOf(word, choices)
    if (key === null) return noChoice(word, choices)
    if (!found.includes(key)) found.push(key)
  }
  return value(found)
}

function noChoice(text: string, choices: Choices): CellReading {
  const names = Object.values(choices)
  const more = names.length > 12
  const list = (language: 'zh' | 'en', mark: string) =>
    names
      .slice(0, 12)
      .map((name) => name[language])
      .join(mark) + (more ? '…' : '')
  return fault(
    'no-choice',
    `“${text}”不在可选项里；可选：${list('zh', '、')}`,
    `“${text}” is none of the choices: ${list('en', ', ')}`,
  )
}

/** 2024-3-5, 2024/3/5, 2024.3.5, 2024年3月5日, 20240305. */
export function findDay(text: string): string | null {
  const found =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.normalize('NFKC')) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (found === null) return null
  const [, year = '', month = '', day = ''] = found
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${written}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== written ? null : written
}

/** A moment by the clock in Asia/Shanghai, or ISO 8601 with its zone; as ISO 8601 in UTC. */
export function findMoment(text: string): string | null {
  const [first = '', time] = text.replace('T', ' ').split(/ +/)
  if (/(?:Z|[+-]\d{2}:\d{2})$/.test(text)) {
    const date = new Date(text.replace(' ', 'T'))
    return Number.isNaN(date.getTime()) ? null : date.toISOString()
  }
  const day = findDay(first)
  const clock = time === undefined ? '00:00:00' : /^\d{1,2}:\d{2}(?::\d{2})?$/.test(time) ? time : null
  if (day === null || clock === null) return null
  const [hour = '', minute = '', second = '00'] = clock.split(':')
  const date = new Date(`${day}T${hour.padStart(2, '0')}:${minute}:${second}+08:00`)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

/** What a spreadsheet's number of days says, as people write it. */
function dateText(days: number, withTime: boolean): string {
  const text = new Date(Math.round(days * 86_400) * 1000 - 2_209_161_600_000).toISOString()
  return withTime ? `${text.slice(0, 10)} ${text.slice(11, 19)}` : text.slice(0, 10)
}

/** What stands for a value in a workbook; personal values come masked already. */
export function cellOf(held: FieldValue | undefined, field: Field, language: Language): RowCell {
  if (held === undefined || held === null) return null
  if (isNumber(field)) {
    const digits = field.digits ?? (field.kind === 'integer' ? 0 : 2)
    return { kind: 'number', text: String(held), format: digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}` }
  }
  if (field.kind === 'day' && typeof held === 'string') return { kind: 'day', text: held }
  if (field.kind === 'moment' && typeof held === 'string') return { kind: 'moment', text: momentText(held) }
  return textOf(held, field, language)
}

/** The same for a CSV and for whoever reads: words. */
export function textOf(held: FieldValue | undefined, field: Field, language: Language): string {
  if (held === undefined || held === null) return ''
  switch (field.kind) {
    case 'choice':
      return field.choices[String(held)]?.[language] ?? String(held)
    case 'choices':
      return (Array.isArray(held) ? held : [])
        .map((key) => field.choices[String(key)]?.[language] ?? String(key))
        .join(language === 'zh' ? '；' : '; ')
    case 'yes-no':
      return language === 'zh' ? (held === true ? '是' : '否') : held === true ? 'yes' : 'no'
    case 'moment':
      return momentText(String(held))
    default:
      return String(held)
  }
}

/** ISO 8601 → '2024-03-05 08:30' by the clock in Asia/Shanghai. */
export const momentText = (iso: string): string =>
  new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/**
 * Text as a CSV may hold it: what a spreadsheet would run as a formula stands behind an apostrophe (OWASP: CSV injection);
 * `undone` takes it away again when it is read.
 */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
const undone = (text: string): string => (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text)
