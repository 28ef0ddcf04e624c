import type { Field, FieldValue } from '../../../language/field.ts'
import type { RecordType } from '../../../language/record-type.ts'
import { done, type Fault, type Outcome, type Refusal, refused } from '../../../model/outcome.ts'
import type { Bilingual } from '../../../model/system.ts'
import { isContainer, isText, readCsv } from '../../../platform/csv/read-csv.ts'
import {
  columnName,
  openXlsx,
  refusalOfDamage,
  type XlsxCell,
  type XlsxRange,
  type XlsxRow,
} from '../../../platform/xlsx/read-xlsx.ts'
import { type CellReading, readCell, readDegrees } from './cells.ts'
import { columnsOf, type ExchangeColumn, exportColumnsOf, IMPORT_AT_MOST, knownBy, sheetNameOf } from './layout.ts'

/** A record as a row of a workbook gives it. */
export interface FilledRecord {
  /** 1-based, as Excel counts. */
  readonly row: number
  /** What names the record that it changes: its number or, where the type has none, its id. */
  readonly known: string | null
  /** The revision that stood when the workbook was made; null in a row that was written by hand. */
  readonly revision: number | null
  /** Fields with what they shall hold; null empties. What is not there is left as it is. */
  readonly values: Readonly<Record<string, FieldValue>>
  /** Fields that name a body, a person or a record, still in words. */
  readonly names: Readonly<Record<string, string>>
  /** '企业!C5', in a CSV '5:3' (line and number of the cell): where a fault in this field is. */
  readonly at: (field: string) => string
}

export interface FilledWorkbook {
  /** '企业!A2', in a CSV '1:1': where the heads begin. */
  readonly head: string
  /** Keys of the columns that it has. */
  readonly columns: ReadonlySet<string>
  readonly records: readonly FilledRecord[]
  readonly faults: readonly Fault[]
  /** Heads of columns that nobody knows; what stands in them is not taken. */
  readonly ignored: readonly string[]
}

/** A table of rows, whatever kind of file it stands in. */
interface Sheet {
  /** Hands on its rows; resolves with the ranges of merged cells. */
  readonly readRows: (onRow: (row: XlsxRow) => void) => Promise<readonly XlsxRange[]>
  /** How a cell of it is called. */
  readonly at: (column: number, row: number) => string
}

/** What a file holds of records, and of those that belong to them. */
export interface FilledFile {
  readonly own: FilledWorkbook
  /** Of types whose sheet goes by their name, by type. */
  readonly beside: ReadonlyMap<string, FilledWorkbook>
}

/**
 * Reads a filled workbook or CSV, as it was downloaded or with heads that people wrote themselves. Every fault of a cell is
 * listed at its cell, beside the rows; refused only where there is no sheet of such records. A workbook may hold records of
 * further types as well, each on the sheet that has its name.
 */
export async function readRecords(
  type: RecordType,
  bytes: Uint8Array,
  name: string,
  others: readonly RecordType[] = [],
): Promise<Outcome<FilledFile>> {
  if (isCsv(bytes, name)) {
    const read = await readText(type, bytes)
    return read.kind === 'refused' ? read : done({ own: read.value, beside: new Map() })
  }
  const opened = await openXlsx(bytes, name)
  if (opened.kind === 'refused') return opened
  const read = (of: RecordType, sheet: string) =>
    readSheet(of, {
      readRows: (onRow) => opened.value.readRows(sheet, onRow),
      at: (column, row) => `${sheet}!${columnName(column)}${row}`,
    })
  const isOf = (sheet: string) => (of: RecordType) =>
    sheet.trim() === sheetNameOf(of, 'zh') || sheet.trim() === sheetNameOf(of, 'en')
  try {
    let own: FilledWorkbook | null = null
    const beside = new Map<string, FilledWorkbook>()
    for (const { name: sheet, isHidden } of opened.value.sheets) {
      if (isHidden) continue
      const other = isOf(sheet)(type) ? undefined : others.find(isOf(sheet))
      if (other === undefined) own ??= await read(type, sheet)
      else if (!beside.has(other.id)) beside.set(other.id, (await read(other, sheet)) ?? withoutHeads(other, sheet))
    }
    return own === null ? refused(noSheet(type)) : done({ own, beside })
  } catch (error) {
    const refusal = refusalOfDamage(error)
    if (refusal === null) throw error
    return refused(refusal)
  }
}

