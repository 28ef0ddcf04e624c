import type { Block } from '../../official-documents/model.ts'
import type { CommitmentFact, ReportFacts } from '../facts.ts'
import { adjustable } from './annex-tables.ts'
import { heading, paragraph, question, section } from './blocks.ts'
import { chapterSections, commitmentsOverall, namedBlocks } from './commitments.ts'
import { countFigure, standingFigure } from './figures.ts'
import { mechanismBlocks } from './mechanisms.ts'
import { conclusion, introduction, wholeCommitments, wholeProjects } from './opening.ts'
import { adjustmentBlocks, catchUpBlocks, dueBlocks, problemBlocks } from './problems.ts'
import { projectBlocks } from './projects.ts'
import { inList, joined, prose } from './prose.ts'
import { idsOf, ofArea } from './standings.ts'
import { shortForecast } from './target-words.ts'
import { targetSections, targetsOverall } from './targets.ts'
import { warningBlocks } from './warnings.ts'

/** 中期评估报告, in the order of the ten points that such reports have. */
export function midTermBlocks(facts: ReportFacts): readonly Block[] {
  return [
    paragraph('introduction', introduction(facts)),
    ...section('overall', 1, '总体评价', [
      paragraph('overall.conclusion', joined([conclusion(facts), targetsOverall(facts)])),
      paragraph('overall.commitments', wholeCommitments(facts)),
      paragraph('overall.projects', wholeProjects(facts)),
    ]),
    ...section('targets', 1, '主要目标指标完成情况', targetSections(facts)),
    ...section('strategy', 1, '重大战略任务推进情况', [
      ...chapterSections(facts, ofArea(facts, 'strategy'), 'strategy', 2),
    ]),
    ...section('reform', 1, '重大改革举措落实情况', areaBlocks(facts, 'reform', '改革类任务', '重大改革举措')),
    ...section('projects', 1, '重大工程项目推进情况', projectBlocks(facts)),
    ...section('policy', 1, '重大政策落实情况', [
      ...areaBlocks(facts, 'policy', '政策和保障类任务', '重大政策'),
      ...mechanismBlocks(facts),
    ]),
    ...section('safety', 1, '风险防范和安全保障情况', safetyBlocks(facts)),
    ...section('problems', 1, '存在问题与成因', problemBlocks(facts, 'problems')),
    ...section('environment', 1, '发展环境新变化', environmentBlocks(facts)),
    ...section('measures', 1, '对策措施与目标调整建议', [
      ...section('measures.targets', 2, '加快补齐滞后指标', catchUpBlocks(facts, 'measures.targets')),
      ...section('measures.commitments', 2, '压实任务责任', dueBlocks(facts, 'measures.commitments')),
      ...section('measures.others', 2, '其他对策措施', [
        question('measures.others.asked', '补充规划期后半程的其他对策措施', facts.drafter),
      ]),
      ...section(
        'measures.adjustments',
        2,
        '目标调整建议',
        adjustmentBlocks(facts, adjustable(facts), 'measures.adjustments'),
      ),
    ]),
  ]
}

function areaBlocks(facts: ReportFacts, area: 'reform' | 'policy', scope: string, asked: string): readonly Block[] {
  const some: readonly CommitmentFact[] = ofArea(facts, area)
  if (some.length === 0) return [question(`${area}.asked`, `补充${asked}的落实情况`)]
  return [
    paragraph(`${area}.counts`, commitmentsOverall(facts, some, area, scope)),
    ...namedBlocks(facts, some, area),
    question(`${area}.results`, `补充${asked}取得的实际成效`),
  ]
}

function safetyBlocks(facts: ReportFacts): readonly Block[] {
  const targets = facts.targets.filter(({ category }) => category.includes('安全'))
  const commitments = ofArea(facts, 'safety')
  return [
    ...(targets.length === 0
      ? []
      : [
          paragraph(
            'safety.targets',
            joined([
              '安全保障类指标进展判断：',
              inList(
                targets.map((target) => prose`${target.name}${standingFigure(facts, target)}`),
                '，',
              ),
              '。',
            ]),
          ),
        ]),
    ...(commitments.length === 0
      ? []
      : [
          paragraph('safety.commitments', commitmentsOverall(facts, commitments, 'safety', '安全保障类任务')),
          ...namedBlocks(facts, commitments, 'safety'),
        ]),
    ...section('safety.warnings', 2, '预警情况', warningBlocks(facts)),
    heading('safety.risks', 2, '重大风险防范'),
    question('safety.risks.debt', '说明政府债务和金融风险的防范化解情况', null),
    question('safety.risks.safety', '说明安全生产、防灾减灾和公共安全情况', null),
    question('safety.risks.society', '说明社会稳定和民生领域风险的防范情况', null),
  ]
}

function environmentBlocks(facts: ReportFacts): readonly Block[] {
  const missing = facts.targets.filter(({ forecast }) => forecast !== null && !forecast.meets)
  return [
    ...section('environment.outside', 2, '外部环境', [
      question('environment.outside.asked', '分析国内外形势和上级政策的新变化及其对规划目标的影响', facts.drafter),
    ]),
    ...section('environment.inside', 2, '自身条件', [
      question('environment.inside.asked', `分析${facts.division.short}发展条件的新变化`, facts.drafter),
    ]),
    ...(missing.length === 0
      ? []
      : section('environment.outlook', 2, '指标走势', [
          paragraph(
            'environment.outlook.words',
            joined([
              prose`按现有进度推算，有${countFigure('outlook', idsOf(missing), '项', '规划指标', '预测值达不到目标')}指标期末达不到目标：`,
              inList(
                missing.map((target) => shortForecast(facts, target)),
                '；',
              ),
              '。',
            ]),
          ),
        ])),
  ]
}
