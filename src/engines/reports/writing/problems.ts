import { type Block, figure, type Run } from '../../official-documents/model.ts'
import { dateText } from '../../official-documents/numbers.ts'
import type { ReportFacts, TargetFact } from '../facts.ts'
import { heading, paragraph, question, section } from './blocks.ts'
import { overdueByBody } from './commitments.ts'
import { countFigure, queryCited, sentenceCited } from './figures.ts'
import { inList, joined, names, prose } from './prose.ts'
import { idsOf, inState, isOpen, laggingOf } from './standings.ts'
import { requiredWords } from './target-words.ts'

/** What the facts show to be wrong; why it is so, only people know. */
export function problemBlocks(facts: ReportFacts, key: string): readonly Block[] {
  return [
    ...section(`${key}.targets`, 2, facts.kind === 'final' ? '部分指标未完成' : '部分指标进度滞后', [
      ...targetProblems(facts, key),
    ]),
    ...section(`${key}.commitments`, 2, '部分任务推进缓慢', [...commitmentProblems(facts, key)]),
    ...section(`${key}.data`, 2, '监测评估基础仍有薄弱环节', [...dataProblems(facts, key)]),
    heading(`${key}.causes`, 2, '成因分析'),
    question(`${key}.causes.asked`, '分析上述问题的主客观原因', facts.drafter),
  ]
}

function targetProblems(facts: ReportFacts, key: string): readonly Block[] {
  const lagging = laggingOf(facts)
  if (lagging.length === 0) return []
  const binding = lagging.filter(({ nature }) => nature === 'binding')
  const words = facts.kind === 'final' ? '未完成' : '滞后于时序进度'
  const count = countFigure(`${key}/lagging`, idsOf(lagging), '项', '规划指标', words)
  return [
    paragraph(
      `${key}.targets.named`,
      joined([
        prose`${words}的指标有${count}：${names(
          lagging.map(({ name }) => name),
          '项',
        )}。`,
        binding.length === 0
          ? ''
          : prose`其中约束性指标${countFigure(`${key}/lagging/binding`, idsOf(binding), '项', '规划指标', `约束性，${words}`)}，即${names(
              binding.map(({ name }) => name),
              '项',
            )}，须重点关注。`,
      ]),
    ),
  ]
}

function commitmentProblems(facts: ReportFacts, key: string): readonly Block[] {
  const words = overdueByBody(facts)
  const supervised = facts.commitments.filter(({ supervision }) => supervision !== null)
  if (words.length === 0) return []
  return [
    paragraph(
      `${key}.commitments.overdue`,
      joined([
        words,
        supervised.length === 0
          ? ''
          : prose`已对其中${countFigure(`${key}/supervised`, idsOf(supervised), '项', '规划任务', '在督办')}开展督办。`,
      ]),
    ),
  ]
}

function dataProblems(facts: ReportFacts, key: string): readonly Block[] {
  const open = facts.targets.filter(({ standing }) => isOpen(standing))
  const bare = inState(facts.commitments, 'no-milestones')
  const silent = facts.projects.filter(({ stage }) => stage === null)
  const errors = facts.diagnostics.filter(({ severity }) => severity === 'error')
  const items = [
    open.length === 0
      ? null
      : prose`${countFigure(`${key}/open`, idsOf(open), '项', '规划指标', '数据缺失或口径待定')}指标数据缺失或口径待定`,
    bare.length === 0
      ? null
      : prose`${countFigure(`${key}/bare`, idsOf(bare), '项', '规划任务', '未设节点')}任务未设节点，进度无从核验`,
    silent.length === 0
      ? null
      : prose`${countFigure(`${key}/silent`, idsOf(silent), '个', '重大工程项目台账', '未报送进展')}重大工程项目未报送建设进展`,
    errors.length === 0
      ? null
      : prose`规划文本体检发现${countFigure(`${key}/errors`, idsOf(errors), '处', '体检意见', '错误')}表述或数值错误`,
  ].filter((item) => item !== null)
  if (items.length === 0) return []
  return [paragraph(`${key}.data.listed`, joined([inList(items, '；'), '。', errorWords(facts, key)]))]
}

