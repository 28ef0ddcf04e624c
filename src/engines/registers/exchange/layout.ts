import type { ChoiceField, Field, NumberField } from '../../../language/field.ts'
import type { RecordType } from '../../../language/record-type.ts'
import type { Bilingual } from '../../../model/system.ts'

export type Language = 'zh' | 'en'

/** A column of a type's workbook. People may move columns; the key in the hidden first row says which is which. */
export interface ExchangeColumn {
  /** 'number', 'id', 'revision', 'state', 'body', a field's name; 'location.lng'; 'firm.title' (read only). */
  readonly key: string
  /** The field it belongs to; null for what every record has. */
  readonly field: string | null
  readonly label: Bilingual
  readonly width: number
  /** Whether what is written there is taken; the others are for reading. */
  readonly isTaken: boolean
  readonly isHidden?: boolean
}

/** Rows of the sheet: hidden keys, heads; records from the third on. */
export const KEY_ROW = 1
export const HEAD_ROW = 2
export const FIRST_ROW = 3
/** Most records of one workbook. */
export const IMPORT_AT_MOST = 20_000
export const EXPORT_AT_MOST = 100_000
/** What empties a field that holds something; an empty cell leaves it alone. */
export const CLEAR = '—'

/** Kinds that a cell cannot hold. */
const isLeftOut = ({ kind }: Field) => kind === 'shape' || kind === 'files' || kind === 'photos'

/** The columns that a template has and an import takes, in the order of the form. */
export function columnsOf(type: RecordType): readonly ExchangeColumn[] {
  const own: ExchangeColumn[] = [
    knownBy(type) === 'number' ? plain('number', NUMBER, 18) : { ...plain('id', ID, 38), isHidden: true },
    { ...plain('revision', REVISION, 6), isHidden: true },
  ]
  return [...own, ...inOrder(type).flatMap((name) => columnsOfField(name, type.fields[name] as Field))]
}

/** By what a row names the record that it changes: the number, or the record's own id where its type has no numbers. */
export const knownBy = ({ number }: RecordType): 'number' | 'id' => (number === undefined ? 'id' : 'number')

/** The columns of an export: those of a template, so that it can be corrected and uploaded, and what only can be read. */
export function exportColumnsOf(type: RecordType): readonly ExchangeColumn[] {
  const reading = (key: string, label: Bilingual, width = 14): ExchangeColumn => ({
    ...plain(key, label, width),
    isTaken: false,
  })
  return [
    ...columnsOf(type).flatMap((column) => {
      const field = column.field === null ? undefined : type.fields[column.field]
      if (field?.kind !== 'link') return [column]
      const title = { zh: `${field.label.zh}（名称）`, en: `${field.label.en} (name)` }
      return [column, reading(`${column.key}.title`, title, 28)]
    }),
    ...derivedOf(type).map((name) => reading(name, (type.fields[name] as Field).label)),
    ...Object.entries(type.computed ?? {}).map(([name, { label, unit }]) => reading(name, withUnit(label, unit))),
    ...Object.entries(type.rollups ?? {}).map(([name, { label, unit }]) => reading(name, withUnit(label, unit))),
    ...(type.lifecycle === undefined ? [] : [reading('state', STATE, 12)]),
    reading('body.name', BODY, 22),
    reading('made_at', MADE, 17),
    reading('changed_at', CHANGED, 17),
  ]
}

const NUMBER = { zh: '编号', en: 'Number' }
const ID = { zh: '标识', en: 'Id' }
const REVISION = { zh: '版本', en: 'Revision' }
const STATE = { zh: '状态', en: 'State' }
const BODY = { zh: '责任单位', en: 'Body in charge' }
const MADE = { zh: '登记时间', en: 'Entered at' }
const CHANGED = { zh: '更新时间', en: 'Changed at' }

const plain = (key: string, label: Bilingual, width: number): ExchangeColumn => ({
  key,
  field: null,
  label,
  width,
  isTaken: true,
})

/** Fields that are filled in, in the order in which a form shows them. */
function inOrder(type: RecordType): readonly string[] {
  const grouped = (type.groups ?? []).flatMap(({ fields }) => fields)
  const rest = Object.keys(type.fields).filter((name) => !grouped.includes(name))
  return [...rest, ...grouped].filter((name) => {
    const field = type.fields[name]
    return field !== undefined && field.isDerived !== true && !isLeftOut(field)
  })
}

const derivedOf = (type: RecordType) =>
  Object.keys(type.fields).filter((name) => {
    const field = type.fields[name] as Field
    return field.isDerived === true && !isLeftOut(field) && field.kind !== 'point'
  })

function columnsOfField(name: string, field: Field): readonly ExchangeColumn[] {
  const column = (key: string, label: Bilingual, width: number) => ({ key, field: name, label, width, isTaken: true })
  if (field.kind === 'point')
    return [
      column(`${name}.lng`, { zh: `${field.label.zh}经度`, en: `${field.label.en}, longitude` }, 13),
      column(`${name}.lat`, { zh: `${field.label.zh}纬度`, en: `${field.label.en}, latitude` }, 13),
    ]
  return [column(name, withUnit(field.label, unitOf(field)), widthOf(field))]
}

const NUMBERS: readonly string[] = ['integer', 'quantity', 'money', 'area', 'percent']
export const isNumber = (field: Field): field is NumberField => NUMBERS.includes(field.kind)
export const isChoice = (field: Field): field is ChoiceField => field.kind === 'choice' || field.kind === 'choices'

export const unitOf = (field: Field): string | undefined =>
  isNumber(field) ? (field.unit ?? (field.kind === 'percent' ? '%' : undefined)) : undefined

