import Excel from 'exceljs'
import type { FirmRow, UnclaimedRow } from './answers.ts'

type Language = 'zh' | 'en'
type Head = readonly [zh: string, en: string, width: number]
type Cell = string | number | null

/** Names of modes, for people who read a workbook. */
const MODES: Readonly<Record<UnclaimedRow['mode'], Readonly<Record<Language, string>>>> = {
  auto: { zh: '免申即享', en: 'without application' },
  instant: { zh: '即申即享', en: 'at once' },
  apply: { zh: '申报审核', en: 'on application' },
}

async function sheetOf(
  title: string,
  note: string,
  heads: readonly Head[],
  rows: readonly (readonly Cell[])[],
  language: Language,
) {
  const book = new Excel.Workbook()
  // A sheet's name takes 31 characters and few signs.
  const sheet = book.addWorksheet(title.replace(/[\\/?*:[\]]/g, ' ').slice(0, 31), {
    views: [{ state: 'frozen', ySplit: 3, xSplit: 2 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.addRow([title]).font = { bold: true, size: 14 }
  sheet.addRow([note])
  const head = sheet.addRow(heads.map(([zh, en]) => (language === 'zh' ? zh : en)))
  head.font = { bold: true }
  head.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true }
  heads.forEach(([, , width], i) => {
    sheet.getColumn(i + 1).width = width
  })
  for (const row of rows) sheet.addRow([...row]).alignment = { vertical: 'top', wrapText: true }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const noteOf = (on: string, isSimulated: boolean, language: Language) =>
  `${language === 'zh' ? `截至 ${on}` : `As of ${on}`}${isSimulated ? (language === 'zh' ? '　模拟数据' : ' — simulated data') : ''}`

const UNCLAIMED: readonly Head[] = [
  ['序号', 'No.', 6],
  ['企业', 'Firm', 34],
  ['统一社会信用代码', 'Credit code', 22],
  ['联系服务单位', 'Serving body', 22],
  ['政策', 'Policy', 34],
  ['事项', 'What it gives', 34],
  ['兑现方式', 'How', 12],
  ['申报截止', 'Open to', 12],
  ['测算金额（元）', 'Amount by the formula (yuan)', 16],
]

/** Who could have what and has not claimed it; an amount that cannot be worked out is an empty cell. */
export const writeUnclaimed = (
  rows: readonly UnclaimedRow[],
  { on, isSimulated, language }: { readonly on: string; readonly isSimulated: boolean; readonly language: Language },
) =>
  sheetOf(
    language === 'zh' ? '应享未享清单' : 'Unclaimed',
    noteOf(on, isSimulated, language),
    UNCLAIMED,
    rows.map((row, i) => [
      i + 1,
      row.name,
      row.code,
      row.body,
      row.policyTitle,
      row.title,
      MODES[row.mode][language],
      row.to,
      row.amount === null ? null : Number(row.amount),
    ]),
    language,
  )

const FIRMS: readonly Head[] = [
  ['序号', 'No.', 6],
  ['企业', 'Firm', 34],
  ['统一社会信用代码', 'Credit code', 22],
  ['结论', 'Holds', 10],
  ['为什么', 'Why', 60],
  ['测算金额（元）', 'Amount by the formula (yuan)', 16],
  ['兑现编号', 'Claim', 18],
]
const TRUTHS = {
  true: { zh: '符合', en: 'yes' },
  false: { zh: '不符合', en: 'no' },
  unknown: { zh: '缺数据', en: 'not known' },
} as const

/** Firms against one clause, with why. */
export const writeFirms = (
  title: string,
  rows: readonly FirmRow[],
  { on, isSimulated, language }: { readonly on: string; readonly isSimulated: boolean; readonly language: Language },
) =>
  sheetOf(
    title,
    noteOf(on, isSimulated, language),
    FIRMS,
    rows.map((row, i) => [
      i + 1,
      row.name,
      row.code,
      TRUTHS[row.truth][language],
      row.why[language],
      row.amount === null ? null : Number(row.amount),
      row.claim?.number ?? null,
    ]),
    language,
  )
