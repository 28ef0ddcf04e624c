import type { Block, Run } from '../../official-documents/model.ts'
import type { ReportFacts, TargetFact } from '../facts.ts'
import { heading, paragraph, question, section } from './blocks.ts'
import { countFigure, elapsedFigure, queryCited, shareFigure } from './figures.ts'
import { inList, joined, prose } from './prose.ts'
import { byCategory, idsOf, isInTime, isLagging, isOpen, laggingOf, STANDING_ORDER } from './standings.ts'
import { forecastWords, requiredWords, targetSentence } from './target-words.ts'

const QUERY = '规划指标'

/** 截至…，纲要确定的20项主要指标中，提前实现4项、…；合计16项，占80.0%。 */
export function targetsOverall(facts: ReportFacts): readonly Run[] {
  const { targets } = facts
  // What cannot be judged yet is neither in time nor late, so it is not shared among.
  const judged = queryCited(QUERY, '可以判断', idsOf(targets.filter(({ standing }) => !isOpen(standing))))
  const counts = STANDING_ORDER.flatMap((standing) => {
    const found = targets.filter((target) => target.standing === standing)
    const first = found[0]
    if (first === undefined) return []
    const where = `进展判断为${first.standingWords}`
    return [prose`${first.standingWords}${countFigure(`targets/${standing}`, idsOf(found), '项', QUERY, where)}`]
  })
  const inTime = targets.filter(({ standing }) => isInTime(standing))
  const isFinal = facts.kind === 'final'
  const group = isFinal ? '完成或基本完成' : '基本符合预期及以上'
  const share = shareFigure(
    'targets/in-time/share',
    `${group}的指标占比`,
    queryCited(QUERY, group, idsOf(inTime)),
    judged,
  )
  const whole = countFigure('targets', idsOf(targets), '项', QUERY)
  if (targets.length === 0) return prose`《纲要》没有列出可以量化评估的指标。`
  return prose`《纲要》确定的${whole}主要指标中，${inList(counts, '、')}；${group}的共${countFigure('targets/in-time', idsOf(inTime), '项', QUERY, group)}，占可判断指标的${share}。`
}

/** 约束性指标8项，其中…。 */
export function targetsByNature(facts: ReportFacts): readonly Run[] {
  const parts = (['binding', 'expected'] as const).flatMap((nature) => {
    const targets = facts.targets.filter((target) => target.nature === nature)
    if (targets.length === 0) return []
    const words = nature === 'binding' ? '约束性指标' : '预期性指标'
    const good = targets.filter(({ standing }) => isInTime(standing))
    const bad = targets.filter(({ standing }) => isLagging(standing))
    const open = targets.filter(({ standing }) => isOpen(standing))
    const count = (key: string, some: readonly TargetFact[], where: string) =>
      countFigure(`targets/${nature}/${key}`, idsOf(some), '项', QUERY, `${words}，${where}`)
    const inTime = facts.kind === 'final' ? '完成或基本完成' : '符合或基本符合预期'
    const late = facts.kind === 'final' ? '未完成' : '滞后'
    return [
      joined([
        prose`${words}${countFigure(`targets/${nature}`, idsOf(targets), '项', QUERY, words)}`,
        prose`，${inTime}${count('in-time', good, inTime)}`,
        bad.length === 0 ? '' : prose`，${late}${count('lagging', bad, late)}`,
        open.length === 0 ? '' : prose`，暂不能判断${count('open', open, '数据缺失或口径待定')}`,
      ]),
    ]
  })
  return parts.length === 0 ? [] : joined([inList(parts, '；'), '。'])
}

/** （一）总体情况 … （二）约束性指标 … （三）预期性指标 … （四）滞后指标及原因. */
export function targetSections(facts: ReportFacts): readonly Block[] {
  return [
    ...section('targets.overall', 2, '总体情况', overallBlocks(facts)),
    ...natureSection(facts, 'binding', '约束性指标完成情况'),
    ...natureSection(facts, 'expected', '预期性指标完成情况'),
    ...laggingSection(facts),
    ...openSection(facts),
  ]
}

