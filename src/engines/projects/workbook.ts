import Excel from 'exceljs'
import { project } from '../../systems/13-delivery/project-lifecycle/project.ts'
import type { ProjectLine } from './answers.ts'
import type { Look } from './facts-store.ts'
import { ESCALATIONS, LIGHT_NAMES } from './names.ts'
import { STALL_WORDS } from './schedule.ts'

const HEAD: Partial<Excel.Style> = {
  font: { bold: true },
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6F0F7' } },
  border: { bottom: { style: 'thin' } },
}

const choiceOf = (field: string, key: string | null) => {
  const declared = project.fields[field]
  return key === null || declared?.kind !== 'choice' ? '' : (declared.choices[key]?.zh ?? key)
}
const amount = (text: string | null) => (text === null ? null : Number(text))
const percent = (share: number | null) => (share === null ? null : Math.round(share * 10_000) / 100)
const BATCHES: Readonly<Record<string, string>> = { complete: '竣工一批', start: '启动一批', 'carry-on': '实施一批' }

const COLUMNS: readonly (readonly [
  head: string,
  width: number,
  value: (line: ProjectLine) => string | number | null,
])[] = [
  ['编号', 14, ({ number }) => number],
  ['项目名称', 32, ({ name }) => name],
  ['投资项目代码', 28, ({ code }) => code],
  ['阶段', 8, ({ state }) => project.lifecycle?.states[state]?.name.zh ?? state],
  ['类别', 12, ({ category }) => choiceOf('category', category)],
  ['投资主体', 10, ({ investor }) => choiceOf('investor', investor)],
  ['责任单位', 22, ({ bodyName }) => bodyName],
  ['责任领导', 10, ({ inCharge }) => inCharge],
  ['计划总投资（万元）', 14, ({ total }) => amount(total)],
  ['累计完成投资·本系统（万元）', 16, ({ invested }) => amount(invested)],
  ['累计完成投资·统计（万元）', 16, ({ counted }) => amount(counted)],
  ['批次', 10, ({ batch }) => (batch === null ? null : (BATCHES[batch] ?? batch))],
  ['年度计划（万元）', 14, ({ plan }) => amount(plan)],
  ['序时进度（%）', 10, ({ planned }) => percent(planned)],
  ['本年完成·本系统（万元）', 14, ({ investedYear }) => amount(investedYear)],
  ['本年完成·统计（万元）', 14, ({ countedYear }) => amount(countedYear)],
  ['完成率（%）', 10, ({ done }) => percent(done)],
  ['形象进度（%）', 10, ({ image }) => image],
  ['灯', 8, ({ light }) => (light === null ? '不判' : LIGHT_NAMES[light].zh)],
  ['理由', 50, ({ because }) => because.map(({ because: words }) => words.zh).join('；')],
  ['调度层级', 14, ({ escalation }) => ESCALATIONS[escalation].zh],
  ['停滞', 20, ({ stall }) => (stall === null ? null : STALL_WORDS[stall].zh)],
  ['缺月报', 20, ({ missing }) => missing.join('、')],
  ['到位资金（万元）', 14, ({ arrived }) => amount(arrived)],
  ['资金到位率（%）', 10, ({ arrivalRate }) => percent(arrivalRate)],
  ['支付资金（万元）', 14, ({ paid }) => amount(paid)],
  ['资金支付率（%）', 10, ({ paymentRate }) => percent(paymentRate)],
  ['计划开工', 12, ({ plannedStart }) => plannedStart],
  ['实际开工', 12, ({ startedOn }) => startedOn],
  ['计划竣工', 12, ({ plannedEnd }) => plannedEnd],
  ['竣工', 12, ({ completedOn }) => completedOn],
  ['未解决问题', 10, ({ openProblems }) => openProblems],
]

/** The list as a workbook: what was asked, every figure in its own column, own count and statistics apart. */
export async function writeProjects(
  lines: readonly ProjectLine[],
  { on, through }: Look,
  label: string | null,
): Promise<Uint8Array> {
  const book = new Excel.Workbook()
  const top = label === null ? 1 : 2
  const sheet = book.addWorksheet('重点项目', { views: [{ state: 'frozen', ySplit: top + 1, xSplit: 2 }] })
  if (label !== null) sheet.getCell(1, 1).value = label
  sheet.getCell(top, 1).value =
    `截至 ${on}，年度进度计至 ${through.last}；“本系统”为已确认月报，“统计”为统计部门认可数，两者不相加。`
  COLUMNS.forEach(([head, width], i) => {
    const cell = sheet.getCell(top + 1, i + 1)
    cell.value = head
    cell.style = HEAD
    sheet.getColumn(i + 1).width = width
  })
  lines.forEach((line, i) => {
    sheet.getRow(top + 2 + i).values = COLUMNS.map(([, , value]) => value(line))
  })
  return new Uint8Array(await book.xlsx.writeBuffer())
}