/** The content decides; the name only where the bytes may be anything. */
const isCsv = (bytes: Uint8Array, name: string) =>
  !isContainer(bytes) && (/\.(?:csv|tsv|txt)$/i.test(name) || (isText(bytes) && !isMarkup(bytes)))
const isMarkup = (bytes: Uint8Array) => /^\s{0,99}</.test(new TextDecoder().decode(bytes.subarray(0, 200)))

/** The same of a CSV: its only sheet is the file. */
async function readText(type: RecordType, bytes: Uint8Array): Promise<Outcome<FilledWorkbook>> {
  const read = readCsv(bytes)
  if (read.kind === 'refused') return read
  const { rows, strayQuotes } = read.value
  const at = (column: number, line: number) => `${line}:${column}`
  const found = await readSheet(type, {
    at,
    async readRows(onRow) {
      for (const { line, cells } of rows)
        onRow({
          row: line,
          isHidden: false,
          cells: cells.flatMap((text, i): XlsxCell[] =>
            text === '' ? [] : [{ column: i + 1, kind: 'text', text, format: 'General', hasFormula: false }],
          ),
        })
      return []
    },
  })
  if (found === null) return refused(noSheet(type))
  const quotes = strayQuotes.map(
    ({ line, column, isOpen }): Fault => ({
      at: at(column, line),
      code: 'stray-quote',
      message: isOpen
        ? {
            zh: '引号没有收尾，后面的内容都被当成了这一格。',
            en: 'A quotation mark is never closed: all that follows counts as this cell.',
          }
        : {
            zh: '引号后面还有文字。单元格里的引号要写两遍：""。',
            en: 'Text follows the quotation mark. Within a cell write a quotation mark twice: "".',
          },
    }),
  )
  return done({ ...found, faults: [...quotes, ...found.faults] })
}

/** Rows in which the heads may stand: titles and notes come before them in workbooks that people make. */
const SEARCHED = 8

async function readSheet(type: RecordType, sheet: Sheet): Promise<FilledWorkbook | null> {
  const finder = createFinder(type)
  const records: FilledRecord[] = []
  const faults: Fault[] = []
  let heads: Heads | null = null
  let seen = 0
  let count = 0
  let firstTooMany = 0
  const take = (row: XlsxRow) => {
    if (heads === null || isEmptyRow(row, heads)) return
    count++
    if (count === IMPORT_AT_MOST + 1) firstTooMany = row.row
    if (count <= IMPORT_AT_MOST) records.push(recordOf(type, sheet, row, heads, faults))
  }
  const merges = await sheet.readRows((row) => {
    seen++
    if (heads !== null && !heads.isOpen) return take(row)
    if (seen > SEARCHED) {
      if (heads !== null) heads = { ...heads, isOpen: false }
      return take(row)
    }
    const found = finder(row)
    // Keys stand above words: once keys were found, the next row is heads for people, whatever the language.
    if (found === null) return heads === null ? undefined : take(row)
    if (heads === null || found.byKey) heads = { ...found, isOpen: true }
    else if (heads.byKey) heads = { ...heads, isOpen: false, ignored: unreadIn(row, heads.read) }
    else take(row)
  })
  if (heads === null) return null
  const { columns, ignored, row: headRow } = heads as Heads // assigned in the callback above
  if (count === 0)
    faults.push({
      at: sheet.at(1, headRow + 1),
      code: 'no-rows',
      message: { zh: '没有填写任何一行。', en: 'No row is filled in.' },
    })
  if (count > IMPORT_AT_MOST)
    faults.push({
      at: sheet.at(1, firstTooMany),
      code: 'too-many-rows',
      message: {
        zh: `一次最多导入 ${IMPORT_AT_MOST} 行，现有 ${count} 行，请分次导入。`,
        en: `It takes ${IMPORT_AT_MOST} rows at once and has ${count}: split it.`,
      },
    })
  for (const { top, left, bottom, right } of merges) {
    if (bottom <= headRow) continue
    faults.push({
      at: `${sheet.at(left, top)}:${columnName(right)}${bottom}`,
      code: 'merged-cells',
      message: {
        zh: '这些单元格合并了，只有第一格有值。请取消合并，逐格填写。',
        en: 'These cells are merged; only the first holds a value. Take them apart and fill in each.',
      },
    })
  }
  return { head: sheet.at(1, headRow), columns: new Set(columns.keys()), records, faults, ignored }
}

