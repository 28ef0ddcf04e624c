import { findPeriod } from '../model/period.ts'
import type { Bilingual } from '../model/system.ts'
import { CODES, type CodeContext } from './codes/codes.ts'
import { compareDecimals, findDecimal } from './decimal.ts'
import { type ChoiceField, CODE_KINDS, type CodeKind, type Field, type FieldValue, type NumberField } from './field.ts'

/** One thing wrong with a value: a stable name, and what was expected. */
export interface ValueFault {
  readonly code: string
  readonly message: Bilingual
}

export type ReadValue =
  | { readonly kind: 'value'; readonly value: FieldValue; readonly warnings: readonly ValueFault[] }
  | { readonly kind: 'faulty'; readonly faults: readonly ValueFault[] }

/** Longest text of a field, in characters, unless it says otherwise. */
export const LONGEST = { text: 200, 'long-text': 4000 } as const
/** Most files of one field, unless it says otherwise. */
export const MOST_FILES = 10
/** Digits that a decimal may have before and after its point. */
const WHOLE_DIGITS = 30
const FRACTION_DIGITS = 10
const MOST_POINTS = 20_000

/**
 * A value as it came (JSON of a form, text of a cell) in the form in which it is kept, or everything that is wrong with it.
 * null and text of nothing but spaces are the absence of a value. Never throws, whatever is given.
 */
export function readValue(field: Field, given: unknown, context: CodeContext = {}): ReadValue {
  if (given === null || given === undefined) return taken(null)
  if (typeof given === 'string' && given.trim() === '') return taken(null)
  if (Array.isArray(given) && given.length === 0) return taken(null)
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return readText(given, field.kind, field.atMost ?? LONGEST[field.kind])
    case 'integer':
    case 'quantity':
    case 'money':
    case 'area':
    case 'percent':
      return readNumber(field, given)
    case 'choice':
      return readChoice(field, given)
    case 'choices':
      return readChoices(field, given)
    case 'yes-no':
      return typeof given === 'boolean' ? taken(given) : faulty('kind', '应为“是”或“否”', 'must be yes or no')
    case 'day':
      return isDay(given)
        ? taken(given)
        : faulty('day', '应为日期，写作 2024-03-05', 'must be a day that exists, written 2024-03-05')
    case 'moment':
      return readMoment(given)
    case 'period':
      return readPeriod(given, field.periods)
    case 'person':
    case 'clause':
      return typeof given === 'string' && given.length <= 100 && isReadable(given)
        ? taken(given.trim())
        : faulty('id', '编号不对', 'is no id')
    case 'body':
    case 'link':
      return isUuid(given)
        ? taken(given.toLowerCase())
        : faulty('id', '编号不对，请从列表中选取', 'is no id; choose from the list')
    case 'files':
    case 'photos':
      return readFiles(given, field.atMost ?? MOST_FILES)
    case 'point':
      return readPoint(given)
    case 'shape':
      return readShape(given)
    default:
      return readCode(field.kind, given, context)
  }
}

const taken = (value: FieldValue, warnings: readonly ValueFault[] = []): ReadValue => ({
  kind: 'value',
  value,
  warnings,
})
const faulty = (code: string, zh: string, en: string): ReadValue => ({
  kind: 'faulty',
  faults: [{ code, message: { zh, en } }],
})

export const isCodeKind = (kind: Field['kind']): kind is CodeKind => (CODE_KINDS as readonly string[]).includes(kind)

/** Whether the text can be kept: no control characters but line ends and tabs, no half of a character that stands alone. */
function isReadable(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) as number // a character has one
    if (code < 32 ? code !== 9 && code !== 10 && code !== 13 : code === 127) return false
    if ((code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff) return false
  }
  return true
}

