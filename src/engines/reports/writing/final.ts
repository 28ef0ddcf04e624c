import { type Block, figure } from '../../official-documents/model.ts'
import { percent, ratio } from '../../official-documents/numbers.ts'
import type { ReportFacts } from '../facts.ts'
import { paragraph, question, section } from './blocks.ts'
import { chapterSections } from './commitments.ts'
import { countFigure, queryCited } from './figures.ts'
import { mechanismBlocks } from './mechanisms.ts'
import { conclusion, introduction, wholeCommitments, wholeProjects } from './opening.ts'
import { problemBlocks } from './problems.ts'
import { projectBlocks } from './projects.ts'
import { inList, joined, names, prose } from './prose.ts'
import { idsOf, isOpen, laggingOf, ofArea } from './standings.ts'
import { targetSections, targetsOverall } from './targets.ts'

/** 总结评估报告: 完成情况、经验、不足、对下一规划建议. */
export function finalBlocks(facts: ReportFacts): readonly Block[] {
  return [
    paragraph('introduction', introduction(facts)),
    ...section('overall', 1, '总体评价', [
      paragraph('overall.conclusion', joined([conclusion(facts), targetsOverall(facts)])),
      paragraph('overall.commitments', wholeCommitments(facts)),
      paragraph('overall.projects', wholeProjects(facts)),
    ]),
    ...section('targets', 1, '主要目标指标完成情况', targetSections(facts)),
    ...section('tasks', 1, '重大任务完成情况', [...chapterSections(facts, facts.commitments, 'tasks', 2)]),
    ...section('projects', 1, '重大工程项目完成情况', projectBlocks(facts)),
    ...section('mechanisms', 1, '机制运行情况', mechanismBlocks(facts)),
    ...section('experience', 1, '主要做法和经验', [
      question('experience.asked', '总结规划实施的主要做法和经验', facts.drafter),
    ]),
    ...section('shortfalls', 1, '存在不足', problemBlocks(facts, 'shortfalls')),
    ...section('advice', 1, '对下一个五年规划的建议', adviceBlocks(facts)),
  ]
}

/** What the facts themselves advise to the next plan; what to strive for, people say. */
function adviceBlocks(facts: ReportFacts): readonly Block[] {
  const missed = laggingOf(facts)
  const dark = facts.targets.filter(({ standing, values }) => isOpen(standing) && values.length === 0)
  const bare = facts.commitments.filter(({ milestones }) => milestones.length === 0)
  const reforms = ofArea(facts, 'reform').filter(({ state }) => state !== 'finished')
  const blocks: Block[] = []
  const targetWords = [
    missed.length === 0
      ? null
      : prose`未完成的${countFigure('advice/missed', idsOf(missed), '项', '规划指标', '未完成')}指标（${names(
          missed.map(({ name }) => name),
          '项',
        )}）应研究是否接续，并重新论证目标值`,
    dark.length === 0
      ? null
      : prose`规划期内没有数据的${countFigure('advice/dark', idsOf(dark), '项', '规划指标', '没有数据')}指标（${names(
          dark.map(({ name }) => name),
          '项',
        )}），应先明确统计来源和责任单位再列入规划`,
  ].filter((item) => item !== null)
  if (targetWords.length > 0)
    blocks.push(
      ...section('advice.targets', 2, '指标设置', [
        paragraph('advice.targets.words', joined([inList(targetWords, '；'), '。'])),
      ]),
    )
  if (bare.length > 0) {
    const share = ratio(bare.length, facts.commitments.length)
    const some = queryCited('规划任务', '未设节点', idsOf(bare))
    const shown = figure('advice/bare/share', percent(share), share, {
      kind: 'computed',
      rule: 'ratio',
      name: '未设节点任务占比',
      formula: `${bare.length}÷${facts.commitments.length}＝${percent(share)}`,
      arguments: [],
      cites: [some, queryCited('规划任务', null, idsOf(facts.commitments))],
    })
    blocks.push(
      ...section('advice.tasks', 2, '任务设置', [
        paragraph(
          'advice.tasks.words',
          prose`本期规划有${countFigure('advice/bare', idsOf(bare), '项', '规划任务', '未设节点')}任务没有可核验的节点，占${shown}；下一个规划的任务宜写明成果、时限和责任单位，便于核验。`,
        ),
      ]),
    )
  }
  if (reforms.length > 0)
    blocks.push(
      ...section('advice.reforms', 2, '改革接续', [
        paragraph(
          'advice.reforms.words',
          prose`尚未完成的改革类任务${countFigure('advice/reforms', idsOf(reforms), '项', '规划任务', '改革类，未完成')}，应逐项研究接续、调整或终止。`,
        ),
      ]),
    )
  blocks.push(...section('advice.text', 2, '文本质量', textAdvice(facts)))
  blocks.push(
    ...section('advice.strategy', 2, '目标任务建议', [
      question('advice.strategy.asked', '提出下一个五年规划的目标、重大任务和重大工程建议', facts.drafter),
    ]),
  )
  return blocks
}

function textAdvice(facts: ReportFacts): readonly Block[] {
  const found = facts.diagnostics.filter(({ severity }) => severity !== 'info')
  if (found.length === 0) return []
  const errors = found.filter(({ severity }) => severity === 'error')
  return [
    paragraph(
      'advice.text.words',
      prose`对规划文本的体检发现错误${countFigure('advice/text/errors', idsOf(errors), '处', '体检意见', '错误')}、提醒${countFigure('advice/text/warnings', idsOf(found.filter(({ severity }) => severity === 'warning')), '处', '体检意见', '提醒')}，下一个规划在报批前应完成数值、单位和前后一致性核对。`,
    ),
  ]
}