interface Heads {
  /** Column of each key, 1-based. */
  readonly columns: ReadonlyMap<string, number>
  readonly row: number
  readonly byKey: boolean
  /** Columns that something is known of, also where nothing in them is taken. */
  readonly read: ReadonlySet<number>
  /** Whether a further row of heads may still come. */
  readonly isOpen: boolean
  readonly ignored: readonly string[]
}

/** Finds a row of keys, or of heads in either language, with or without units and stars. */
function createFinder(type: RecordType) {
  const taken = columnsOf(type)
  const known = new Set(exportColumnsOf(type).map(({ key }) => key))
  const words = new Map<string, string>()
  for (const column of exportColumnsOf(type))
    for (const word of wordsOf(column))
      words.set(word, words.has(word) && words.get(word) !== column.key ? '' : column.key)
  const keys = new Set(taken.map(({ key }) => key))
  return ({ row, cells }: XlsxRow): Heads | null => {
    const texts = cells.map(({ column, text }) => ({ column, text: text.trim() }))
    const byKey = texts.filter(({ text }) => known.has(text))
    const asWords = texts.filter(({ text }) => (words.get(bare(text)) ?? '') !== '')
    const isKeys = byKey.length >= Math.max(1, Math.min(2, asWords.length + 1)) && byKey.length >= asWords.length
    const found = isKeys
      ? byKey.map(({ column, text }) => [text, column] as const)
      : asWords.map(({ column, text }) => [words.get(bare(text)) ?? '', column] as const)
    // One word alone may stand in any row; heads are at least two, or all that there are.
    if (found.length < Math.min(2, keys.size)) return null
    const columns = new Map(found.filter(([key]) => keys.has(key)))
    const read = new Set(found.map(([, column]) => column))
    return { columns, row, byKey: isKeys, read, isOpen: isKeys, ignored: unreadIn({ cells }, read) }
  }
}

/** Heads of columns of which nothing is known. */
const unreadIn = ({ cells }: Pick<XlsxRow, 'cells'>, read: ReadonlySet<number>): readonly string[] =>
  cells
    .map(({ column, text }) => ({ column, text: text.trim() }))
    .filter(({ column, text }) => text !== '' && !read.has(column))
    .map(({ text }) => text)

const bare = (text: string) => text.replace(/[*＊\s]/g, '').toLowerCase()
const withoutUnit = (text: string) => text.replace(/[（(][^（）()]*[）)]$/, '')
/** What is in brackets behind the head of a column for reading tells it from the one that is taken: 路灯（名称）. */
const wordsOf = ({ label: { zh, en }, isTaken }: ExchangeColumn) =>
  (isTaken ? [zh, en, withoutUnit(zh), withoutUnit(en)] : [zh, en]).map(bare)

const isEmptyRow = ({ cells }: XlsxRow, { columns }: Heads) => {
  const read = new Set(columns.values())
  return !cells.some(({ column, text, hasFormula }) => read.has(column) && (text.trim() !== '' || hasFormula))
}

