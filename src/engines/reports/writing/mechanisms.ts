import type { Block } from '../../official-documents/model.ts'
import { figure } from '../../official-documents/model.ts'
import type { ReportFacts, SystemFact } from '../facts.ts'
import { paragraph } from './blocks.ts'
import { countFigure, queryCited, sentenceCited } from './figures.ts'
import { inList, joined, prose } from './prose.ts'
import { idsOf } from './standings.ts'

const QUERY = '规划部署的机制'

/** 《纲要》部署的工作机制20项，已运行12项：…。尚未运行8项：…。 */
export function mechanismBlocks(facts: ReportFacts): readonly Block[] {
  const { systems } = facts
  if (systems.length === 0) return []
  const running = systems.filter(({ state }) => state === 'running')
  const resting = systems.filter(({ state }) => state === 'not-running')
  const named = (some: readonly SystemFact[]) =>
    inList(
      some.slice(0, 8).map((system) => systemWords(facts, system)),
      '、',
    )
  return [
    paragraph(
      'mechanisms.listed',
      joined([
        prose`《纲要》部署的台账、评价、办件等工作机制${countFigure('systems', idsOf(systems), '项', QUERY)}，已投入运行${countFigure('systems/running', idsOf(running), '项', QUERY, '已运行')}`,
        running.length === 0 ? '' : joined(['，包括', named(running), running.length > 8 ? '等' : '']),
        '。',
        resting.length === 0
          ? ''
          : joined([
              prose`尚未运行${countFigure('systems/resting', idsOf(resting), '项', QUERY, '未运行')}，包括`,
              named(resting),
              resting.length > 8 ? '等' : '',
              '。',
            ]),
      ]),
    ),
  ]
}

function systemWords(facts: ReportFacts, system: SystemFact) {
  const name = figure(`system:${system.id}/name`, system.name, null, sentenceCited(facts, system.sentence))
  if (system.records === null || system.state === 'not-running') return prose`${name}`
  return prose`${name}（${figure(`system:${system.id}/records`, `${system.records}条记录`, system.records, queryCited(`${system.name}台账`, null, [], system.records))}）`
}
