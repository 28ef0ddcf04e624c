import Excel from 'exceljs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type Citation, citationsUnder, citationText } from './citation.ts'
import {
  type Cell,
  type Column,
  type Figure,
  figuresOf,
  type OfficialDocument,
  type Row,
  type Table,
  wordsOf,
} from './model.ts'
import { figuresOfRow, sourceLines } from './sources.ts'

const FONT = '宋体'
const HEAD_FONT = '黑体'
const BORDER = { style: 'thin' as const }
const BORDERS = { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER }

/** Ids of records in a cell, at most: a cell holds 32,767 characters. */
const RECORDS_IN_CELL = 500
const CELL_LIMIT = 32_000

/**
 * The tables of a document as a workbook: a sheet for each, heads frozen, numbers as numbers in their format, and a column
 * 来源 that says what each row rests on; then a sheet with every figure and its whole source. The same document gives the
 * same bytes.
 */
export async function annexWorkbook(document: OfficialDocument): Promise<Uint8Array> {
  const workbook = new Excel.Workbook()
  workbook.title = document.title.replaceAll('\n', '')
  workbook.creator = document.signature ?? ''
  const used = new Set<string>()
  for (const { title, table } of tablesOf(document))
    addTable(workbook, sheetName(title, used), title, table, document.label)
  addFigures(workbook, sheetName('数据来源', used), document)
  return withoutClock(new Uint8Array(await workbook.xlsx.writeBuffer()))
}

/** Every table with the title it is known by, annexes in their order, those of the text after them. */
function tablesOf(document: OfficialDocument): readonly { readonly title: string; readonly table: Table }[] {
  const inAnnexes = document.annexes.flatMap((annex) =>
    annex.blocks.flatMap((block) =>
      block.kind === 'table' ? [{ title: block.caption ?? annex.title, table: block }] : [],
    ),
  )
  const inText = document.blocks.flatMap((block) =>
    block.kind === 'table' ? [{ title: block.caption ?? '表', table: block }] : [],
  )
  return [...inAnnexes, ...inText]
}

/** Names of sheets hold at most 31 characters, none of []:*?/\, and each once. */
function sheetName(title: string, used: Set<string>): string {
  const plain =
    title
      .replace(/[[\]:*?/\\]/g, '')
      .replace(/\s+/g, ' ')
      .slice(0, 28)
      .trim() || '表'
  let name = plain
  for (let n = 2; used.has(name); n++) name = `${plain.slice(0, 26)} ${n}`
  used.add(name)
  return name
}

function addTable(workbook: Excel.Workbook, name: string, title: string, table: Table, label: string | null): void {
  const columns = [...table.columns, { title: '来源', group: null, width: 40, align: 'left', format: null } as const]
  const grouped = columns.some(({ group }) => group !== null)
  const sheet = workbook.addWorksheet(name, {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  columns.forEach((column, i) => {
    sheet.getColumn(i + 1).width = Math.max(6, column.width * 2 + 2)
  })
  let at = 1
  const line = (words: string, size: number, bold: boolean, horizontal: 'center' | 'left' | 'right') => {
    sheet.mergeCells(at, 1, at, columns.length)
    const cell = sheet.getCell(at, 1)
    cell.value = words
    cell.font = { name: bold ? HEAD_FONT : FONT, size }
    cell.alignment = { horizontal, vertical: 'middle', wrapText: true }
    at++
  }
  line(title, 16, true, 'center')
  if (label !== null) line(label, 10, true, 'center')
  if (table.unit !== null) line(table.unit, 10, false, 'right')
  const head = at
  addHead(sheet, columns, at, grouped)
  at += grouped ? 2 : 1
  sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: at - 1 }]
  sheet.pageSetup.printTitlesRow = `${head}:${at - 1}`
  const first = at
  for (const row of table.rows) addRow(sheet, columns, row, at++)
  if (table.rows.length > 0 && !table.rows.some(({ band }) => band))
    sheet.autoFilter = { from: { row: first - 1, column: 1 }, to: { row: at - 1, column: columns.length } }
  table.notes.forEach((note, i) => {
    line(`注${table.notes.length > 1 ? i + 1 : ''}：${note}`, 10, false, 'left')
  })
}

function addHead(sheet: Excel.Worksheet, columns: readonly Column[], at: number, grouped: boolean): void {
  columns.forEach((column, i) => {
    const below = sheet.getCell(grouped ? at + 1 : at, i + 1)
    below.value = column.title
    if (!grouped) return
    if (column.group === null) {
      sheet.getCell(at, i + 1).value = column.title
      sheet.mergeCells(at, i + 1, at + 1, i + 1)
      return
    }
    if (columns[i - 1]?.group === column.group) return
    let end = i
    while (columns[end + 1]?.group === column.group) end++
    sheet.getCell(at, i + 1).value = column.group
    if (end > i) sheet.mergeCells(at, i + 1, at, end + 1)
  })
  for (let row = at; row <= (grouped ? at + 1 : at); row++)
    for (let i = 1; i <= columns.length; i++) {
      const cell = sheet.getCell(row, i)
      cell.font = { name: HEAD_FONT, size: 10 }
      cell.border = BORDERS
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDF2F7' } }
    }
}