function recordOf(
  type: RecordType,
  sheet: Sheet,
  { row, cells }: XlsxRow,
  { columns }: Heads,
  faults: Fault[],
): FilledRecord {
  const byColumn = new Map(cells.map((cell) => [cell.column, cell]))
  const cellAt = (key: string): XlsxCell | undefined => byColumn.get(columns.get(key) ?? -1)
  const at = (key: string) => {
    const column = columns.get(key) ?? columns.get(`${key}.lng`) ?? 1
    return sheet.at(column, row)
  }
  const values: Record<string, FieldValue> = {}
  const names: Record<string, string> = {}
  const add = (key: string, reading: CellReading) => {
    switch (reading.kind) {
      case 'value':
        values[key] = reading.value
        return
      case 'clear':
        values[key] = null
        return
      case 'name':
        names[key] = reading.name
        return
      case 'fault':
        faults.push({ at: at(key), code: reading.code, message: reading.message })
        return
      case 'empty':
        return
    }
  }
  for (const [name, field] of Object.entries(type.fields)) {
    if (field.kind === 'point') readPoint(name, add, (key) => cellAt(key)?.text ?? '', faults, at)
    else if (columns.has(name)) add(name, readCell(cellAt(name), field as Field))
  }
  const known = cellAt(knownBy(type))?.text.trim() ?? ''
  const revision = Number(cellAt('revision')?.text ?? '')
  return {
    row,
    known: known === '' ? null : known,
    revision: Number.isSafeInteger(revision) && revision > 0 ? revision : null,
    values,
    names,
    at,
  }
}

function readPoint(
  name: string,
  add: (key: string, reading: CellReading) => void,
  textAt: (key: string) => string,
  faults: Fault[],
  at: (key: string) => string,
) {
  const lng = readDegrees(textAt(`${name}.lng`), 180)
  const lat = readDegrees(textAt(`${name}.lat`), 90)
  if ('degrees' in lng && 'degrees' in lat) return add(name, { kind: 'value', value: [lng.degrees, lat.degrees] })
  for (const [key, half] of [
    [`${name}.lng`, lng],
    [`${name}.lat`, lat],
  ] as const)
    if ('kind' in half && half.kind === 'fault') faults.push({ at: at(key), code: half.code, message: half.message })
  if ('kind' in lng && 'kind' in lat) {
    if (lng.kind === 'clear' || lat.kind === 'clear') add(name, { kind: 'clear' })
    return
  }
  const missing = 'degrees' in lng ? `${name}.lat` : `${name}.lng`
  if (textAt(missing).trim() === '')
    faults.push({
      at: at(missing),
      code: 'half-a-point',
      message: { zh: '经度和纬度要一起填。', en: 'Longitude and latitude go together.' } satisfies Bilingual,
    })
}

/** A sheet that goes by the name of a type and has none of its heads. */
function withoutHeads({ name }: RecordType, sheet: string): FilledWorkbook {
  const head = `${sheet}!A1`
  const message = {
    zh: `工作表“${sheet}”的前几行里找不到“${name.zh}”的列名。请用模板里的表头，或删去、改名这张工作表。`,
    en: `None of the heads of ${name.en} stand in the first rows of the sheet “${sheet}”. Take those of the template, or remove or rename the sheet.`,
  }
  return { head, columns: new Set(), records: [], faults: [{ at: head, code: 'no-heads', message }], ignored: [] }
}

const noSheet = ({ name }: RecordType): Refusal => ({
  reason: 'faulty',
  code: 'no-sheet',
  message: {
    zh: `文件里没有“${name.zh}”的表：前几行里找不到它的列名。请先下载模板，在模板里填写后上传。`,
    en: `The file has no sheet of ${name.en}: none of its heads stand in the first rows. Download the template and fill that in.`,
  },
})
