import { type Cell, type Column, figure, type Row, type Table, text } from '../../official-documents/model.ts'
import { DASH, dateText, percent, ROUNDING_NOTE } from '../../official-documents/numbers.ts'
import type { AdjustmentFact, ReportFacts, TargetFact } from '../facts.ts'
import {
  bareValueFigure,
  elapsedFigure,
  goalFigure,
  progressFigure,
  queryCited,
  sentenceCited,
  standingFigure,
} from './figures.ts'
import { isLagging } from './standings.ts'
import { forecastWords, goalInTable } from './target-words.ts'

const words = (title: string, width: number, align: Column['align'] = 'left'): Column => ({
  title,
  group: null,
  width,
  align,
  format: null,
})
const number = (title: string, width: number, format: string, group: string | null = null): Column => ({
  title,
  group,
  width,
  align: 'right',
  format,
})

const NATURE = { binding: '约束性', expected: '预期性' } as const

/** 附表1 主要指标完成情况表: base, every year, target, progress, elapsed, standing. */
export function targetTable(facts: ReportFacts): Table {
  const years = Array.from({ length: facts.year - facts.plan.from + 1 }, (_, i) => facts.plan.from + i)
  const expected = facts.asOf < `${facts.year}-12-31`
  const isFinal = facts.kind === 'final'
  return {
    kind: 'table',
    key: 'annex.targets',
    caption: null,
    unit: null,
    columns: [
      words('序号', 2, 'centre'),
      words('类别', 4, 'centre'),
      words('指标', 13),
      words('单位', 4, 'centre'),
      words('属性', 3, 'centre'),
      number(`${facts.plan.from - 1}年基数`, 4, '0.0###'),
      ...years.map((year) =>
        number(`${year}年${expected && year === facts.year ? '（预计）' : ''}`, 4, '0.0###', '实绩'),
      ),
      number(`${facts.plan.to}年目标`, 4.5, '0.0###'),
      number('进度', 3.5, '0.0%'),
      number('时序', 3.5, '0.0%'),
      words(isFinal ? '结果' : '判断', 4, 'centre'),
    ],
    rows: facts.targets.map((target, i) => targetRow(facts, target, i, years)),
    notes: [
      '〔〕内为规划期累计数，“年均”为规划期年均增速；“—”表示数据缺失、不适用或尚不能计算。',
      ...(expected ? [`${facts.year}年为预计数，以最终核实数为准。`] : []),
      ...unsettledNote(facts),
      ROUNDING_NOTE,
    ],
  }
}

function targetRow(facts: ReportFacts, target: TargetFact, i: number, years: readonly number[]): Row {
  const goal = goalFigure(facts, target)
  const elapsed = elapsedFigure(facts)
  return {
    key: target.id,
    name: target.name,
    band: false,
    cells: [
      [text(`${i + 1}`)],
      [text(target.category)],
      [text(target.name)],
      [text(target.unit ?? DASH)],
      [text(NATURE[target.nature])],
      target.base === null ? [text(DASH)] : [bareValueFigure(target, target.base)],
      ...years.map((year): Cell => {
        const value = target.values.find((one) => one.year === year)
        return [value === undefined ? text(DASH) : bareValueFigure(target, value)]
      }),
      [{ ...goal, text: goalInTable(target) }],
      [target.progress === null ? text(DASH) : progressFigure(facts, target)],
      [
        figure(
          `target:${target.id}/elapsed`,
          percent(target.elapsed ?? elapsed.value),
          target.elapsed ?? elapsed.value,
          elapsed.cites,
        ),
      ],
      [standingFigure(facts, target)],
    ],
  }
}

/** Names the values that may still change: 快报 and 初步核算. */
function unsettledNote(facts: ReportFacts): readonly string[] {
  const some = facts.targets.filter(({ values }) =>
    values.some(({ year, isSettled }) => year === facts.year && !isSettled),
  )
  if (some.length === 0) return []
  const shown = some.slice(0, 6).map(({ name }) => name)
  return [
    `${facts.year}年数据中，${shown.join('、')}${some.length > shown.length ? `等${some.length}项` : ''}为快报或初步核算数。`,
  ]
}

const PROPOSALS: Readonly<Record<AdjustmentFact['proposal'], string>> = {
  keep: '维持原目标',
  raise: '上调',
  lower: '下调',
  redefine: '调整口径',
  drop: '不再考核',
}

/** Targets for which an adjustment may have to be looked at: behind with a forecast that misses, or another definition. */
export const adjustable = (facts: ReportFacts): readonly TargetFact[] =>
  facts.targets.filter(
    ({ standing, forecast }) =>
      standing === 'definition-pending' || (isLagging(standing) && forecast !== null && !forecast.meets),
  )