function overallBlocks(facts: ReportFacts): readonly Block[] {
  const categories = byCategory(facts.targets).map(([category, targets]) => {
    const good = targets.filter(({ standing }) => isInTime(standing))
    return prose`${category}类${countFigure(`targets/category/${category}`, idsOf(targets), '项', QUERY, category)}，${facts.kind === 'final' ? '完成或基本完成' : '符合或基本符合预期'}${countFigure(`targets/category/${category}/in-time`, idsOf(good), '项', QUERY, `${category}，基本符合预期及以上`)}`
  })
  const expected = facts.asOf < `${facts.year}-12-31` ? `以${facts.year}年预计数评估，` : ''
  const elapsed =
    facts.kind === 'final' ? '' : prose`${expected}截至${facts.year}年末，规划期时间进度为${elapsedFigure(facts)}。`
  return [
    paragraph('targets.overall.counts', joined([elapsed, targetsByNature(facts)])),
    ...(categories.length > 1
      ? [paragraph('targets.overall.categories', joined(['分领域看，', inList(categories, '；'), '。']))]
      : []),
    paragraph(
      'targets.overall.method',
      prose`各项指标的实绩、进度和判断见附表1。进展判断以实际进度与时间进度之比为依据，${facts.settings.standing.ahead}以上为快于预期，${facts.settings.standing.onTrack}以上为符合预期，${facts.settings.standing.roughlyOnTrack}以上为基本符合预期，${facts.settings.standing.behind}以上为滞后，其下为严重滞后；预测值只作预警参考，不作判断依据。`,
    ),
  ].filter(({ key }) => facts.kind !== 'final' || key !== 'targets.overall.method')
}

function natureSection(facts: ReportFacts, nature: TargetFact['nature'], title: string): readonly Block[] {
  const targets = facts.targets.filter((target) => target.nature === nature && !isLagging(target.standing))
  const lagging = facts.targets.filter((target) => target.nature === nature && isLagging(target.standing))
  const judged = targets.filter(({ standing }) => !isOpen(standing))
  const blocks: Block[] = byCategory(judged).map(([category, some]) =>
    paragraph(
      `targets.${nature}.${category}`,
      joined([
        `${category}方面：`,
        inList(
          some.map((target) => targetSentence(facts, target)),
          '；',
        ),
        '。',
      ]),
    ),
  )
  if (lagging.length > 0)
    blocks.push(
      paragraph(
        `targets.${nature}.lagging`,
        prose`另有${countFigure(`targets/${nature}/lagging-named`, idsOf(lagging), '项', QUERY, `${title.slice(0, 3)}，滞后`)}${facts.kind === 'final' ? '未完成' : '滞后'}：${lagging.map(({ name }) => name).join('、')}，具体情况见下文。`,
      ),
    )
  return section(`targets.${nature}`, 2, title, blocks)
}

/** What lags: how far, what it needs, where it ends, and the cause, which only people know. */
function laggingSection(facts: ReportFacts): readonly Block[] {
  const lagging = laggingOf(facts)
  const isFinal = facts.kind === 'final'
  const title = isFinal ? '未完成指标及原因' : '滞后指标及原因'
  const blocks = lagging.flatMap((target): readonly Block[] => {
    const more = [requiredWords(facts, target), forecastWords(facts, target)].filter((runs) => runs.length > 0)
    return [
      heading(
        `targets.lagging.${target.id}.name`,
        3,
        `${target.name}（${target.nature === 'binding' ? '约束性' : '预期性'}）`,
      ),
      paragraph(
        `targets.lagging.${target.id}`,
        joined([targetSentence(facts, target), '。', more.length === 0 ? '' : joined([inList(more, '；'), '。'])]),
      ),
      ...causeBlocks(target, isFinal),
    ]
  })
  if (lagging.length === 0)
    return section('targets.lagging', 2, title, [
      paragraph('targets.lagging.none', prose`没有${isFinal ? '未完成' : '滞后'}的指标。`),
    ])
  return section('targets.lagging', 2, title, blocks)
}

function causeBlocks(target: TargetFact, isFinal: boolean): readonly Block[] {
  if (target.causes.length === 0)
    return [
      question(
        `targets.cause.${target.id}`,
        `说明“${target.name}”${isFinal ? '未完成' : '滞后'}的主要原因和已采取的措施`,
        target.lead,
      ),
    ]
  return target.causes.map((cause, i) =>
    paragraph(
      `targets.cause.${target.id}${i === 0 ? '' : `.${i + 1}`}`,
      prose`据${cause.by}${dateWords(cause.on)}说明：${endless(cause.text)}。`,
    ),
  )
}

/** Targets that nobody can judge yet, named one by one: not known is not false. */
function openSection(facts: ReportFacts): readonly Block[] {
  const open = facts.targets.filter(({ standing }) => isOpen(standing))
  if (open.length === 0) return []
  return [
    heading('targets.open', 2, '暂不能判断的指标'),
    paragraph(
      'targets.open.list',
      joined([
        prose`有${countFigure('targets/open', idsOf(open), '项', QUERY, '数据缺失或口径待定')}指标暂不能判断：`,
        inList(
          open.map((target) => targetSentence(facts, target)),
          '；',
        ),
        '。',
      ]),
    ),
    question('targets.open.reasons', '说明数据缺失或口径待定的原因、补报时间和责任单位'),
  ]
}

const dateWords = (on: string) => `${Number(on.slice(0, 4))}年${Number(on.slice(5, 7))}月`

/** Words of a person without their final stop, so that the sentence can have its own. */
const endless = (words: string) => words.trim().replace(/[。；;.]+$/, '')
