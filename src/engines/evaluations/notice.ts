import { type Column, type OfficialDocument, plainDocument, type Table, text } from '../official-documents/model.ts'
import type { PublishedList } from './published.ts'

/** What frames a notice of results. */
export interface NoticeFrame {
  readonly issuer: string
  readonly title: string
  readonly scheme: string
  readonly schemeDocument: string | null
  readonly documentNo: string | null
  readonly date: string
  /** Last day of the notice; null for final results. */
  readonly until: string | null
  readonly contact: string | null
  /** 模拟数据 where the district is simulated. */
  readonly label: string | null
}

/** 评价结果公示, or the letter that announces final results: the list as an annex. */
export function resultsNotice(list: PublishedList, frame: NoticeFrame): OfficialDocument {
  const isNotice = frame.until !== null
  const basis = `${frame.scheme}${frame.schemeDocument === null ? '' : `（${frame.schemeDocument}）`}`
  return {
    ...plainDocument,
    letterhead: frame.documentNo === null ? null : `${frame.issuer}文件`,
    number: frame.documentNo,
    title: isNotice ? `关于${frame.title}结果的公示` : `关于${frame.title}结果的通报`,
    blocks: [
      paragraph(
        'basis',
        `按照《${basis.replace(/^《|》$/g, '')}》，对${list.rows.length}个单位进行了评价，结果见附件。`,
      ),
      isNotice
        ? paragraph(
            'until',
            `公示至${chineseDay(frame.until ?? '')}。参评单位对本单位结果有异议的，请在公示期内书面提出，写明理由并附证明材料；逾期视为无异议。`,
          )
        : paragraph('final', '公示期满，异议均已答复，现予通报。'),
    ],
    signature: frame.issuer,
    date: frame.date,
    remark: frame.contact === null ? null : `联系人：${frame.contact}`,
    annexes: [{ key: 'list', title: `${frame.title}结果名单`, blocks: [tableOf(list)], orientation: 'portrait' }],
    label: frame.label,
  }
}

function tableOf({ heads, rows, notes }: PublishedList): Table {
  return {
    kind: 'table',
    key: 'list',
    caption: null,
    unit: null,
    columns: heads.map(
      (title): Column => ({
        title,
        group: null,
        width: title === '单位' ? 18 : 6,
        align: title === '单位' ? 'left' : 'centre',
        format: null,
      }),
    ),
    rows: rows.map(({ unit, cells }) => ({
      key: unit,
      name: null,
      band: false,
      cells: cells.map((cell) => [text(String(cell))]),
    })),
    notes,
  }
}

const paragraph = (key: string, sentence: string) => ({ kind: 'paragraph' as const, key, runs: [text(sentence)] })

/** '2024-06-30' as documents write it: 2024年6月30日. */
function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
