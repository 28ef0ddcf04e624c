import type { Scheme } from '../../model/evaluation-scheme.ts'
import { schemeFrom } from './check-scheme.ts'
import { type Evaluation, evaluate } from './evaluate.ts'
import { columnOf } from './frame.ts'
import { tableFrom, type UnitTable } from './table.ts'

/** Schemes and tables of the fictional 临湖区 for the tests; a test states only what matters to it. */

type Rows = readonly Readonly<Record<string, string | number | null>>[]

/** A checked scheme: one group over the indicators given, unless the changes say otherwise. */
export function schemeOf(changes: Partial<Scheme> & Pick<Scheme, 'indicators'>): Scheme {
  const checked = schemeFrom({
    format: 'gangmu.evaluation-scheme/1',
    id: 'lakeside/test',
    version: '1',
    name: '临湖区测试方案',
    data: { unit: '单位' },
    groups: [{ id: 'index' }],
    ...changes,
  })
  if (!checked.ok)
    throw new Error(checked.faults.map(({ at, message }) => `${JSON.stringify(at)} ${message.zh}`).join('\n'))
  return checked.scheme
}

export const unitsOf = (rows: Rows): UnitTable => tableFrom(rows, '单位')

/** Evaluates, and throws when it is refused. */
export function evaluatedBy(scheme: Scheme, table: UnitTable): Evaluation {
  const outcome = evaluate(scheme, table)
  if (!outcome.ok) throw new Error(outcome.faults.map(({ message }) => message.zh).join('\n'))
  return outcome.evaluation
}

/** Evaluated units by code, in the order of their rows. */
export const codesOf = ({ table, rows, size }: Evaluation): string[] =>
  Array.from({ length: size }, (_, i) => table.codes[rows === null ? i : (rows[i] ?? -1)] ?? '')

/** Scores of an indicator or a group by unit; the final score without an id. */
export function scoresBy(evaluation: Evaluation, id?: string): Record<string, number> {
  const count = evaluation.frame.indicators.length
  const at = id === undefined ? -1 : columnOf(evaluation.frame, id)
  const column =
    id === undefined
      ? evaluation.final
      : at < count
        ? evaluation.indicators.columns[at]
        : evaluation.groups.gathered[at - count]?.column
  return Object.fromEntries(codesOf(evaluation).map((code, i) => [code, column?.[i] ?? Number.NaN]))
}

/** Grades by unit, as words; null without one. */
export function gradesBy(evaluation: Evaluation): Record<string, string | null> {
  const grades = evaluation.scheme.grading?.grades ?? []
  return Object.fromEntries(
    codesOf(evaluation).map((code, i) => [code, grades[evaluation.graded.grades[i] ?? 255]?.id ?? null]),
  )
}

/** The five firms of the worked example, 亩均 figures already divided (万元/亩, 万元/吨标煤, …). */
export const FIRMS: Rows = [
  { 单位: '甲', 税收: 40, 增加值: 180, 能耗: 3.2, 排放: 6000, 劳产率: 25, 研发: 0.035, 加分: 3, 扣分: 0 },
  { 单位: '乙', 税收: 26, 增加值: 150, 能耗: 2.9, 排放: 5200, 劳产率: 19, 研发: 0.031, 加分: 0, 扣分: 0 },
  { 单位: '丙', 税收: 18, 增加值: 120, 能耗: 2.4, 排放: 4300, 劳产率: 16, 研发: 0.028, 加分: 1, 扣分: 0 },
  { 单位: '丁', 税收: 9, 增加值: 70, 能耗: 1.5, 排放: null, 劳产率: 11, 研发: 0.012, 加分: 0, 扣分: 0 },
  { 单位: '戊', 税收: -2, 增加值: 40, 能耗: 0.9, 排放: 2100, 劳产率: 8, 研发: 0, 加分: 0, 扣分: 2 },
]

const ITEMS = [
  ['税收', 30, 24.097],
  ['增加值', 20, 136.16],
  ['能耗', 20, 2.694],
  ['排放', 10, 4929.81],
  ['劳产率', 10, 18.14],
  ['研发', 10, 0.0302],
] as const

/** Σ weight × clamp(x ÷ base, 0, cap) + bonus − deduction; a missing emission gets the average score of the others. */
export const mu = (cap: number | null = 1.5, changes: Partial<Scheme> = {}): Scheme =>
  schemeOf({
    groups: [{ id: 'index', total: 100 }],
    indicators: ITEMS.map(([id, weight, target]) => ({
      id,
      group: 'index',
      weight,
      target,
      ...(id === '排放' ? { substitute: { rule: 'average-score' as const } } : {}),
    })),
    normalise: { method: 'ratio-to-base', cap },
    aggregation: { method: 'sum', missing: 'zero' },
    bonus: { cap: 10, items: [{ id: 'plus', column: '加分', points: { kind: 'given' } }] },
    deduction: { items: [{ id: 'minus', column: '扣分', points: { kind: 'given' } }] },
    grading: {
      by: 'shares',
      grades: [{ id: 'A', upTo: 0.2 }, { id: 'B', upTo: 0.6 }, { id: 'C', upTo: 0.95 }, { id: 'D' }],
    },
    ...changes,
  })