const withUnit = ({ zh, en }: Bilingual, unit: string | undefined): Bilingual =>
  unit === undefined ? { zh, en } : { zh: `${zh}（${unit}）`, en: `${en} (${unit})` }

function widthOf(field: Field): number {
  switch (field.kind) {
    case 'long-text':
      return 40
    case 'text':
    case 'link':
    case 'body':
    case 'choices':
      return 24
    case 'credit-code':
    case 'citizen-id':
    case 'project-code':
      return 22
    default:
      return 14
  }
}

/** '*' behind a head: cannot be left empty. Whether it also must be filled under a condition is in its note. */
export const headOf = ({ label, field }: ExchangeColumn, type: RecordType, language: Language): string =>
  `${label[language]}${field !== null && type.fields[field]?.required === true ? '*' : ''}`

/** Name of the sheet with the records: that of the type, without what a sheet's name may not hold. */
export const sheetNameOf = (type: RecordType, language: Language): string =>
  type.name[language].replace(/[\\/?*[\]:']/g, ' ').slice(0, 31)

/** What a column takes, a line each: kind, unit, bounds, choices, who it names. For the note at its head. */
export function rulesOf(column: ExchangeColumn, type: RecordType, keyOf: (to: string) => Bilingual): Bilingual {
  if (column.key === 'number')
    return {
      zh: '新登记的留空，由系统编号；更新已有记录的填它的编号。',
      en: 'Leave empty for a new record; give the number of the record that is updated.',
    }
  const field = column.field === null ? undefined : type.fields[column.field]
  if (field === undefined) return { zh: '', en: '' }
  const lines: Bilingual[] = []
  if (field.required === true) lines.push({ zh: '必填。', en: 'Required.' })
  else if (field.required !== undefined)
    lines.push({ zh: '在一定条件下必填，校验时提示。', en: 'Required under a condition; the check tells.' })
  if (field.help !== undefined) lines.push(field.help)
  lines.push(ruleOf(field, column.key, keyOf))
  return { zh: lines.map(({ zh }) => zh).join('\n'), en: lines.map(({ en }) => en).join('\n') }
}

function ruleOf(field: Field, key: string, keyOf: (to: string) => Bilingual): Bilingual {
  if (isNumber(field)) {
    const unit = unitOf(field)
    const bounds = [
      ...(field.least === undefined ? [] : [{ zh: `不小于 ${field.least}`, en: `at least ${field.least}` }]),
      ...(field.most === undefined ? [] : [{ zh: `不大于 ${field.most}`, en: `at most ${field.most}` }]),
    ]
    return {
      zh: [
        field.kind === 'integer' ? '整数' : '数字',
        unit === undefined ? '' : `单位：${unit}`,
        ...bounds.map(({ zh }) => zh),
      ]
        .filter((word) => word !== '')
        .join('，'),
      en: [
        field.kind === 'integer' ? 'whole number' : 'number',
        unit === undefined ? '' : `in ${unit}`,
        ...bounds.map(({ en }) => en),
      ]
        .filter((word) => word !== '')
        .join(', '),
    }
  }
  switch (field.kind) {
    case 'choice':
      return { zh: '从下拉列表中选择。', en: 'Choose from the list.' }
    case 'choices':
      return {
        zh: `可填多项，用“；”隔开：${words(field, 'zh')}`,
        en: `One or more, separated by “;”: ${words(field, 'en')}`,
      }
    case 'yes-no':
      return { zh: '填“是”或“否”。', en: 'Write yes or no.' }
    case 'day':
      return { zh: '日期，如 2024-03-05。', en: 'A day: 2024-03-05.' }
    case 'moment':
      return { zh: '时间，如 2024-03-05 08:30。', en: 'A moment: 2024-03-05 08:30.' }
    case 'period':
      return { zh: '时期，如 2024、2024-Q2、2024-03。', en: 'A period: 2024, 2024-Q2, 2024-03.' }
    case 'body':
      return { zh: '单位全称，从下拉列表中选择。', en: 'Name of the body; choose from the list.' }
    case 'person':
      return { zh: '人员姓名；有重名的填登录名。', en: 'Name of the person, or the login name where two share a name.' }
    case 'link': {
      const by = keyOf(field.to)
      return { zh: `填对方记录的${by.zh}。`, en: `The other record’s ${by.en}.` }
    }
    case 'point':
      return key.endsWith('.lng')
        ? { zh: '经度（度，CGCS2000），如 112.60123。', en: 'Longitude in degrees, CGCS2000: 112.60123.' }
        : { zh: '纬度（度，CGCS2000），如 26.89345。', en: 'Latitude in degrees, CGCS2000: 26.89345.' }
    case 'text':
    case 'long-text':
      return {
        zh: `最多 ${field.atMost ?? (field.kind === 'text' ? 200 : 4000)} 个字。`,
        en: `At most ${field.atMost ?? (field.kind === 'text' ? 200 : 4000)} characters.`,
      }
    default:
      return { zh: '按规定的编码填写，系统校验。', en: 'A code; it is checked.' }
  }
}

const words = (field: ChoiceField, language: Language) =>
  Object.values(field.choices)
    .map((choice) => choice[language])
    .join(language === 'zh' ? '、' : ', ')

/**
 * How a record is named in a cell that links to it: by its number, else by the first field that alone occurs once, else by
 * its title.
 */
export function linkKeyOf(type: RecordType): { readonly by: string; readonly label: Bilingual } {
  if (type.number !== undefined) return { by: 'number', label: NUMBER }
  const single = (type.unique ?? []).find((fields) => fields.length === 1)?.[0]
  const by = single ?? type.title
  return { by, label: type.fields[by]?.label ?? NUMBER }
}
