import { figure, type OfficialDocument, plainDocument, type Run } from '../../official-documents/model.ts'
import { dateText, percent, ratio } from '../../official-documents/numbers.ts'
import { type ReportFacts, reportKindNames } from '../facts.ts'
import { commitmentsOverall } from './commitments.ts'
import { queryCited } from './figures.ts'
import { projectsOverall } from './projects.ts'
import { prose } from './prose.ts'
import { idsOf, isInTime, isOpen } from './standings.ts'

/** Title, addressee, signature and label of a report; its date stays open until it is signed. */
export function frameOf(facts: ReportFacts): Omit<OfficialDocument, 'blocks' | 'annexes'> {
  const { zh } = reportKindNames[facts.kind]
  const title =
    facts.kind === 'annual'
      ? `《${facts.plan.title}》\n${facts.year}年度监测报告`
      : `《${facts.plan.title}》\n实施情况${zh}`
  return {
    ...plainDocument,
    title: title.replace(/\n/, ''),
    signature: facts.drafter,
    date: null,
    label: facts.isSimulated ? '模拟数据　不代表任何真实地区和单位' : null,
  }
}

/** 按照…，以…为截止时点，依据…，对《…》（以下简称《纲要》）…进行了中期评估。 */
export function introduction(facts: ReportFacts): readonly Run[] {
  const doing =
    facts.kind === 'annual'
      ? `${facts.year}年度实施情况进行了监测分析`
      : facts.kind === 'mid-term'
        ? '实施情况进行了中期评估'
        : '实施情况进行了总结评估'
  const { plan } = facts
  const approved = plan.approval === null ? '' : `，${plan.approval.number}`
  return prose`按照规划实施监测评估的要求，${facts.drafter}会同有关部门，以${dateText(facts.asOf)}为截止时点，依据当日有效的规划文本（${plan.versionName}${approved}）和各单位报送并经审核的数据，对《${plan.title}》（以下简称《纲要》）${doing}。有关情况如下。`
}

/** How the whole goes, by the share of targets in time; the words' thresholds are settings. */
export function conclusion(facts: ReportFacts): readonly Run[] {
  const judged = facts.targets.filter(({ standing }) => !isOpen(standing))
  const good = judged.filter(({ standing }) => isInTime(standing))
  const share = ratio(good.length, judged.length)
  const words = conclusionWords(facts, share)
  const { overall, version } = facts.settings
  const shown = figure('conclusion', words, share, {
    kind: 'computed',
    rule: 'conclusionWords',
    name: '总体判断',
    formula: `${good.length}÷${judged.length}＝${percent(share)}，按评估设置（${version}）：${percent(overall.well, 0)}、${percent(overall.asExpected, 0)}、${percent(overall.roughly, 0)}分档`,
    arguments: [],
    cites: [
      queryCited('规划指标', '基本符合预期及以上', idsOf(good)),
      queryCited('规划指标', '可以判断', idsOf(judged)),
    ],
  })
  return prose`总体看，${shown}。`
}

/** 进展顺利 … 明显滞后; for the end of the period 全面完成 … 未能较好完成. */
export function conclusionWords(facts: ReportFacts, share: number | null): string {
  const { well, asExpected, roughly } = facts.settings.overall
  if (share === null) return '可以判断的指标不足，暂不能对《纲要》实施作出总体判断'
  if (facts.kind === 'final') {
    if (share === 1) return '《纲要》确定的可评估目标全面完成'
    if (share >= well) return '《纲要》确定的主要目标较好完成，个别指标未能完成'
    if (share >= asExpected) return '《纲要》确定的主要目标总体完成，部分指标未能完成'
    return '《纲要》确定的主要目标未能较好完成'
  }
  if (share >= well) return '《纲要》实施进展顺利，总体符合预期'
  if (share >= asExpected) return '《纲要》实施总体符合预期，部分指标需要加快'
  if (share >= roughly) return '《纲要》实施基本符合预期，但滞后指标较多'
  return '《纲要》实施明显滞后于时序进度'
}

/** Tasks and projects of the whole plan in one paragraph each. */
export const wholeCommitments = (facts: ReportFacts): readonly Run[] =>
  facts.commitments.length === 0
    ? prose`《纲要》没有分解出可以跟踪的任务。`
    : commitmentsOverall(facts, facts.commitments, 'commitments', '《纲要》明确的任务')

export const wholeProjects = (facts: ReportFacts): readonly Run[] => projectsOverall(facts)
