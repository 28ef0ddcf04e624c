import Excel from 'exceljs'
import type { Field } from '../../../language/field.ts'
import type { RecordType } from '../../../language/record-type.ts'
import type { Bilingual } from '../../../model/system.ts'
import { columnName } from '../../../platform/xlsx/read-xlsx.ts'
import {
  columnsOf,
  type ExchangeColumn,
  FIRST_ROW,
  HEAD_ROW,
  headOf,
  IMPORT_AT_MOST,
  isNumber,
  KEY_ROW,
  type Language,
  linkKeyOf,
  rulesOf,
  sheetNameOf,
} from './layout.ts'

const HEAD: Partial<Excel.Style> = {
  font: { bold: true },
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6F0F7' } },
  border: { bottom: { style: 'thin' } },
}

export interface TemplateFor {
  /** A sheet for each: the first is that of the workbook, the others are of records that belong to its own. */
  readonly types: readonly [RecordType, ...(readonly RecordType[])]
  readonly language: Language
  /** Names of the bodies that stand. */
  readonly bodies: readonly string[]
  /** The type that a link points to. */
  readonly typeOf: (id: string) => RecordType | undefined
  readonly isSimulated: boolean
}

/** The workbook that people fill to enter or change many records: a typed column a field, its rules in the note at its head. */
export async function writeTemplate(what: TemplateFor): Promise<Uint8Array> {
  const { types, language } = what
  const [first] = types
  const book = new Excel.Workbook()
  types.forEach((type, i) => {
    addSheet(book, type, what, i === 0 ? '_lists' : `_lists${i + 1}`)
  })
  const help = book.addWorksheet(language === 'zh' ? '填表说明' : 'How to fill in')
  help.getColumn(1).width = 30
  help.getColumn(2).width = 100
  const simulated = language === 'zh' ? '模拟数据' : 'Simulated data'
  const lines = [
    ...(what.isSimulated ? [simulated] : []),
    first.about[language],
    ...HELP.map((line) => line[language]),
    ...(types.length > 1 ? [BESIDE[language]] : []),
  ]
  for (const line of lines) help.addRow(['', line])
  for (const type of types) {
    help.addRow([])
    if (types.length > 1) help.addRow([sheetNameOf(type, language), type.about[language]]).font = { bold: true }
    for (const column of columnsOf(type).filter(({ isHidden }) => isHidden !== true))
      help.addRow([headOf(column, type, language), rulesOf(column, type, keysOf(what))[language].replaceAll('\n', ' ')])
  }
  help.getColumn(2).alignment = { wrapText: true, vertical: 'top' }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** By what a link names a record of another type. */
const keysOf =
  ({ typeOf }: TemplateFor) =>
  (to: string): Bilingual => {
    const other = typeOf(to)
    if (other === undefined) return { zh: '名称', en: 'name' }
    const { label } = linkKeyOf(other)
    return { zh: `${label.zh}（${other.name.zh}）`, en: `${label.en} (${other.name.en})` }
  }

/** The sheet of a type, and a hidden one with what its cells offer. */
function addSheet(book: Excel.Workbook, type: RecordType, what: TemplateFor, listsName: string): void {
  const { language } = what
  const columns = columnsOf(type)
  const sheet = book.addWorksheet(sheetNameOf(type, language), {
    views: [{ state: 'frozen', ySplit: HEAD_ROW, xSplit: 1 }],
  })
  const lists = book.addWorksheet(listsName, { state: 'veryHidden' })
  sheet.getRow(KEY_ROW).hidden = true
  sheet.getRow(HEAD_ROW).height = 32
  const { add } = validationsOf(sheet)
  columns.forEach((column, i) => {
    const field = column.field === null ? undefined : type.fields[column.field]
    const letter = columnName(i + 1)
    sheet.getCell(KEY_ROW, i + 1).value = column.key
    const head = sheet.getCell(HEAD_ROW, i + 1)
    head.value = headOf(column, type, language)
    head.style = HEAD
    const note = rulesOf(column, type, keysOf(what))[language]
    if (note !== '') head.note = note
    Object.assign(sheet.getColumn(i + 1), {
      width: column.width,
      numFmt: formatOf(field, column),
      hidden: column.isHidden === true,
    })
    if (field === undefined) return
    const choices = listOf(field, language, what.bodies)
    choices.forEach((choice, n) => {
      lists.getCell(n + 1, i + 1).value = choice
    })
    const rule = ruleOf(field, `${listsName}!$${letter}$1:$${letter}$${choices.length}`, choices.length)
    if (rule !== null)
      add(`${letter}${FIRST_ROW}:${letter}${FIRST_ROW + IMPORT_AT_MOST - 1}`, {
        allowBlank: true,
        showErrorMessage: true,
        errorTitle: headOf(column, type, language).slice(0, 30),
        error: note.slice(0, 220) || headOf(column, type, language),
        ...rule,
      })
  })
}

/** Where the workbook has sheets of further types. */
const BESIDE: Bilingual = {
  zh: '各工作表一次导入，同时成功或同时不写入。下级表里引用本次新登记的记录，填它的名称；用不到的工作表留空或删去，不要改工作表的名称。',
  en: 'All sheets are taken in at once, or none. A row of a further sheet names a record that is new in this workbook by its name. Leave sheets that are not needed empty or remove them; do not rename them.',
}

const HELP: readonly Bilingual[] = [
  {
    zh: `一行一条记录，从第 ${FIRST_ROW} 行填起，一次最多 ${IMPORT_AT_MOST} 行。带 * 的必填，其余没有的留空。`,
    en: `One record a row, from row ${FIRST_ROW}, at most ${IMPORT_AT_MOST}. Heads with * must be filled in; leave others empty where nothing is known.`,
  },
  {
    zh: '编号或不重复的标识（如统一社会信用代码）与已有记录相同的，更新那条记录；否则登记为新记录。',
    en: 'A row whose number, or whose unique key, is that of a record updates it; any other row becomes a new record.',
  },
  {
    zh: '更新时留空的单元格不改动原值；要清空原值的填“—”。',
    en: 'When a record is updated, empty cells change nothing; write — to empty a field.',
  },
  {
    zh: '先“试导入”，逐格改正提示的问题；全部正确才会写入，有一处错误则一条也不写入。',
    en: 'Try it first and mend what is found, cell by cell. Either everything is written or nothing is.',
  },
  {
    zh: '不要改动隐藏的第一行；列的先后可以调整，不用的列可以删去。',
    en: 'Leave the hidden first row as it is. Columns may be moved, and those that are not needed removed.',
  },
]

/** A format that keeps codes as text and shows numbers with their digits. */
function formatOf(field: Field | undefined, { key }: ExchangeColumn): string {
  if (field === undefined) return key === 'revision' ? '0' : '@'
  if (isNumber(field)) {
    const digits = field.digits ?? (field.kind === 'integer' ? 0 : 2)
    return digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`
  }
  if (field.kind === 'day') return 'yyyy-mm-dd'
  if (field.kind === 'moment') return 'yyyy-mm-dd hh:mm'
  return field.kind === 'point' ? '0.000000' : '@'
}

function listOf(field: Field, language: Language, bodies: readonly string[]): readonly string[] {
  if (field.kind === 'choice') return Object.values(field.choices).map((choice) => choice[language])
  if (field.kind === 'yes-no') return language === 'zh' ? ['是', '否'] : ['yes', 'no']
  return field.kind === 'body' ? bodies : []
}

/** What Excel itself holds a column to. Bodies and what only the server knows are warned of, not stopped. */
function ruleOf(field: Field, range: string, count: number): Excel.DataValidation | null {
  if (count > 0) return { type: 'list', formulae: [range] }
  if (isNumber(field)) {
    const type = field.kind === 'integer' ? ('whole' as const) : ('decimal' as const)
    const { least = -1e15, most = 1e15 } = field
    return { type, operator: 'between', formulae: [least, most] }
  }
  if (field.kind === 'text' || field.kind === 'long-text')
    return {
      type: 'textLength',
      operator: 'lessThanOrEqual',
      formulae: [field.atMost ?? (field.kind === 'text' ? 200 : 4000)],
    }
  if (field.kind === 'point') return { type: 'decimal', operator: 'between', formulae: [-180, 180] }
  return null
}

/** Rules by range; the library keeps them so, though its type names only those of single cells. */
const validationsOf = (sheet: Excel.Worksheet) => {
  const { dataValidations } = sheet as unknown as {
    readonly dataValidations: { add: (range: string, rule: Excel.DataValidation) => void }
  }
  return { add: (range: string, rule: Excel.DataValidation) => dataValidations.add(range, rule) }
}
