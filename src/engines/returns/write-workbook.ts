import { createHash } from 'node:crypto'
import { PassThrough } from 'node:stream'
import Excel from 'exceljs'
import { findPeriod, periodWords, previousPeriod, yearBefore } from '../../model/period.ts'
import { columnName } from '../../platform/xlsx/read-xlsx.ts'
import { VALUE_STATUSES, valueStatusNames } from '../indicators/definition.ts'
import { textOf } from './cells.ts'
import { type FormRow, rowLabel, seriesKeyOf } from './definition.ts'
import type { ReturnContent } from './return-content.ts'
import type { StoredTask } from './task-store.ts'
import {
  COLUMNS,
  type ColumnKey,
  DATA_SHEET,
  FIRST_ROW,
  HEAD_ROW,
  HELP_SHEET,
  helpLines,
  MARK_KEYS,
  META_SHEET,
  TEMPLATE_FORMAT,
  type TemplateMark,
} from './workbook-layout.ts'

const COVERS_WORDS = { 'year-to-date': '年初累计', period: '当期', moment: '期末' } as const
const STATUS_LIST = VALUE_STATUSES.map((status) => valueStatusNames[status].zh)
const HEAD: Partial<Excel.Style> = {
  font: { bold: true },
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6F0F7' } },
  border: { bottom: { style: 'thin' } },
}
const TO_FILL: Partial<Excel.Style> = {
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFBE6' } },
  border: { bottom: { style: 'hair' }, left: { style: 'hair' }, right: { style: 'hair' } },
  protection: { locked: false },
}
const column = (key: ColumnKey) => COLUMNS.findIndex((one) => one.key === key) + 1

export function markOf(task: StoredTask): TemplateMark {
  return {
    format: TEMPLATE_FORMAT,
    division: task.division,
    task: task.id,
    form: task.form,
    formVersion: String(task.formVersion),
    period: task.period,
    body: task.body,
    bodyName: task.bodyName,
    formName: task.formName,
  }
}

/** Proves that mark and rows belong together; no secret, only against mixing and mending by hand. */
export function hashOfTemplate(mark: TemplateMark, rows: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([MARK_KEYS.map((key) => mark[key]), rows]))
    .digest('hex')
}

/**
 * The template of one return: every row with its unit, what was said before, and what stands now; only three columns can
 * be filled. Written row by row, so that a form of many thousand rows holds up nobody.
 */
