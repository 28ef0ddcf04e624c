import { type ListHead, simulatedNote, writeList } from '../../platform/xlsx/list-sheet.ts'
import type { FirmRow, UnclaimedRow } from './answers.ts'

type Language = 'zh' | 'en'

/** Names of modes, for people who read a workbook. */
const MODES: Readonly<Record<UnclaimedRow['mode'], Readonly<Record<Language, string>>>> = {
  auto: { zh: '免申即享', en: 'without application' },
  instant: { zh: '即申即享', en: 'at once' },
  apply: { zh: '申报审核', en: 'on application' },
}

const noteOf = (on: string, isSimulated: boolean, language: Language) =>
  `${language === 'zh' ? `截至 ${on}` : `As of ${on}`}${simulatedNote(isSimulated, language)}`

const UNCLAIMED: readonly ListHead[] = [
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
  writeList({
    title: language === 'zh' ? '应享未享清单' : 'Unclaimed',
    note: noteOf(on, isSimulated, language),
    heads: UNCLAIMED,
    rows: rows.map((row, i) => [
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
  })

const FIRMS: readonly ListHead[] = [
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
  writeList({
    title: title,
    note: noteOf(on, isSimulated, language),
    heads: FIRMS,
    rows: rows.map((row, i) => [
      i + 1,
      row.name,
      row.code,
      TRUTHS[row.truth][language],
      row.why[language],
      row.amount === null ? null : Number(row.amount),
      row.claim?.number ?? null,
    ]),
    language,
  })
