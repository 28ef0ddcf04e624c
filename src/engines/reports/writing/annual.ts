import type { Block } from '../../official-documents/model.ts'
import type { CommitmentFact, ReportFacts } from '../facts.ts'
import { paragraph, question, section } from './blocks.ts'
import { chapterSections, commitmentsOverall, namedBlocks } from './commitments.ts'
import { mechanismBlocks } from './mechanisms.ts'
import { conclusion, introduction, wholeCommitments } from './opening.ts'
import { catchUpBlocks, dueBlocks } from './problems.ts'
import { projectBlocks } from './projects.ts'
import { joined } from './prose.ts'
import { ofArea } from './standings.ts'
import { targetSections, targetsOverall } from './targets.ts'
import { warningBlocks } from './warnings.ts'

/** 年度监测报告: 指标、任务、工程、政策、预警、下步. */
export function annualBlocks(facts: ReportFacts): readonly Block[] {
  const policies = [...ofArea(facts, 'policy'), ...ofArea(facts, 'reform')]
  return [
    paragraph('introduction', introduction(facts)),
    ...section('overall', 1, '总体情况', [
      paragraph('overall.conclusion', joined([conclusion(facts), targetsOverall(facts)])),
      paragraph('overall.commitments', wholeCommitments(facts)),
    ]),
    ...section('targets', 1, '主要指标完成情况', targetSections(facts)),
    ...section('commitments', 1, '重点任务推进情况', [
      ...chapterSections(
        facts,
        facts.commitments.filter(({ area }) => area === 'strategy' || area === 'safety'),
        'commitments',
        2,
      ),
    ]),
    ...section('projects', 1, '重大工程项目进展情况', projectBlocks(facts)),
    ...section('policies', 1, '重大政策和改革举措落实情况', [
      ...(policies.length === 0
        ? [question('policies.asked', '补充重大政策和改革举措的落实情况')]
        : [paragraph('policies.counts', wholeOf(facts, policies)), ...namedBlocks(facts, policies, 'policies')]),
      ...mechanismBlocks(facts),
    ]),
    ...section('warnings', 1, '预警情况', warningBlocks(facts)),
    ...section('next', 1, '下一步工作', [
      ...section('next.targets', 2, '加快滞后指标', catchUpBlocks(facts, 'next.targets')),
      ...section('next.commitments', 2, '抓好任务落实', dueBlocks(facts, 'next.commitments')),
      ...section('next.others', 2, '其他工作安排', [
        question('next.others.asked', `补充${facts.year + 1}年的其他重点工作安排`, facts.drafter),
      ]),
    ]),
  ]
}

const wholeOf = (facts: ReportFacts, some: readonly CommitmentFact[]) =>
  commitmentsOverall(facts, some, 'policies', '政策和改革类任务')
