import Excel from 'exceljs'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { openXlsx } from '../../platform/xlsx/read-xlsx.ts'
import { type Grid, gridOfCsv } from './grid.ts'
import type { ColumnFacts } from './needs.ts'
import type { PublishedRow } from './published.ts'
import type { UnitCells } from './unit-data.ts'

export const DATA_SHEET = '数据'

const HEAD: Partial<Excel.Style> = {
  font: { bold: true },
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6F0F7' } },
  border: { bottom: { style: 'thin' } },
}

/** The table that offices fill: the columns that the scheme reads, the units, and a sheet that says what each column means. */
export async function writeTemplate(
  heads: { readonly unit: string; readonly name: string | undefined },
  columns: readonly ColumnFacts[],
  rows: readonly UnitCells[],
  title: string,
  label: string | null,
): Promise<Uint8Array> {
  const book = new Excel.Workbook()
  const fixed = heads.name === undefined ? 1 : 2
  const sheet = book.addWorksheet(DATA_SHEET, { views: [{ state: 'frozen', ySplit: 1, xSplit: fixed }] })
  const titles = [heads.unit, ...(heads.name === undefined ? [] : [heads.name]), ...columns.map(({ column }) => column)]
  titles.forEach((head, i) => {
    const cell = sheet.getCell(1, i + 1)
    cell.value = head
    cell.style = HEAD
    sheet.getColumn(i + 1).width = i < fixed ? 24 : Math.max(12, head.length * 2 + 4)
    const column = columns[i - fixed]
    if (column !== undefined) cell.note = ruleOf(column)
  })
  rows.forEach(({ code, name, cells }, i) => {
    const line = sheet.getRow(i + 2)
    line.values = [
      code,
      ...(heads.name === undefined ? [] : [name]),
      ...columns.map(({ column, holds }) => cellValue(cells[column] ?? '', holds)),
    ]
    line.getCell(1).numFmt = '@'
  })
  columns.forEach(({ words }, i) => {
    if (words.length === 0) return
    for (let row = 2; row <= rows.length + 1; row++)
      sheet.getCell(row, fixed + i + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [`"${words.join(',')}"`],
        // Several levels may stand in one cell, so the list only helps.
        showErrorMessage: false,
      }
  })
  const notes = book.addWorksheet('填表说明')
  const lines = [
    ...(label === null ? [] : [[label]]),
    [title],
    ['缺数据留空或写“—”；没有这项职责写“不适用”。缺失不等于 0，也不等于不适用。'],
    ['不要改动第一行的列名；可以只填自己负责的列，其余列删去后再上传。'],
    [],
    ['列', '计量单位', '填什么', '用于', '方向', '提供单位', '口径'],
    ...columns.map((column) => [
      column.column,
      column.unit,
      column.holds === 'number' ? '数字' : column.words.length > 0 ? column.words.join('、') : '文字',
      column.usedBy.map(({ zh }) => zh).join('、'),
      column.direction === null ? '' : column.direction === 'negative' ? '逆向' : '正向',
      column.provider,
      column.about,
    ]),
  ]
  lines.forEach((values, i) => {
    notes.getRow(i + 1).values = values
  })
  ;[22, 12, 24, 36, 8, 20, 50].forEach((width, i) => {
    notes.getColumn(i + 1).width = width
  })
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const ruleOf = ({ holds, unit, direction, about, provider, words }: ColumnFacts): string =>
  [
    holds === 'number' ? `数字${unit === '' ? '' : `，单位：${unit}`}` : words.length > 0 ? words.join('、') : '文字',
    direction === null ? '' : direction === 'negative' ? '逆向：越小越好' : '正向：越大越好',
    about,
    provider === '' ? '' : `提供：${provider}`,
  ]
    .filter((line) => line !== '')
    .join('\n')

function cellValue(text: string, holds: ColumnFacts['holds']): string | number | null {
  if (text === '') return null
  // Digits that a number cannot keep stay text.
  return holds === 'number' && /^-?\d{1,15}(?:\.\d{1,10})?$/.test(text) ? Number(text) : text
}

/** Reads an uploaded xlsx or csv (UTF-8 or GB18030); of a workbook the sheet 数据, else the first one that people see. */
export async function readTable(bytes: Uint8Array, name: string): Promise<Outcome<Grid>> {
  if (/\.(?:csv|tsv|txt)$/i.test(name)) return done(gridOfCsv(textOf(bytes), name))
  const opened = await openXlsx(bytes, name)
  if (opened.kind === 'refused') return opened
  const reader = opened.value
  const sheet = reader.sheets.find((one) => one.name === DATA_SHEET) ?? reader.sheets.find(({ isHidden }) => !isHidden)
  if (sheet === undefined)
    return refused({
      reason: 'faulty',
      code: 'no-sheet',
      message: { zh: '工作簿里没有可读的工作表。', en: 'The workbook has no sheet to read.' },
    })
  const rows: string[][] = []
  await reader.readRows(sheet.name, ({ row, cells }) => {
    const line: string[] = []
    for (const { column, text, kind } of cells) line[column - 1] = kind === 'number' ? plainNumber(text) : text
    rows[row - 1] = Array.from({ length: line.length }, (_, i) => line[i] ?? '')
  })
  return done({ sheet: sheet.name, rows: Array.from({ length: rows.length }, (_, i) => rows[i] ?? []) })
}

/** A stored double as a person would write it: 0.30000000000000004 is 0.3. */
const plainNumber = (text: string): string => {
  const value = Number(text)
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : text
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** The published list as a workbook: what the notice says and nothing more. */
export async function writeList(
  title: string,
  heads: readonly string[],
  rows: readonly PublishedRow[],
  notes: readonly string[],
  label: string | null,
): Promise<Uint8Array> {
  const book = new Excel.Workbook()
  const sheet = book.addWorksheet('名单', { views: [{ state: 'frozen', ySplit: label === null ? 2 : 3 }] })
  let line = 1
  const across = (words: string, style: Partial<Excel.Style>) => {
    sheet.mergeCells(line, 1, line, Math.max(1, heads.length))
    const cell = sheet.getCell(line, 1)
    cell.value = words
    cell.style = style
    line++
  }
  if (label !== null) across(label, { font: { color: { argb: 'FF888888' } } })
  across(title, { font: { bold: true, size: 14 }, alignment: { horizontal: 'center' } })
  heads.forEach((head, i) => {
    const cell = sheet.getCell(line, i + 1)
    cell.value = head
    cell.style = HEAD
    sheet.getColumn(i + 1).width = head === '单位' ? 36 : 12
  })
  for (const { cells } of rows) {
    line++
    sheet.getRow(line).values = [...cells]
  }
  for (const note of notes) {
    line++
    sheet.getCell(line, 1).value = `注：${note}`
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}