/** The first errors of the text by line, since the reader will look for them. */
function errorWords(facts: ReportFacts, key: string): readonly Run[] {
  const errors = facts.diagnostics.filter(({ severity }) => severity === 'error').slice(0, 3)
  if (errors.length === 0) return []
  const items = errors.map(
    ({ id, line, message, sentence, code }) =>
      prose`${figure(`${key}/diagnostic/${id}`, `第${line}行`, line, sentence === null ? queryCited('体检意见', code, [id]) : sentenceCited(facts, sentence))}：${message.replace(/[。；]+$/, '')}`,
  )
  return joined(['文本问题主要有：', inList(items, '；'), '。'])
}

/** What each lagging target needs from now on; how to get there only people know. */
export function catchUpBlocks(facts: ReportFacts, key: string): readonly Block[] {
  const lagging = [...laggingOf(facts)].sort((a, b) => Number(b.nature === 'binding') - Number(a.nature === 'binding'))
  const needed = lagging.filter((target) => requiredWords(facts, target).length > 0)
  if (lagging.length === 0) return [paragraph(`${key}.keep`, prose`继续按年度计划推进各项指标，防止回落。`)]
  return [
    paragraph(
      `${key}.needed`,
      joined([
        '要如期实现规划目标，',
        needed.length === 0
          ? '滞后指标须扭转现有走势'
          : inList(
              needed.map((target) => joined([target.name, requiredWords(facts, target)])),
              '；',
            ),
        '。',
      ]),
    ),
    ...lagging.map((target) =>
      question(`${key}.measures.${target.id}`, `提出扭转“${target.name}”滞后的措施、责任单位和时限`, target.lead),
    ),
  ]
}

/** Tasks that are late or due within the next half year. */
export function dueBlocks(facts: ReportFacts, key: string): readonly Block[] {
  const until = halfYearAfter(facts.asOf)
  const late = inState(facts.commitments, 'overdue', 'blocked')
  const coming = facts.commitments.flatMap((commitment) =>
    commitment.milestones.filter(({ state, dueOn }) => state !== 'reached' && dueOn > facts.asOf && dueOn <= until),
  )
  const items = [
    late.length === 0
      ? null
      : prose`对逾期和受阻的${countFigure(`${key}/late`, idsOf(late), '项', '规划任务', '逾期或受阻')}任务逐项明确补救时限，由牵头单位限期反馈`,
    coming.length === 0
      ? null
      : prose`抓好${dateText(until)}前到期的${countFigure(`${key}/coming`, idsOf(coming), '个', '任务节点', `${dateText(until)}前到期`)}节点`,
  ].filter((item) => item !== null)
  if (items.length === 0) return []
  return [paragraph(`${key}.listed`, joined([inList(items, '；'), '。']))]
}

/** The end of the month half a year on. */
function halfYearAfter(day: string): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + 6
  const year = Math.floor(months / 12)
  const month = (months % 12) + 1
  const last = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ]
  return `${year}-${String(month).padStart(2, '0')}-${last[month - 1]}`
}

/** 对需要研究调整的…提出建议，见附表3。 */
export function adjustmentBlocks(facts: ReportFacts, adjustable: readonly TargetFact[], key: string): readonly Block[] {
  const proposed = facts.adjustments
  const without = adjustable.filter(({ id }) => !proposed.some(({ target }) => target === id))
  if (proposed.length === 0 && without.length === 0)
    return [paragraph(`${key}.none`, prose`经评估，没有需要调整的目标，建议全部维持原目标。`)]
  const changes = proposed.filter(({ proposal }) => proposal !== 'keep')
  const kept = proposed.filter(({ proposal }) => proposal === 'keep')
  const items = [
    changes.length === 0
      ? null
      : prose`建议调整${countFigure(`${key}/changes`, idsOf(changes), '项', '目标调整建议', '调整')}`,
    kept.length === 0 ? null : prose`建议维持${countFigure(`${key}/kept`, idsOf(kept), '项', '目标调整建议', '维持')}`,
  ].filter((item) => item !== null)
  return [
    ...(items.length === 0
      ? []
      : [
          paragraph(
            `${key}.proposed`,
            joined(['经研究，', inList(items, '，'), '，原目标、建议、理由和依据见附表3。']),
          ),
        ]),
    ...(without.length === 0
      ? []
      : [
          question(
            `${key}.open`,
            `研究是否调整${without.map(({ name }) => `“${name}”`).join('、')}的目标，填写建议、理由和依据（附表3）`,
            facts.drafter,
          ),
        ]),
  ]
}