export async function writeTemplate(
  task: StoredTask,
  content: ReturnContent,
  bodies: ReadonlyMap<string, string>,
  isSimulated: boolean,
): Promise<Uint8Array> {
  const stream = new PassThrough()
  const pieces: Buffer[] = []
  stream.on('data', (piece: Buffer) => pieces.push(piece))
  const book = new Excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true })
  const period = findPeriod(task.period)
  const sheet = book.addWorksheet(DATA_SHEET, { views: [{ state: 'frozen', ySplit: HEAD_ROW, xSplit: 3 }] })
  sheet.columns = COLUMNS.map(({ key, width }) => ({ key, width, hidden: key === 'gm:id' }))
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    autoFilter: true,
  })
  const keys = sheet.getRow(1)
  keys.values = COLUMNS.map(({ key }) => key)
  keys.hidden = true
  keys.commit()
  const title = sheet.getRow(2)
  title.getCell(2).value =
    `${task.formName}　${period === null ? task.period : periodWords(period).zh}${isSimulated ? '　模拟数据' : ''}`
  title.getCell(2).style = { font: { bold: true, size: 14 } }
  title.commit()
  const words = sheet.getRow(3)
  words.getCell(2).value =
    `填报单位：${task.bodyName}　截止：${task.deadlines.due}　只填浅黄色单元格，填报要求见“${HELP_SHEET}”`
  words.commit()
  const heads = sheet.getRow(HEAD_ROW)
  COLUMNS.forEach((one, i) => {
    const cell = heads.getCell(i + 1)
    cell.value = one.title
    cell.style = HEAD
  })
  heads.height = 30
  heads.commit()

  const known = new Map(
    content.context.known.map((one) => [`${one.indicator}|${one.measure}|${one.covers}|${one.period}`, one.value]),
  )
  const before = period === null ? null : previousPeriod(period)
  const lastYear = period === null ? null : yearBefore(period)
  for (const [i, row] of content.rows.entries()) {
    const at = FIRST_ROW + i
    const cell = content.cells.get(row.id)
    const of = (text: string | undefined) =>
      text === undefined ? null : (known.get(`${seriesKeyOf(row)}|${row.measure}|${row.covers}|${text}`) ?? null)
    const line = sheet.getRow(at)
    line.values = [
      row.id,
      row.position,
      `${row.wholeRow === null ? '' : '　其中：'}${rowLabel(row, row.part === null ? null : (bodies.get(row.part) ?? null)).zh}`,
      row.unit ?? '',
      COVERS_WORDS[row.covers],
      of(lastYear?.text),
      of(before?.text),
      cell === undefined ? null : cell.kind === 'number' ? Number(cell.value) : textOf(cell) || null,
      valueStatusNames[cell?.status ?? 'preliminary'].zh,
      cell?.note ?? null,
      row.explanation ?? '',
    ]
    const format = row.decimals === null ? 'General' : row.decimals === 0 ? '0' : `0.${'0'.repeat(row.decimals)}`
    for (const key of ['gm:value', 'gm:status', 'gm:note'] as const) line.getCell(column(key)).style = TO_FILL
    line.getCell(column('gm:value')).style = { ...TO_FILL, numFmt: format }
    for (const key of ['gm:year-before', 'gm:previous'] as const) line.getCell(column(key)).numFmt = format
    line.commit()
    if (i % 400 === 399) await new Promise(setImmediate)
  }
  addValidations(sheet, content.rows)
  sheet.commit()

  const help = book.addWorksheet(HELP_SHEET)
  help.columns = [{ width: 100 }]
  for (const text of helpLines(task.deadlines.due, task.deadlines.lock)) {
    const line = help.addRow([text])
    line.getCell(1).alignment = { wrapText: true, vertical: 'top' }
    line.commit()
  }
  help.commit()

  const meta = book.addWorksheet(META_SHEET, { state: 'veryHidden' })
  const mark = markOf(task)
  for (const key of MARK_KEYS) meta.addRow([key, mark[key]]).commit()
  meta
    .addRow([
      'hash',
      hashOfTemplate(
        mark,
        content.rows.map(({ id }) => id),
      ),
    ])
    .commit()
  for (const row of content.rows) {
    const cell = content.cells.get(row.id)
    meta
      .addRow([
        'row',
        row.id,
        String(cell?.version ?? 0),
        cell === undefined ? '' : textOf(cell),
        cell?.note ?? '',
        cell?.status ?? 'preliminary',
      ])
      .commit()
  }
  meta.commit()
  await book.commit()
  return new Uint8Array(Buffer.concat(pieces))
}

/** Rules that Excel itself holds: a number within its bounds and decimals, or —; a status of the list. */
function addValidations(sheet: Excel.Worksheet, rows: readonly FormRow[]): void {
  // The streamed sheet keeps them by range; its type does not say so.
  const { dataValidations } = sheet as unknown as {
    readonly dataValidations: { add: (range: string, rule: Excel.DataValidation) => void }
  }
  const value = columnName(column('gm:value'))
  const status = columnName(column('gm:status'))
  const sameRule = (a: FormRow, b: FormRow | undefined) =>
    b !== undefined && a.unit === b.unit && a.decimals === b.decimals && a.least === b.least && a.most === b.most
  let from = 0
  rows.forEach((row, i) => {
    if (sameRule(row, rows[i + 1])) return
    const cell = `${value}${FIRST_ROW + from}`
    const parts = [
      `ISNUMBER(${cell})`,
      ...(row.least === null ? [] : [`${cell}>=${row.least}`]),
      ...(row.most === null ? [] : [`${cell}<=${row.most}`]),
      ...(row.decimals === null ? [] : [`ABS(ROUND(${cell},${row.decimals})-${cell})<0.0000001`]),
    ]
    const bounds = [row.least === null ? '' : `不小于 ${row.least}`, row.most === null ? '' : `不大于 ${row.most}`]
    const what = [
      `单位：${row.unit ?? '无'}`,
      row.decimals === null ? '' : `最多 ${row.decimals} 位小数`,
      ...bounds,
      '没有数据填“—”',
    ].filter((word) => word !== '')
    dataValidations.add(`${cell}:${value}${FIRST_ROW + i}`, {
      type: 'custom',
      allowBlank: true,
      formulae: [`OR(AND(${parts.join(',')}),${cell}="—",${cell}="无")`],
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: '不符合填报要求',
      error: what.join('，'),
      showInputMessage: true,
      promptTitle: '本期数值',
      prompt: what.join('，'),
    })
    from = i + 1
  })
  if (rows.length > 0)
    dataValidations.add(`${status}${FIRST_ROW}:${status}${FIRST_ROW + rows.length - 1}`, {
      type: 'list',
      allowBlank: true,
      formulae: [`"${STATUS_LIST.join(',')}"`],
      showErrorMessage: true,
      errorTitle: '数据状态',
      error: '请从下拉框选择。',
    })
}
