import type { Block, Run } from '../../official-documents/model.ts'
import { figure } from '../../official-documents/model.ts'
import { dateText, percent, ratio } from '../../official-documents/numbers.ts'
import type { CommitmentFact, ReportFacts } from '../facts.ts'
import { paragraph, question, section } from './blocks.ts'
import { countFigure, queryCited, sentenceCited, shareFigure } from './figures.ts'
import { inList, joined, prose } from './prose.ts'
import { grouped, idsOf, inState } from './standings.ts'

const QUERY = '规划任务'

/** How many a paragraph names before it says 等; the table has them all. */
const NAMED = 3

/** 列入分工的任务120项，已完成18项，…；应完成节点…。 */
export function commitmentsOverall(
  facts: ReportFacts,
  commitments: readonly CommitmentFact[],
  id: string,
  scope: string,
): readonly Run[] {
  const count = (key: string, some: readonly CommitmentFact[], where: string) =>
    countFigure(`${id}/${key}`, idsOf(some), '项', QUERY, `${scope}，${where}`)
  const states = [
    ['finished', '已完成', inState(commitments, 'finished')],
    ['under-way', '正常推进', inState(commitments, 'under-way')],
    ['due-soon', '临近时限', inState(commitments, 'due-soon')],
    ['overdue', '逾期', inState(commitments, 'overdue')],
    ['blocked', '推进受阻', inState(commitments, 'blocked')],
    ['no-milestones', '未设节点', inState(commitments, 'no-milestones')],
    ['not-issued', '尚未分工或下发', inState(commitments, 'no-lead', 'not-issued', 'objected')],
  ] as const
  const parts = states.flatMap(([key, words, some]) =>
    some.length === 0 ? [] : [prose`${words}${count(key, some, words)}`],
  )
  return joined([
    prose`${scope}${countFigure(id, idsOf(commitments), '项', QUERY, scope)}，其中${inList(parts, '、')}。`,
    milestoneWords(facts, commitments, id, scope),
  ])
}

/** 截至…应完成节点40个，已确认完成35个，节点完成率87.5%。 Nothing without milestones due. */
function milestoneWords(
  facts: ReportFacts,
  commitments: readonly CommitmentFact[],
  id: string,
  scope: string,
): readonly Run[] {
  const milestones = commitments.flatMap((commitment) => commitment.milestones)
  const due = milestones.filter(({ dueOn }) => dueOn <= facts.asOf)
  if (due.length === 0) return []
  const reached = due.filter(({ state }) => state === 'reached')
  const claimed = due.filter(({ state }) => state === 'claimed')
  const dueQuery = queryCited('任务节点', `${scope}，${dateText(facts.asOf)}前应完成`, idsOf(due))
  const reachedQuery = queryCited('任务节点', `${scope}，应完成且已确认`, idsOf(reached))
  const waiting =
    claimed.length === 0
      ? ''
      : prose`，另有${countFigure(`${id}/milestones/claimed`, idsOf(claimed), '个', '任务节点', `${scope}，已报待审`)}已报待审`
  return joined([
    prose`截至${dateText(facts.asOf)}，应完成节点${figure(`${id}/milestones/due`, `${due.length}个`, due.length, dueQuery)}，已确认完成${figure(`${id}/milestones/reached`, `${reached.length}个`, reached.length, reachedQuery)}，节点完成率${shareFigure(`${id}/milestones/share`, '节点完成率', reachedQuery, dueQuery)}`,
    waiting,
    '。',
  ])
}

/** A section a chapter of the plan: how its tasks stand, what was finished, what is late. */
export function chapterSections(
  facts: ReportFacts,
  commitments: readonly CommitmentFact[],
  key: string,
  level: 2 | 3,
): readonly Block[] {
  return grouped(commitments, ({ chapter }) => chapter).flatMap(([chapter, some]) =>
    section(`${key}.${chapter}`, level, chapter === '' ? '其他任务' : chapter, [
      paragraph(`${key}.${chapter}.counts`, commitmentsOverall(facts, some, `${key}/${chapter}`, '本章任务')),
      ...namedBlocks(facts, some, `${key}.${chapter}`),
    ]),
  )
}

