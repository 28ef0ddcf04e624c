import Excel from 'exceljs'
import { done, type Fault, type Outcome, refused } from '../../model/outcome.ts'
import type { Bilingual } from '../../model/system.ts'
import { columnName, isDateFormat, openXlsx, type XlsxCell, type XlsxRow } from './read-xlsx.ts'

/** One column of a list that goes out to Excel and comes back. */
export interface SheetColumn<Key extends string> {
  readonly key: Key
  /** Its head; a column is found by it, wherever it stands. */
  readonly head: string
  readonly width: number
  readonly isRequired?: boolean
  /** What to write, shown when the cell is chosen. */
  readonly hint?: string
  /** The only words that are taken, offered as a list. */
  readonly choices?: readonly string[]
}

/** A list of one sheet, in both directions. */
export interface SheetForm<Key extends string> {
  readonly sheet: string
  readonly columns: readonly SheetColumn<Key>[]
  /** How to fill it in, a line each, on a sheet of its own. */
  readonly notes: readonly string[]
  /** Most rows that are taken at once. */
  readonly atMost: number
}

/** One row as it was filled in. */
export interface FilledRow<Key extends string> {
  /** 1-based, as Excel counts. */
  readonly row: number
  /** Trimmed text of every column; '' where nothing stands. Dates as 'YYYY-MM-DD'. */
  readonly values: Readonly<Record<Key, string>>
  /** '人员!C5': where a fault in this column is. */
  readonly at: (key: Key) => string
}

const HEAD: Partial<Excel.Style> = {
  font: { bold: true },
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6F0F7' } },
  border: { bottom: { style: 'thin' } },
}