function readText(given: unknown, kind: 'text' | 'long-text', atMost: number): ReadValue {
  if (typeof given !== 'string') return faulty('kind', '应为文字', 'must be text')
  const text = given.replace(/\r\n?/g, '\n').trim()
  const faults: ValueFault[] = []
  if (!isReadable(text))
    faults.push({
      code: 'unreadable',
      message: {
        zh: '含有不可见的控制字符，请重新输入',
        en: 'holds control characters that cannot be kept; type it again',
      },
    })
  if (kind === 'text' && text.includes('\n'))
    faults.push({ code: 'one-line', message: { zh: '只能写一行', en: 'takes one line only' } })
  const length = [...text].length
  if (length > atMost)
    faults.push({
      code: 'too-long',
      message: {
        zh: `最多 ${atMost} 字，这里有 ${length} 字`,
        en: `takes ${atMost} characters at most; here are ${length}`,
      },
    })
  return faults.length > 0 ? { kind: 'faulty', faults } : taken(text)
}

function readNumber(field: NumberField, given: unknown): ReadValue {
  const text =
    typeof given === 'number' ? findDecimal(String(given)) : typeof given === 'string' ? findDecimal(given) : null
  if (text === null) return faulty('number', '应为数字', 'must be a number')
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  if (field.kind === 'integer' && fraction !== '') return faulty('integer', '应为整数', 'must be a whole number')
  if (field.kind === 'integer' && !Number.isSafeInteger(Number(text)))
    return faulty('too-large', '数字太大', 'is too large')
  if (whole.length > WHOLE_DIGITS || fraction.length > FRACTION_DIGITS)
    return faulty(
      'digits',
      `整数最多 ${WHOLE_DIGITS} 位，小数最多 ${FRACTION_DIGITS} 位`,
      `takes ${WHOLE_DIGITS} digits before the point and ${FRACTION_DIGITS} after it`,
    )
  const { least, most } = boundsOf(field)
  const unit = field.kind === 'percent' ? '%' : (field.unit ?? '')
  if (least !== undefined && compareDecimals(text, String(least)) < 0)
    return faulty('too-small', `不得小于 ${least}${unit}`, `must be at least ${least}${unit}`)
  if (most !== undefined && compareDecimals(text, String(most)) > 0)
    return faulty('too-large', `不得大于 ${most}${unit}`, `must be at most ${most}${unit}`)
  return taken(field.kind === 'integer' ? Number(text) : text)
}

/** Bounds of a number field: those it says, as decimals. */
export const boundsOf = ({ least, most }: NumberField): { readonly least?: number; readonly most?: number } => ({
  least,
  most,
})

function readChoice({ choices }: ChoiceField, given: unknown): ReadValue {
  if (typeof given === 'string' && Object.hasOwn(choices, given)) return taken(given)
  return faulty('choice', `只能取：${names(choices, 'zh')}`, `must be one of: ${names(choices, 'en')}`)
}

function readChoices({ choices }: ChoiceField, given: unknown): ReadValue {
  const isTaken =
    Array.isArray(given) && given.every((one): one is string => typeof one === 'string' && Object.hasOwn(choices, one))
  if (!isTaken) return faulty('choice', `只能取：${names(choices, 'zh')}`, `must be some of: ${names(choices, 'en')}`)
  // In the declared order, so that the same choice is the same value.
  return taken(Object.keys(choices).filter((key) => given.includes(key)))
}

const names = (choices: ChoiceField['choices'], language: 'zh' | 'en') => {
  const all = Object.entries(choices).map(([key, name]) => `${name[language]} (${key})`)
  return all.length > 12 ? `${all.slice(0, 12).join('、')}…` : all.join('、')
}

