import type { Field, FieldValue, NumberField, Point, Shape } from '../../../language/field.ts'
import type { Bilingual } from '../../../model/system.ts'
import { dayText, momentText, numberText, UNKNOWN } from '../../../ui/format.ts'
import type { Language } from '../../../ui/language.ts'

/** What a value of a field needs to be said in words: the language, and the names of what it points to. */
export interface Speech {
  readonly language: Language
  readonly nameOf: (id: string) => string | null
}

const side = (language: Language, text: Bilingual) => (language === 'en' && text.en !== '' ? text.en : text.zh)

export const isNumber = (field: Field): field is NumberField =>
  field.kind === 'integer' ||
  field.kind === 'quantity' ||
  field.kind === 'money' ||
  field.kind === 'area' ||
  field.kind === 'percent'

export const isPoint = (value: FieldValue | undefined): value is Point =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === 'number'

export const isShape = (value: FieldValue | undefined): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'type' in value

/** The unit that a field's values are in; '%' of a percentage. */
export const unitOf = (field: Field): string | null =>
  !isNumber(field) ? null : field.kind === 'percent' ? '%' : (field.unit ?? null)

/** Digits after the point that a field asks for and shows. */
export const digitsOf = (field: NumberField): number => field.digits ?? (field.kind === 'integer' ? 0 : 2)

/** '2024 年第 2 季度' of '2024-Q2'; a period of another form stays as it is. */
export function periodName(period: string, language: Language): string {
  const match = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})))?$/.exec(period)
  if (match === null) return period
  const [, year = '', quarter, half, month] = match
  if (language === 'en') {
    if (quarter !== undefined) return `Q${quarter} ${year}`
    if (half !== undefined) return `H${half} ${year}`
    return month === undefined ? year : `${month}/${year}`
  }
  if (quarter !== undefined) return `${year}年第${quarter}季度`
  if (half !== undefined) return `${year}年${half === '1' ? '上' : '下'}半年`
  return month === undefined ? `${year}年` : `${year}年${Number(month)}月`
}

/** '112.6098°E, 26.8933°N'. */
export const pointText = ([longitude, latitude]: Point): string =>
  `${Math.abs(longitude).toFixed(5)}°${longitude < 0 ? 'W' : 'E'}, ${Math.abs(latitude).toFixed(5)}°${latitude < 0 ? 'S' : 'N'}`

/** A value in words, without its unit; '—' where nothing is known. */
export function valueText(field: Field, value: FieldValue | undefined, { language, nameOf }: Speech): string {
  if (value === null || value === undefined || value === '') return UNKNOWN
  switch (field.kind) {
    case 'integer':
    case 'quantity':
    case 'money':
    case 'area':
    case 'percent':
      return typeof value === 'string' || typeof value === 'number' ? numberText(value, digitsOf(field)) : String(value)
    case 'choice': {
      const choice = field.choices[String(value)]
      return choice === undefined ? String(value) : side(language, choice)
    }
    case 'choices':
      return Array.isArray(value) && value.length > 0
        ? value
            .map((one) => {
              const choice = field.choices[String(one)]
              return choice === undefined ? String(one) : side(language, choice)
            })
            .join(language === 'en' ? ', ' : '、')
        : UNKNOWN
    case 'yes-no':
      return language === 'en' ? (value === true ? 'Yes' : 'No') : value === true ? '是' : '否'
    case 'day':
      return dayText(String(value))
    case 'moment':
      return momentText(String(value))
    case 'period':
      return periodName(String(value), language)
    case 'person':
    case 'body':
    case 'link':
    case 'clause':
      return nameOf(String(value)) ?? `${String(value).slice(0, 8)}…`
    case 'files':
    case 'photos': {
      const count = Array.isArray(value) ? value.length : 0
      return count === 0 ? UNKNOWN : language === 'en' ? `${count} ${count === 1 ? 'file' : 'files'}` : `${count} 个`
    }
    case 'point':
      return isPoint(value) ? pointText(value) : UNKNOWN
    case 'shape':
      return isShape(value) ? (language === 'en' ? 'Shape' : '图形') : UNKNOWN
    default:
      return String(value)
  }
}

/** A value with its unit: '1,200 万元', '35%'. */
export function valueWithUnit(field: Field, value: FieldValue | undefined, speech: Speech): string {
  const text = valueText(field, value, speech)
  const unit = unitOf(field)
  if (text === UNKNOWN || unit === null) return text
  return unit === '%' ? `${text}%` : `${text} ${unit}`
}

/** What a record is called: its title's value, else its number, else the beginning of its id. */
export function titleOf(
  titleField: { readonly name: string; readonly field: Field | undefined },
  row: { readonly id: string; readonly number: string | null; readonly values: Readonly<Record<string, FieldValue>> },
  speech: Speech,
): string {
  const value = row.values[titleField.name]
  const text = titleField.field === undefined ? UNKNOWN : valueText(titleField.field, value, speech)
  return text === UNKNOWN ? (row.number ?? row.id.slice(0, 8)) : text
}
