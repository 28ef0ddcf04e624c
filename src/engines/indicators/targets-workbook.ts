import Excel from 'exceljs'
import { standingNames } from '../../model/standing.ts'
import type { BodyNames } from './listing.ts'
import { rowOf } from './listing.ts'
import type { AsOf } from './observations.ts'
import type { JudgedTarget } from './standing-store.ts'

const HEADS: readonly (readonly [zh: string, en: string, width: number])[] = [
  ['序号', 'No.', 6],
  ['篇章', 'Chapter', 22],
  ['指标', 'Indicator', 34],
  ['单位', 'Unit', 10],
  ['属性', 'Nature', 9],
  ['责任单位', 'Body', 20],
  ['基期值', 'Baseline', 12],
  ['目标', 'Target', 26],
  ['最新期别', 'Latest period', 11],
  ['最新值', 'Latest value', 12],
  ['进度', 'Progress', 10],
  ['时间进度', 'Time', 10],
  ['判断', 'Standing', 14],
  ['其余各年所需', 'Needed a year', 14],
  ['趋势预测', 'Forecast', 12],
  ['可能性', 'Chance', 9],
  ['预警与建议', 'Warning and remedy', 60],
  ['条款', 'Clause', 14],
  ['原文', 'Sentence', 70],
]

/** The table of targets as departments know it: numbers as numbers, units in their column, sources at the end. */
export async function writeTargetsWorkbook(
  judged: readonly JudgedTarget[],
  bodies: BodyNames,
  asOf: AsOf,
  language: 'zh' | 'en',
): Promise<Uint8Array> {
  const zh = language === 'zh'
  const book = new Excel.Workbook()
  const sheet = book.addWorksheet(zh ? '指标进展' : 'Targets', {
    views: [{ state: 'frozen', ySplit: 3, xSplit: 3 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '3:3',
    },
  })
  const isSimulated = judged.some(({ standing }) => standing.isSimulated)
  sheet.addRow([zh ? '规划指标进展情况表' : 'Targets and where they stand']).font = { bold: true, size: 14 }
  sheet.addRow([
    zh
      ? `截至 ${asOf.on}${isSimulated ? '　模拟数据' : ''}　注：部分数据因四舍五入，合计与分项略有差异。`
      : `As of ${asOf.on}${isSimulated ? ' — simulated data' : ''}. Totals may differ from their parts by rounding.`,
  ])
  const head = sheet.addRow(HEADS.map(([name, english]) => (zh ? name : english)))
  head.font = { bold: true }
  head.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true }
  head.eachCell((cell) => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6F0F7' } }
    cell.border = { bottom: { style: 'thin' } }
  })
  HEADS.forEach(([, , width], i) => {
    sheet.getColumn(i + 1).width = width
  })
  judged.forEach((one, i) => {
    const row = rowOf(one, bodies)
    const say = (words: { readonly zh: string; readonly en: string } | null) =>
      words === null ? '' : zh ? words.zh : words.en
    const line = sheet.addRow([
      i + 1,
      row.chapter,
      say(row.name),
      row.unit ?? '',
      row.nature === 'binding' ? (zh ? '约束性' : 'binding') : zh ? '预期性' : 'expected',
      row.body?.name ?? '',
      row.base ?? '—',
      say(row.wanted),
      row.latest?.period ?? '—',
      row.latest?.value ?? '—',
      row.progress ?? '—',
      row.elapsed ?? '—',
      say(standingNames[row.standing]),
      row.required ?? '—',
      row.forecast?.value ?? '—',
      row.forecast?.chance ?? '—',
      [say(row.warning?.words ?? null), say(row.warning?.remedy ?? null)].filter((part) => part !== '').join(' '),
      row.clause,
      one.stored.words.sentence,
    ])
    line.alignment = { vertical: 'top', wrapText: true }
    for (const column of [11, 12, 16]) line.getCell(column).numFmt = '0.0%'
    for (const column of [7, 10, 14, 15]) line.getCell(column).numFmt = '#,##0.####'
    for (const column of [7, 9, 10, 11, 12, 14, 15, 16])
      line.getCell(column).alignment = { horizontal: 'right', vertical: 'top' }
  })
  sheet.autoFilter = { from: { row: 3, column: 1 }, to: { row: 3, column: HEADS.length } }
  return new Uint8Array(await book.xlsx.writeBuffer())
}
