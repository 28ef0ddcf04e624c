import type { Annex } from '../../official-documents/model.ts'
import type { ReportFacts } from '../facts.ts'
import { adjustmentTable, commitmentTable, targetTable } from './annex-tables.ts'
import { assessmentBlocks, surveyBlocks } from './assessments.ts'
import { question } from './blocks.ts'
import { projectTable } from './projects.ts'

/** The annexes of a report. Tables 1 to 4 keep their numbers whether or not a report has all of them. */
export function annexesOf(facts: ReportFacts): readonly Annex[] {
  const annexes: Annex[] = [wide('annex.targets', '附表1　主要指标完成情况表', [targetTable(facts)])]
  if (facts.projects.length > 0)
    annexes.push(wide('annex.projects', '附表2　重大工程项目进展情况表', [projectTable(facts)]))
  if (facts.kind === 'mid-term') {
    const table = adjustmentTable(facts)
    if (table.rows.length > 0) annexes.push(wide('annex.adjustments', '附表3　目标调整建议表', [table]))
  }
  const commitments = commitmentTable(facts)
  if (commitments.rows.length > 0) annexes.push(wide('annex.commitments', '附表4　重点任务完成情况表', [commitments]))
  if (facts.kind !== 'annual')
    annexes.push({
      key: 'annex.assessments',
      title: '第三方评估意见',
      orientation: 'portrait',
      blocks:
        facts.assessments.length === 0
          ? [question('annex.assessments.none', '附第三方评估机构的评估意见')]
          : assessmentBlocks(facts),
    })
  if (facts.surveys.length > 0)
    annexes.push({
      key: 'annex.surveys',
      title: '公众问卷调查情况',
      orientation: 'portrait',
      blocks: surveyBlocks(facts),
    })
  return annexes
}

const wide = (key: string, title: string, blocks: Annex['blocks']): Annex => ({
  key,
  title,
  blocks,
  orientation: 'landscape',
})
