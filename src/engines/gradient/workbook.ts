import type { Bilingual } from '../../model/system.ts'
import { type ListHead, simulatedNote, writeList } from '../../platform/xlsx/list-sheet.ts'
import { alertNames } from './alerts.ts'
import type { CandidateRow, ExpiryList } from './answers.ts'
import { categoryNames, type ScaleCategory } from './lines.ts'
import { rungStandingNames } from './rung-standing.ts'

type Language = 'zh' | 'en'

const CANDIDATE_HEADS: readonly ListHead[] = [
  ['序号', 'No.', 6],
  ['企业', 'Firm', 34],
  ['统一社会信用代码', 'Credit code', 22],
  ['行业代码', 'Sector', 9],
  ['类别', 'Category', 14],
  ['联系服务单位', 'Serving body', 22],
  ['入库线（万元）', 'Line (10,000 yuan)', 12],
  ['近十二个月营业收入（万元）', 'Revenue of twelve months (10,000 yuan)', 16],
  ['是否估计', 'Estimate', 9],
  ['占入库线', 'Share of the line', 10],
  ['还差（万元）', 'Short by (10,000 yuan)', 12],
  ['提醒', 'Alert', 10],
  ['条件', 'Conditions', 12],
  ['还差什么', 'What it lacks', 60],
  ['本人意愿', 'Its own will', 10],
]
const EXPIRY_HEADS: readonly ListHead[] = [
  ['序号', 'No.', 6],
  ['企业', 'Firm', 34],
  ['资质', 'Qualification', 24],
  ['有效期止', 'Valid to', 12],
  ['剩余天数', 'Days left', 10],
  ['是否已申报接续', 'Renewal under way', 12],
  ['条件', 'Conditions', 12],
  ['还差什么', 'What it lacks', 60],
]

/** Candidates of one rung as a table; a cell without a value is empty, never zero. */
export function writeCandidates(
  rung: Bilingual,
  rows: readonly CandidateRow[],
  { on, month, isSimulated }: { readonly on: string; readonly month: string | null; readonly isSimulated: boolean },
  language: Language,
): Promise<Uint8Array> {
  const say = (words: Bilingual | undefined) => (words === undefined ? '' : words[language])
  const yes = language === 'zh' ? '是' : 'yes'
  const no = language === 'zh' ? '否' : 'no'
  return writeList({
    title: language === 'zh' ? `${rung.zh}候选企业` : `Candidates, ${rung.en}`,
    note:
      language === 'zh'
        ? `截至 ${on}，月度数据到 ${month ?? '—'}${simulatedNote(isSimulated, language)}。是否认定、入库由主管部门按程序决定。`
        : `As of ${on}, monthly data up to ${month ?? '—'}${simulatedNote(isSimulated, language)}. The authority in charge decides by its own procedure.`,
    heads: CANDIDATE_HEADS,
    rows: rows.map((row, i) => [
      i + 1,
      row.name,
      row.creditCode,
      row.sector,
      say(row.category === null ? undefined : categoryNames[row.category as ScaleCategory]),
      row.bodyName,
      row.line,
      row.revenue12 === null ? null : Number(row.revenue12.toFixed(2)),
      row.figure === 'estimated' ? yes : row.figure === 'measured' ? no : '—',
      row.share === null ? null : Number(row.share.toFixed(4)),
      row.gap === null ? null : Number(row.gap.toFixed(2)),
      say(row.alert === null ? undefined : alertNames[row.alert]),
      say(rungStandingNames[row.standing]),
      say(row.lacks),
      row.plan === null || row.plan.consent === null ? '—' : row.plan.consent ? yes : no,
    ]),
    language,
  })
}

/** Qualifications that run out. */
export function writeExpiries(
  { rows, on, within, isSimulated }: ExpiryList,
  kinds: Readonly<Record<string, Bilingual>>,
  language: Language,
): Promise<Uint8Array> {
  const yes = language === 'zh' ? '是' : 'yes'
  const no = language === 'zh' ? '否' : 'no'
  return writeList({
    title: language === 'zh' ? '资质到期清单' : 'Qualifications that run out',
    note:
      language === 'zh'
        ? `截至 ${on}，${within} 天内到期${simulatedNote(isSimulated, language)}`
        : `As of ${on}, within ${within} days${simulatedNote(isSimulated, language)}`,
    heads: EXPIRY_HEADS,
    rows: rows.map((row, i) => [
      i + 1,
      row.name,
      kinds[row.kind]?.[language] ?? row.kind,
      row.validTo,
      row.daysLeft,
      row.isRenewing ? yes : no,
      row.standing === null ? '' : rungStandingNames[row.standing][language],
      row.lacks[language],
    ]),
    language,
  })
}
