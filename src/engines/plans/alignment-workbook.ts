import Excel from 'exceljs'
import { type AlignmentLine, countsOf, VERDICTS, type Verdict } from './alignment.ts'

export const VERDICT_NAMES: Readonly<Record<Verdict, string>> = {
  taken: '已承接',
  weaker: '偏松',
  missing: '缺失',
  'not-applicable': '不适用',
}

const HEADS = [
  ['序号', 6],
  ['上级要求', 26],
  ['上级原文', 46],
  ['上级行号', 9],
  ['判定', 9],
  ['本级承接', 26],
  ['本级原文', 46],
  ['本级行号', 9],
  ['自动判定', 10],
  ['自动判定依据', 32],
  ['人工意见', 30],
  ['判定人', 10],
] as const

/** 规划衔接表: both sentences, what was computed and what a person said. `label` stands on top in a simulated district. */
export async function writeAlignmentWorkbook(
  lines: readonly AlignmentLine[],
  titles: { readonly upper: string; readonly own: string },
  label: string | null,
): Promise<Uint8Array> {
  const book = new Excel.Workbook()
  const sheet = book.addWorksheet('规划衔接', { views: [{ state: 'frozen', ySplit: 3 }] })
  const counts = countsOf(lines)
  sheet.getCell('A1').value = `${label === null ? '' : `【${label}】`}${titles.own} 与 ${titles.upper} 衔接表`
  sheet.getCell('A1').font = { bold: true, size: 14 }
  sheet.getCell('A2').value = VERDICTS.map((verdict) => `${VERDICT_NAMES[verdict]} ${counts[verdict]} 项`).join('，')
  HEADS.forEach(([head, width], i) => {
    const cell = sheet.getCell(3, i + 1)
    cell.value = head
    cell.style = {
      font: { bold: true },
      alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6F0F7' } },
      border: { bottom: { style: 'thin' } },
    }
    sheet.getColumn(i + 1).width = width
  })
  lines.forEach(({ upper, own, stands, verdict, reason, decision, isDecided }, i) => {
    const row = sheet.getRow(i + 4)
    const said = decision === null ? '' : [decision.note, decision.reason].filter((words) => words !== '').join('；')
    row.values = [
      i + 1,
      upper.words,
      upper.sentence,
      upper.line,
      VERDICT_NAMES[stands],
      own?.words ?? '',
      own?.sentence ?? '',
      own?.line ?? '',
      VERDICT_NAMES[verdict],
      reason.zh,
      decision === null || isDecided ? said : `（按旧版本作出：${VERDICT_NAMES[decision.verdict]}）${said}`,
      decision?.byName ?? '',
    ]
    row.alignment = { vertical: 'top', wrapText: true }
  })
  return new Uint8Array(await book.xlsx.writeBuffer())
}