export function isDay(given: unknown): given is string {
  if (typeof given !== 'string') return false
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(given)
  if (match === null) return false
  const at = new Date(`${given}T00:00:00Z`)
  return Number(match[1]) >= 1900 && !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === given
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/

function readMoment(given: unknown): ReadValue {
  if (typeof given === 'string' && MOMENT.test(given) && isDay(given.slice(0, 10))) {
    const at = new Date(given)
    if (!Number.isNaN(at.getTime())) return taken(at.toISOString())
  }
  return faulty(
    'moment',
    '应为时间，写作 2024-03-05T09:30:00+08:00',
    'must be a moment, written 2024-03-05T09:30:00+08:00',
  )
}

const PERIODS = {
  year: { zh: '年，写作 2024', en: 'a year, written 2024' },
  half: { zh: '半年，写作 2024-H1', en: 'half a year, written 2024-H1' },
  quarter: { zh: '季度，写作 2024-Q2', en: 'a quarter, written 2024-Q2' },
  month: { zh: '月，写作 2024-03', en: 'a month, written 2024-03' },
} as const

function readPeriod(given: unknown, kind: keyof typeof PERIODS | undefined): ReadValue {
  const period = typeof given === 'string' ? findPeriod(given.trim()) : null
  if (period === null || period.kind === 'span')
    return faulty(
      'period',
      '应为时期，写作 2024、2024-Q2 或 2024-03',
      'must be a period, written 2024, 2024-Q2 or 2024-03',
    )
  if (kind !== undefined && period.kind !== kind)
    return faulty('period', `应为${PERIODS[kind].zh}`, `must be ${PERIODS[kind].en}`)
  return taken(period.text)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
export const isUuid = (given: unknown): given is string => typeof given === 'string' && UUID.test(given)

function readFiles(given: unknown, atMost: number): ReadValue {
  if (!Array.isArray(given) || !given.every(isUuid))
    return faulty('files', '附件编号不对，请重新上传', 'is no list of files; upload them again')
  const ids = [...new Set(given.map((id) => id.toLowerCase()))]
  if (ids.length > atMost) return faulty('too-many', `最多 ${atMost} 个附件`, `takes ${atMost} files at most`)
  return taken(ids)
}

const isPosition = (given: unknown): given is readonly [number, number] =>
  Array.isArray(given) &&
  given.length === 2 &&
  given.every((one) => typeof one === 'number' && Number.isFinite(one)) &&
  Math.abs(given[0]) <= 180 &&
  Math.abs(given[1]) <= 90

function readPoint(given: unknown): ReadValue {
  if (isPosition(given)) return taken([given[0], given[1]])
  return faulty('point', '应为 [经度, 纬度]，以度计', 'must be [longitude, latitude] in degrees')
}

function readShape(given: unknown): ReadValue {
  const expected = faulty(
    'shape',
    '应为 GeoJSON 的 Polygon 或 MultiPolygon，各环首尾相接',
    'must be a GeoJSON Polygon or MultiPolygon with closed rings',
  )
  if (typeof given !== 'object' || given === null) return expected
  const { type, coordinates } = given as { readonly type?: unknown; readonly coordinates?: unknown } // checked below
  if (!Array.isArray(coordinates)) return expected
  const polygons: readonly unknown[] | null =
    type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : null
  if (polygons === null || polygons.length === 0) return expected
  let points = 0
  for (const rings of polygons) {
    if (!Array.isArray(rings) || rings.length === 0) return expected
    for (const ring of rings) {
      if (!Array.isArray(ring) || ring.length < 4 || !ring.every(isPosition)) return expected
      const [first, last] = [ring[0], ring.at(-1)] as [readonly number[], readonly number[]] // four positions at least
      if (first[0] !== last[0] || first[1] !== last[1]) return expected
      points += ring.length
    }
  }
  if (points > MOST_POINTS)
    return faulty(
      'too-large',
      `图形不得超过 ${MOST_POINTS} 个点，请先简化`,
      `takes ${MOST_POINTS} points at most; simplify it first`,
    )
  return taken({ type: type as 'Polygon' | 'MultiPolygon', coordinates })
}

function readCode(kind: CodeKind, given: unknown, context: CodeContext): ReadValue {
  if (typeof given !== 'string') return faulty('kind', '应为文字', 'must be text')
  if (!isReadable(given))
    return faulty(
      'unreadable',
      '含有不可见的控制字符，请重新输入',
      'holds control characters that cannot be kept; type it again',
    )
  const answer = CODES[kind].check(given, context)
  return answer.kind === 'valid'
    ? taken(
        answer.canonical,
        answer.warnings.map(({ code, message }) => ({ code, message })),
      )
    : { kind: 'faulty', faults: answer.faults.map(({ code, message }) => ({ code, message })) }
}
