import Excel from 'exceljs'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import type { NamedBody } from '../../platform/organisation/match-body.ts'
import { columnName, openXlsx } from '../../platform/xlsx/read-xlsx.ts'
import type { BodyLoads, CommitmentRow } from './answers.ts'
import type { StoredCommitment } from './commitments-store.ts'
import {
  joinBodies,
  MILESTONE_HEADS,
  MILESTONE_SHEET,
  type SheetRow,
  WORK_HEADS,
  WORK_SHEET,
} from './division-sheet.ts'

const HEAD: Partial<Excel.Style> = {
  font: { bold: true },
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6F0F7' } },
  border: { bottom: { style: 'thin' } },
}
const OPEN: Partial<Excel.Protection> = { locked: false }

/**
 * The workbook that planners fill: 分工表 and 节点表. Bodies are chosen from a list; the commitment's id and text are locked;
 * what is filled in already stands there. `label` is shown on top where the district is simulated.
 */
export async function writeDivisionWorkbook(
  commitments: readonly StoredCommitment[],
  rows: readonly CommitmentRow[],
  bodies: readonly NamedBody[],
  label: string | null,
): Promise<Uint8Array> {
  const book = new Excel.Workbook()
  const names = new Map(bodies.map(({ id, name }) => [id, name]))
  const standing = bodies.filter(({ endedOn }) => endedOn === null)
  const lists = book.addWorksheet('单位', { state: 'veryHidden' })
  standing.forEach(({ name }, i) => {
    lists.getCell(i + 1, 1).value = name
  })
  const work = book.addWorksheet(WORK_SHEET, { views: [{ state: 'frozen', ySplit: 1, xSplit: 4 }] })
  fillHeads(work, WORK_HEADS, [0, 6, 16, 52, 18, 22, 30, 34, 13])
  commitments.forEach((commitment, i) => {
    const row = rows[i]
    const line = work.getRow(i + 2)
    line.values = [
      commitment.id,
      commitment.text.line,
      commitment.text.chapter,
      commitment.text.text.replace(/\s+/g, ''),
      row?.suggestion?.body?.name ?? row?.suggestion?.words ?? '',
      commitment.work?.lead == null ? '' : (names.get(commitment.work.lead) ?? ''),
      joinBodies((commitment.work?.supports ?? []).map((id) => names.get(id) ?? '')),
      commitment.work?.goal ?? '',
      commitment.work?.dueOn ?? '',
    ]
    line.alignment = { vertical: 'top', wrapText: true }
    for (const column of [6, 7, 8, 9]) line.getCell(column).protection = OPEN
    line.getCell(9).numFmt = '@'
    line.getCell(6).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [`单位!$A$1:$A$${Math.max(1, standing.length)}`],
      showErrorMessage: true,
      errorTitle: '没有这个单位',
      error: '请从下拉列表中选择单位全称。',
    }
  })
  const milestones = book.addWorksheet(MILESTONE_SHEET, { views: [{ state: 'frozen', ySplit: 1 }] })
  fillHeads(milestones, MILESTONE_HEADS, [38, 46, 34, 13, 8, 8])
  const filled = commitments.flatMap((commitment) =>
    commitment.milestones.map((milestone) => [
      commitment.id,
      commitment.text.text.replace(/\s+/g, '').slice(0, 60),
      milestone.title,
      milestone.dueOn,
      milestone.weight,
      milestone.needsEvidence ? '是' : '否',
    ]),
  )
  filled.forEach((values, i) => {
    milestones.getRow(i + 2).values = values
  })
  const notes = book.addWorksheet('填表说明')
  const lines = [
    ...(label === null ? [] : [label]),
    '一、分工表：牵头单位从下拉列表选一个；配合单位写全称，用顿号隔开；完成时限写 2024-12-31、2024年12月或2024年底。',
    '二、节点表：一行一个节点，任务编号从分工表的 A 列复制；权重默认 1；须佐证默认“是”。',
    '三、不要改动任务编号，不要自行增加任务；空着的单元格表示尚未确定。',
    '四、上传后先核对将要发生的改动，再确认保存；有一处错误就整表不存，并逐格列出。',
  ]
  lines.forEach((text, i) => {
    notes.getCell(i + 1, 1).value = text
  })
  notes.getColumn(1).width = 110
  await work.protect('', { formatColumns: true, formatRows: true, sort: true, autoFilter: true })
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function fillHeads(sheet: Excel.Worksheet, heads: readonly string[], widths: readonly number[]) {
  heads.forEach((head, i) => {
    const cell = sheet.getCell(1, i + 1)
    cell.value = head
    cell.style = HEAD
    const column = sheet.getColumn(i + 1)
    column.width = widths[i] === 0 ? 6 : (widths[i] ?? 12)
    if (widths[i] === 0) column.hidden = true
  })
}