/** Rows as a workbook: for taking away, or, with no rows, for filling in. `label` stands first in the notes. */
export async function writeSheet<Key extends string>(
  form: SheetForm<Key>,
  rows: readonly Readonly<Partial<Record<Key, string>>>[],
  label: string | null = null,
): Promise<Uint8Array> {
  const book = new Excel.Workbook()
  const lists = book.addWorksheet('_choices', { state: 'veryHidden' })
  const sheet = book.addWorksheet(form.sheet, { views: [{ state: 'frozen', ySplit: 1 }] })
  const last = rows.length + 200
  form.columns.forEach((column, i) => {
    const head = sheet.getCell(1, i + 1)
    head.value = column.isRequired ? `${column.head}*` : column.head
    head.style = HEAD
    // Text, so that Excel keeps leading zeros of codes and does not guess at dates.
    Object.assign(sheet.getColumn(i + 1), { width: column.width, numFmt: '@' })
    const choices = column.choices ?? []
    choices.forEach((choice, n) => {
      lists.getCell(n + 1, i + 1).value = choice
    })
    if (choices.length === 0 && column.hint === undefined) return
    const letter = columnName(i + 1)
    const prompt =
      column.hint === undefined ? {} : { showInputMessage: true, promptTitle: column.head, prompt: column.hint }
    for (let row = 2; row <= last; row++) {
      sheet.getCell(row, i + 1).dataValidation =
        choices.length === 0
          ? { type: 'textLength', operator: 'lessThan', formulae: [1000], allowBlank: true, ...prompt }
          : {
              type: 'list',
              allowBlank: true,
              formulae: [`_choices!$${letter}$1:$${letter}$${choices.length}`],
              showErrorMessage: true,
              errorTitle: column.head,
              error: '请从下拉列表中选择。',
              ...prompt,
            }
    }
  })
  rows.forEach((row, i) => {
    sheet.getRow(i + 2).values = form.columns.map(({ key }) => row[key] ?? '')
  })
  const notes = book.addWorksheet('填表说明')
  notes.getColumn(1).width = 100
  for (const [i, line] of [...(label === null ? [] : [label]), ...form.notes].entries())
    notes.getCell(i + 1, 1).value = line
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/**
 * Reads a filled-in sheet. What is wrong with its shape (a head that is missing, a required cell that is empty, a word that is
 * none of the choices, a formula without a value) is listed whole, each at its cell, beside the rows; what the words mean is
 * the caller's to check. Refused only when there is no such sheet to read.
 */
export async function readSheet<Key extends string>(
  form: SheetForm<Key>,
  bytes: Uint8Array,
  name: string,
): Promise<Outcome<{ readonly rows: readonly FilledRow<Key>[]; readonly faults: readonly Fault[] }>> {
  const opened = await openXlsx(bytes, name)
  if (opened.kind === 'refused') return opened
  const reader = opened.value
  if (!reader.sheets.some((sheet) => sheet.name === form.sheet)) {
    return refused({
      reason: 'faulty',
      code: 'no-sheet',
      message: {
        zh: `工作簿里没有“${form.sheet}”工作表。请先下载模板，在模板里填写后上传。`,
        en: `The workbook has no sheet “${form.sheet}”. Download the template and fill that in.`,
      },
    })
  }
  const found: XlsxRow[] = []
  await reader.readRows(form.sheet, (row) => {
    if (row.cells.some(({ text, hasFormula }) => text.trim() !== '' || hasFormula)) found.push(row)
  })
  const [heads, ...filled] = found
  const places = new Map<string, number>()
  for (const { text, column } of heads?.cells ?? []) places.set(text.replace(/[*＊\s]/g, ''), column)
  const faults: Fault[] = []
  const fault = (at: string, code: string, message: Bilingual) => faults.push({ at, code, message })
  const missing = form.columns.filter(({ head, isRequired }) => isRequired && !places.has(head))
  for (const { head } of missing) {
    fault(`${form.sheet}!A1`, 'no-column', {
      zh: `第一行缺少“${head}”这一列`,
      en: `the first row lacks the column “${head}”`,
    })
  }
  if (filled.length === 0 && missing.length === 0) {
    fault(`${form.sheet}!A2`, 'no-rows', { zh: '没有填写任何一行', en: 'no row is filled in' })
  }
  if (filled.length > form.atMost) {
    fault(`${form.sheet}!A${form.atMost + 2}`, 'too-many-rows', {
      zh: `一次最多导入 ${form.atMost} 行，现有 ${filled.length} 行，请分次导入`,
      en: `takes ${form.atMost} rows at once, has ${filled.length}: split it`,
    })
  }
  if (missing.length > 0 || filled.length > form.atMost) return done({ rows: [], faults })
  const rows = filled.map(({ row, cells }): FilledRow<Key> => {
    const at = (key: Key) => {
      const head = form.columns.find((column) => column.key === key)?.head ?? ''
      return `${form.sheet}!${columnName(places.get(head) ?? 1)}${row}`
    }
    const values = {} as Record<Key, string> // filled for every key just below
    for (const { key, head, isRequired, choices } of form.columns) {
      const cell = cells.find(({ column }) => column === places.get(head))
      const text = cell === undefined ? '' : wordsOf(cell)
      values[key] = text
      if (cell?.kind === 'error' || (cell?.hasFormula === true && text === ''))
        fault(at(key), 'formula', { zh: '公式没有算出值，请改填文字', en: 'the formula has no value: write words' })
      else if (text === '' && isRequired) fault(at(key), 'required', { zh: `请填写${head}`, en: 'must be filled in' })
      else if (text !== '' && choices !== undefined && !choices.includes(text)) {
        const some = choices.slice(0, 12).join('、')
        const more = choices.length > 12 ? '……' : ''
        fault(at(key), 'no-choice', {
          zh: `“${text}”不在可选项里；可选：${some}${more}`,
          en: `“${text}” is none of the choices: ${some}${more}`,
        })
      }
    }
    return { row, values, at }
  })
  return done({ rows, faults })
}

function wordsOf({ kind, text, format }: XlsxCell): string {
  if (kind === 'number' && isDateFormat(format)) {
    // Excel counts days from 1899-12-30.
    return new Date(Math.round(Number(text) * 86_400_000) - 2_209_161_600_000).toISOString().slice(0, 10)
  }
  return text.trim()
}