/** 附表3 目标调整建议表: what people proposed; targets that ask for a decision and have no proposal are left open. */
export function adjustmentTable(facts: ReportFacts): Table {
  const open = adjustable(facts).filter(({ id }) => !facts.adjustments.some(({ target }) => target === id))
  const proposed = facts.adjustments.flatMap((adjustment) => {
    const target = facts.targets.find(({ id }) => id === adjustment.target)
    return target === undefined ? [] : [{ adjustment, target }]
  })
  const row = (target: TargetFact, cells: readonly Cell[], i: number): Row => ({
    key: target.id,
    name: target.name,
    band: false,
    cells: [
      [text(`${i + 1}`)],
      [text(target.name)],
      [text(NATURE[target.nature])],
      [goalFigure(facts, target)],
      ...cells,
    ],
  })
  return {
    kind: 'table',
    key: 'annex.adjustments',
    caption: null,
    unit: null,
    columns: [
      words('序号', 2, 'centre'),
      words('指标', 10),
      words('属性', 3, 'centre'),
      words('原目标', 6, 'centre'),
      words('建议', 8),
      words('理由', 18),
      words('依据', 12),
    ],
    rows: [
      ...proposed.map(({ adjustment, target }, i) =>
        row(
          target,
          [
            [
              figure(
                `adjustment:${adjustment.id}`,
                adjustment.proposal === 'keep'
                  ? PROPOSALS.keep
                  : `${PROPOSALS[adjustment.proposal]}：${adjustment.proposed}`,
                null,
                queryCited('目标调整建议', `${adjustment.by}，${dateText(adjustment.on)}`, [adjustment.id]),
              ),
            ],
            [text(adjustment.reason)],
            [text(adjustment.basis)],
          ],
          i,
        ),
      ),
      ...open.map((target, i) =>
        row(
          target,
          [
            [text('【待提出】')],
            forecastWords(facts, target).length > 0 ? forecastWords(facts, target) : [standingFigure(facts, target)],
            [text('【待补充】')],
          ],
          proposed.length + i,
        ),
      ),
    ],
    notes: ['目标调整须按规定程序报请批准后生效；未列入本表的指标维持原目标。'],
  }
}

/** 附表4 重点任务完成情况表. Tasks that nobody has been given yet stand in the workbook only. */
export function commitmentTable(facts: ReportFacts): Table {
  const given = facts.commitments.filter(({ state }) => state !== 'no-lead' && state !== 'not-issued')
  return {
    kind: 'table',
    key: 'annex.commitments',
    caption: null,
    unit: null,
    columns: [
      words('序号', 2, 'centre'),
      words('章', 5),
      words('任务', 19),
      words('牵头单位', 8),
      words('配合单位', 9),
      words('时限', 6.5, 'centre'),
      words('节点（确认／全部）', 4, 'centre'),
      number('进度', 4, '0.0%'),
      words('状态', 4, 'centre'),
    ],
    rows: given.map((one, i): Row => {
      const reached = one.milestones.filter(({ state }) => state === 'reached')
      const milestones = queryCited(
        '任务节点',
        null,
        one.milestones.map(({ id }) => id),
      )
      return {
        key: one.id,
        name: one.sentence.text,
        band: false,
        cells: [
          [text(`${i + 1}`)],
          [text(one.chapter)],
          [figure(`commitment:${one.id}/text`, one.sentence.text, null, sentenceCited(facts, one.sentence))],
          [text(one.lead ?? DASH)],
          [text(one.supports.join('、'))],
          [text(one.dueOn === null ? DASH : `${one.dueOn.slice(0, 4)}年${Number(one.dueOn.slice(5, 7))}月`)],
          [
            one.milestones.length === 0
              ? text(DASH)
              : figure(
                  `commitment:${one.id}/milestones`,
                  `${reached.length}／${one.milestones.length}`,
                  null,
                  milestones,
                ),
          ],
          [
            one.reached === null
              ? text(DASH)
              : figure(`commitment:${one.id}/progress`, percent(one.reached), one.reached, {
                  kind: 'computed',
                  rule: 'progressOf',
                  name: '任务进度',
                  formula: `已确认节点权重÷全部节点权重＝${percent(one.reached)}`,
                  arguments: [],
                  cites: [milestones],
                }),
          ],
          [text(one.stateWords)],
        ],
      }
    }),
    notes: [
      '进度按已确认节点的权重计算；未设节点的任务不计进度，以“—”表示。',
      ...(given.length < facts.commitments.length
        ? [`另有${facts.commitments.length - given.length}项任务尚未分工下发，未列入本表。`]
        : []),
    ],
  }
}