function addRow(sheet: Excel.Worksheet, columns: readonly Column[], row: Row, at: number): void {
  const sources = sourceLines(figuresOfRow(row), false).join('；')
  columns.forEach((column, i) => {
    const cell = sheet.getCell(at, i + 1)
    const content = row.cells[i]
    cell.font = { name: row.band ? HEAD_FONT : FONT, size: 10 }
    cell.border = BORDERS
    cell.alignment = {
      horizontal: column.align === 'centre' ? 'center' : column.align,
      vertical: 'middle',
      wrapText: true,
    }
    if (i === columns.length - 1) cell.value = sources.slice(0, CELL_LIMIT)
    else if (content !== undefined) setCell(cell, content, column)
  })
  if (row.band) sheet.mergeCells(at, 1, at, columns.length)
}

/** A cell that is one figure holds its number; anything else its words. A missing number is —, never 0. */
function setCell(cell: Excel.Cell, content: Cell, column: Column): void {
  const [only, ...others] = content
  if (column.format !== null && others.length === 0 && only?.kind === 'figure' && only.value !== null) {
    cell.value = only.value
    // What the printed table shows around the number (〔〕 for totals, 年均) stays with it.
    cell.numFmt = formatOf(only, column.format)
    return
  }
  cell.value = wordsOf(content)
}

/** The column's format with as many decimals as the figure is printed with, and its brackets or words. */
function formatOf(figure: Figure, format: string): string {
  const found = /^(\D*?)-?(\d+(?:\.(\d+))?)(\D*)$/.exec(figure.text)
  if (found === null) return format
  const [, front = '', , decimals = '', back = ''] = found
  const digits = decimals === '' ? '0' : `0.${'0'.repeat(decimals.length)}`
  const quoted = (words: string) => (words === '' ? '' : `"${words.replaceAll('"', '')}"`)
  if (format.includes('%')) return `${digits}%`
  return `${quoted(front.replace(/-$/, ''))}${digits}${quoted(back)}`
}

/** Every figure of the document with its whole source, all ids included. */
function addFigures(workbook: Excel.Workbook, name: string, document: OfficialDocument): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', xSplit: 0, ySplit: 1 }] })
  const heads = ['序号', '数值', '标识', '类型', '来源', '所依据的编号']
  const widths = [6, 18, 34, 10, 90, 60]
  heads.forEach((head, i) => {
    const cell = sheet.getCell(1, i + 1)
    cell.value = head
    cell.font = { name: HEAD_FONT, size: 10 }
    cell.border = BORDERS
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDF2F7' } }
    sheet.getColumn(i + 1).width = widths[i] ?? 10
  })
  const KINDS = { sentence: '原文', observation: '报送值', computed: '计算', query: '查询' } as const
  const seen = new Set<string>()
  let at = 2
  for (const figure of figuresOf(document)) {
    const key = `${figure.id}|${figure.text}`
    if (seen.has(key)) continue
    seen.add(key)
    const values = [
      at - 1,
      figure.text,
      figure.id,
      KINDS[figure.cites.kind],
      citationText(figure.cites).slice(0, CELL_LIMIT),
      idsOf(figure).slice(0, CELL_LIMIT),
    ]
    values.forEach((value, i) => {
      const cell = sheet.getCell(at, i + 1)
      cell.value = value
      cell.font = { name: FONT, size: 10 }
      cell.alignment = { vertical: 'top', wrapText: i > 3 }
    })
    at++
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: Math.max(1, at - 1), column: heads.length } }
}

function idsOf(figure: Figure): string {
  return [...new Set(citationsUnder(figure.cites).flatMap(ownIds))].join('、')
}

function ownIds(citation: Citation): readonly string[] {
  switch (citation.kind) {
    case 'sentence':
      return [citation.clause]
    case 'observation':
      return [citation.observation]
    case 'query':
      return citation.records.slice(0, RECORDS_IN_CELL)
    case 'computed':
      return []
  }
}

/** Takes the clock out of the file, as for the document. */
function withoutClock(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes)
  const result: Record<string, Uint8Array> = {}
  for (const name of Object.keys(files)) {
    const content = files[name] as Uint8Array // of its own keys
    result[name] =
      name === 'docProps/core.xml'
        ? strToU8(strFromU8(content).replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, '2000-01-01T00:00:00Z'))
        : content
  }
  return zipSync(result, { level: 6, mtime: '1999-12-31T12:00:00' })
}