/** Reads both sheets of a filled workbook, by the heads of their first row wherever the columns were moved to. */
export async function readDivisionWorkbook(
  bytes: Uint8Array,
  name: string,
): Promise<Outcome<{ readonly work: readonly SheetRow[]; readonly milestones: readonly SheetRow[] | null }>> {
  const opened = await openXlsx(bytes, name)
  if (opened.kind === 'refused') return opened
  const reader = opened.value
  const present = new Set(reader.sheets.map((sheet) => sheet.name))
  if (!present.has(WORK_SHEET))
    return refused({
      reason: 'faulty',
      code: 'no-division-sheet',
      message: {
        zh: `工作簿里没有“${WORK_SHEET}”工作表。请先导出任务分工表，在其中填写后上传。`,
        en: `The workbook has no sheet “${WORK_SHEET}”. Export the division of work, fill that in and upload it.`,
      },
    })
  const read = async (sheet: string, heads: readonly string[]) => {
    const places = new Map<number, string>()
    const rows: SheetRow[] = []
    await reader.readRows(sheet, ({ row, cells }) => {
      if (row === 1) {
        for (const { column, text } of cells) if (heads.includes(text.trim())) places.set(column, text.trim())
        return
      }
      const byHead = new Map<string, { text: string; cell: string }>()
      for (const [column, head] of places) byHead.set(head, { text: '', cell: `${columnName(column)}${row}` })
      for (const { column, text, kind, format } of cells) {
        const head = places.get(column)
        if (head === undefined) continue
        const isDate = kind === 'number' && /[ymd年月日]/i.test(format) && format !== 'General'
        byHead.set(head, { text: isDate ? dayOfSerial(Number(text)) : text, cell: `${columnName(column)}${row}` })
      }
      rows.push({ row, cells: byHead })
    })
    const missing = heads.filter((head) => ![...places.values()].includes(head) && !OPTIONAL.has(head))
    return { rows, missing }
  }
  const work = await read(WORK_SHEET, WORK_HEADS)
  const milestones = present.has(MILESTONE_SHEET) ? await read(MILESTONE_SHEET, MILESTONE_HEADS) : null
  const missing = [
    ...work.missing.map((head) => `${WORK_SHEET}：${head}`),
    ...(milestones?.missing ?? []).map((head) => `${MILESTONE_SHEET}：${head}`),
  ]
  if (missing.length > 0)
    return refused({
      reason: 'faulty',
      code: 'heads-missing',
      message: {
        zh: `表头缺少：${missing.join('、')}。请不要改动第一行。`,
        en: `These heads are missing: ${missing.join(', ')}. Leave the first row as it is.`,
      },
    })
  return done({ work: work.rows, milestones: milestones?.rows ?? null })
}

/** Heads that are there to be read by people; a workbook without them still says what it says. */
const OPTIONAL: ReadonlySet<string> = new Set(['行号', '章', '任务', '建议牵头'])

/** Excel counts days from 30 December 1899. */
const dayOfSerial = (serial: number) =>
  new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10)

/** 任务进展表: the list as people see it, with the reason behind each standing. */
export async function writeProgressWorkbook(
  rows: readonly CommitmentRow[],
  loads: BodyLoads,
  label: string | null,
): Promise<Uint8Array> {
  const book = new Excel.Workbook()
  const sheet = book.addWorksheet('任务进展', { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] })
  const heads = [
    '行号',
    '章',
    '任务',
    '牵头单位',
    '配合单位',
    '目标要求',
    '完成时限',
    '状态',
    '依据',
    '进度',
    '应达进度',
    '逾期天数',
    '督办',
  ]
  fillHeads(sheet, heads, [6, 16, 52, 22, 28, 30, 12, 10, 36, 8, 9, 9, 8])
  rows.forEach((row, i) => {
    const line = sheet.getRow(i + 2)
    line.values = [
      row.line,
      row.chapter,
      row.text.replace(/\s+/g, ''),
      row.lead?.name ?? '',
      joinBodies(row.supports.map(({ name }) => name)),
      row.goal,
      row.dueOn ?? '',
      row.standingWords.zh,
      row.reason.zh,
      row.progress.reached ?? '—',
      row.progress.expected ?? '—',
      row.daysOverdue || '',
      row.supervision === null ? '' : `${row.supervision}级`,
    ]
    line.alignment = { vertical: 'top', wrapText: true }
    line.getCell(10).numFmt = '0%'
    line.getCell(11).numFmt = '0%'
  })
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: heads.length } }
  const own = book.addWorksheet('各单位', { views: [{ state: 'frozen', ySplit: 1 }] })
  fillHeads(
    own,
    ['单位', '牵头', '配合', '已完成', '逾期', '最长逾期天数', '督办中', '待确认反馈', '完成率'],
    [26, 8, 8, 8, 8, 12, 8, 10, 8],
  )
  loads.rows.forEach((load, i) => {
    const line = own.getRow(i + 2)
    line.values = [
      load.body.name,
      load.leads,
      load.supports,
      load.standings.finished ?? 0,
      load.overdue,
      load.daysOverdue,
      load.supervised,
      load.waiting,
      load.finishedShare ?? '—',
    ]
    line.getCell(9).numFmt = '0.0%'
  })
  const notes = book.addWorksheet('说明')
  const words = [
    ...(label === null ? [] : [label]),
    `统计日：${loads.on}`,
    '进度为已确认节点的权重占比；未设节点的任务没有进度，以“—”表示。',
    '完成率＝已完成的牵头任务÷牵头任务；没有牵头任务的单位以“—”表示。',
  ]
  words.forEach((text, i) => {
    notes.getCell(i + 1, 1).value = text
  })
  notes.getColumn(1).width = 80
  return new Uint8Array(await book.xlsx.writeBuffer())
}