/** What was finished and what is late, by name. */
export function namedBlocks(facts: ReportFacts, commitments: readonly CommitmentFact[], key: string): readonly Block[] {
  const finished = inState(commitments, 'finished')
  const late = [...inState(commitments, 'overdue', 'blocked')].sort((a, b) => b.daysOverdue - a.daysOverdue)
  const named = (some: readonly CommitmentFact[], words: (one: CommitmentFact) => readonly Run[]) =>
    joined([inList(some.slice(0, NAMED).map(words), '；'), some.length > NAMED ? '等' : ''])
  return [
    ...(finished.length === 0
      ? []
      : [
          paragraph(
            `${key}.finished`,
            joined(['已完成的任务有：', named(finished, (one) => taskWords(facts, one)), '。']),
          ),
        ]),
    ...(late.length === 0
      ? []
      : [
          paragraph(
            `${key}.late`,
            joined([
              '进展滞后的任务有：',
              named(late, (one) => joined([taskWords(facts, one), prose`，${lateFigure(facts, one)}`])),
              '。',
            ]),
          ),
        ]),
  ]
}

/** “实施…工程”（牵头单位：区住房和城乡建设局）, citing the plan's sentence. */
function taskWords(facts: ReportFacts, one: CommitmentFact): readonly Run[] {
  const words = shortened(one.sentence.text)
  const lead = one.lead === null ? '' : `（牵头单位：${one.lead}）`
  return prose`${figure(`commitment:${one.id}/text`, `“${words}”`, null, sentenceCited(facts, one.sentence))}${lead}`
}

function lateFigure(facts: ReportFacts, one: CommitmentFact) {
  const records = [...one.milestones.filter(({ state }) => state === 'overdue').map(({ id }) => id), one.id]
  return figure(`commitment:${one.id}/state`, one.stateReason, one.daysOverdue, {
    kind: 'computed',
    rule: 'judgeCommitment',
    name: '任务状态',
    formula: `${one.stateWords}：${one.stateReason}`,
    arguments: [{ name: '判断日期', value: facts.asOf }],
    cites: [queryCited('任务及节点', `任务${one.id}`, records), sentenceCited(facts, one.sentence)],
  })
}

/** The first words of a long task, up to a comma where one fits. */
export function shortened(words: string, most = 36): string {
  const plain = words.replace(/[。；;]+$/, '')
  if (plain.length <= most) return plain
  const cut = plain.slice(0, most)
  const comma = Math.max(cut.lastIndexOf('，'), cut.lastIndexOf('、'))
  return `${comma > most / 2 ? cut.slice(0, comma) : cut}……`
}

/** Overdue by lead body, most first: who has to answer. */
export function overdueByBody(facts: ReportFacts): readonly Run[] {
  const late = inState(facts.commitments, 'overdue', 'blocked')
  if (late.length === 0) return []
  const bodies = [...grouped(late, ({ lead }) => lead ?? '未明确牵头单位')].sort((a, b) => b[1].length - a[1].length)
  const items = bodies
    .slice(0, 6)
    .map(
      ([body, some]) =>
        prose`${body}${countFigure(`overdue/${body}`, idsOf(some), '项', QUERY, `${body}牵头，逾期或受阻`)}`,
    )
  const share = ratio(late.length, facts.commitments.length)
  const cites = queryCited(QUERY, '逾期或受阻', idsOf(late))
  return prose`逾期或受阻的任务共${figure('overdue', `${late.length}项`, late.length, cites)}，占全部任务的${figure('overdue/share', percent(share), share, { kind: 'computed', rule: 'ratio', name: '逾期或受阻任务占比', formula: `${late.length}÷${facts.commitments.length}＝${percent(share)}`, arguments: [], cites: [cites, queryCited(QUERY, null, idsOf(facts.commitments))] })}，按牵头单位分：${inList(items, '、')}${bodies.length > items.length ? '等' : ''}。`
}

/** Whom to ask when an area of the report has no task to speak of. */
export const nothingIn = (key: string, what: string): readonly Block[] => [
  question(key, `《纲要》中没有识别出${what}，请补充推进情况`),
]
