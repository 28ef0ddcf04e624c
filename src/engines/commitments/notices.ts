import {
  type Column,
  type OfficialDocument,
  plainDocument,
  type Row,
  type Table,
  text,
} from '../official-documents/model.ts'
import type { CommitmentPage, CommitmentRow } from './answers.ts'
import { joinBodies } from './division-sheet.ts'
import { type SupervisionLevel, supervisionLevelNames } from './supervision.ts'

/** What is common to both notices. */
export interface NoticeFrame {
  /** Who issues it, '临湖区发展和改革局'. */
  readonly issuer: string
  readonly plan: string
  readonly documentNo: string | null
  /** 'YYYY-MM-DD'. */
  readonly date: string
  /** 模拟数据 where the district is simulated. */
  readonly label: string | null
}

const column = (title: string, width: number, align: Column['align'] = 'left'): Column => ({
  title,
  group: null,
  width,
  align,
  format: null,
})

/** 任务分工通知: who leads and supports what, by when, with its milestones; the table lies on its side as an annex. */
export function divisionNotice(
  rows: readonly (CommitmentRow & Pick<CommitmentPage, 'milestoneList'>)[],
  acknowledgeBy: string | null,
  frame: NoticeFrame,
): OfficialDocument {
  const bodies = [
    ...new Set(rows.flatMap(({ lead, supports }) => [lead?.name ?? '', ...supports.map(({ name }) => name)])),
  ]
  const leads = new Set(rows.map(({ lead }) => lead?.id))
  const table: Table = {
    kind: 'table',
    key: 'division',
    caption: null,
    unit: null,
    columns: [
      column('序号', 3, 'centre'),
      column('任务', 20),
      column('牵头单位', 7),
      column('配合单位', 9),
      column('目标要求', 12),
      column('完成时限', 6, 'centre'),
      column('节点', 14),
    ],
    rows: banded(rows, (row, i) => [
      String(i + 1),
      words(row.text),
      row.lead?.name ?? '',
      joinBodies(row.supports.map(({ name }) => name)),
      row.goal,
      row.dueOn ?? '',
      row.milestoneList.map(({ title, dueOn }, n) => `${n + 1}.${dueOn}前：${title}`).join('\n'),
    ]),
    notes: ['“任务”一栏摘自规划原文。'],
  }
  return {
    ...plainDocument,
    // A number stands under the red head of its issuer; a draft has neither.
    letterhead: frame.documentNo === null ? null : `${frame.issuer}文件`,
    number: frame.documentNo,
    title: `关于印发${quoted(frame.plan)}任务分工的通知`,
    addressee: bodies.filter((name) => name !== '').join('、'),
    blocks: [
      paragraph(
        'purpose',
        `为落实${quoted(frame.plan)}，现将${rows.length}项任务的分工印发给你们，由${leads.size}个单位牵头，请抓好落实。`,
      ),
      paragraph(
        'lead',
        '牵头单位对任务总体负责，会同配合单位按节点推进；节点完成后及时反馈完成情况并附佐证材料，没有佐证的不计入进度。',
      ),
      ...(acknowledgeBy === null
        ? []
        : [
            paragraph(
              'answer',
              `请于${chineseDay(acknowledgeBy)}前签收；对分工有异议的，同时写明理由，逾期视为无异议。`,
            ),
          ]),
    ],
    signature: frame.issuer,
    date: frame.date,
    annexes: [{ key: 'division', title: '任务分工表', blocks: [table], orientation: 'landscape' }],
    label: frame.label,
  }
}

/** 督办通知单: what is overdue, since when, and by when an answer is due. */
export function supervisionNotice(
  page: CommitmentPage,
  supervision: CommitmentPage['supervisions'][number],
  frame: NoticeFrame,
): OfficialDocument {
  // Levels come from the store, which holds nothing but 1 to 3.
  const level = supervisionLevelNames[supervision.level as SupervisionLevel].zh
  const opened = supervision.steps.findLast(({ state }) => state === 'opened' || state === 'raised')
  const overdue = page.milestoneList.filter(({ state }) => state === 'overdue')
  return {
    ...plainDocument,
    letterhead: frame.documentNo === null ? null : `${frame.issuer}文件`,
    number: frame.documentNo,
    title: `${level}通知单`,
    addressee: page.lead?.name ?? null,
    blocks: [
      paragraph(
        'task',
        `${quoted(frame.plan)}第${page.line}行的任务：${words(page.text)}由你单位牵头${page.supports.length === 0 ? '' : `，${joinBodies(page.supports.map(({ name }) => name))}配合`}。`,
      ),
      paragraph('why', `${level}事由：${opened?.reason ?? page.reason.zh}。`),
      ...overdue.map(({ id, title, dueOn, daysLate }) =>
        paragraph(`milestone:${id}`, `节点“${title}”应于${chineseDay(dueOn)}完成，已逾期${daysLate}天。`),
      ),
      ...(supervision.answerBy === null
        ? []
        : [paragraph('answer', `请于${chineseDay(supervision.answerBy)}前书面答复，写明原因、整改措施和完成时间。`)]),
    ],
    signature: frame.issuer,
    date: frame.date,
    label: frame.label,
  }
}

const paragraph = (key: string, sentence: string) => ({ kind: 'paragraph' as const, key, runs: [text(sentence)] })

/** Rows grouped by chapter, each group under a band with the chapter's title. */
function banded(
  rows: readonly (CommitmentRow & Pick<CommitmentPage, 'milestoneList'>)[],
  cellsOf: (row: CommitmentRow & Pick<CommitmentPage, 'milestoneList'>, index: number) => readonly string[],
): readonly Row[] {
  let chapter: string | null = null
  return rows.flatMap((row, i) => {
    const band: Row = { key: `chapter:${row.chapter}`, name: null, band: true, cells: [[text(row.chapter)]] }
    const line: Row = { key: row.id, name: null, band: false, cells: cellsOf(row, i).map((cell) => [text(cell)]) }
    const isNew = row.chapter !== chapter && row.chapter !== ''
    chapter = row.chapter
    return isNew ? [band, line] : [line]
  })
}

const words = (sentence: string) => sentence.replace(/\s+/g, '').replace(/[。；;]?$/, '。')
const quoted = (plan: string) => `《${plan.replace(/^《|》$/g, '')}》`

/** '2024-06-30' as documents write it: 2024年6月30日. */
function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
