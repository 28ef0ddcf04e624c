import type { EvaluationResult, UnitResult } from '../../model/evaluation-result.ts'

/** What the published list tells besides the grade. */
export interface PublishedColumns {
  readonly rank: boolean
  readonly score: boolean
}

/** A line of the published list; what is not published is not in it. */
export interface PublishedRow {
  readonly unit: string
  readonly cells: readonly (string | number)[]
}

export interface PublishedList {
  readonly heads: readonly string[]
  readonly rows: readonly PublishedRow[]
  readonly notes: readonly string[]
}

/** The list as it is published (公示名单): rank, unit, pool, score, grade, and who was not evaluated and why. */
export function publishedList(
  units: readonly UnitResult[],
  head: Pick<EvaluationResult, 'exempt' | 'screened' | 'grades'>,
  columns: PublishedColumns,
  ruleName: (id: string) => string,
): PublishedList {
  const hasGrades = head.grades.length > 0
  const hasPools = units.some(({ pool }) => pool !== null)
  const heads = [
    ...(columns.rank ? ['名次'] : ['序号']),
    '单位',
    ...(hasPools ? ['分组'] : []),
    ...(columns.score ? ['得分'] : []),
    ...(hasGrades ? ['等级'] : []),
  ]
  // A list without ranks must not tell them by its order.
  const order = columns.rank || columns.score ? units : [...units].sort(byGradeThenName(head.grades))
  const rows = order.map(
    (unit, i): PublishedRow => ({
      unit: unit.unit,
      cells: [
        columns.rank ? (unit.rank ?? '—') : i + 1,
        unit.name,
        ...(hasPools ? [unit.pool ?? '—'] : []),
        ...(columns.score ? [unit.score ?? '—'] : []),
        ...(hasGrades ? [unit.grade ?? '—'] : []),
      ],
    }),
  )
  const notes = [
    ...(head.exempt.length === 0
      ? []
      : [
          `不参评 ${head.exempt.length} 家：${head.exempt
            .map(({ name, rule, grade }) => `${name}（${ruleName(rule)}${grade === null ? '' : `，${grade}`}）`)
            .join('、')}`,
        ]),
    ...(head.screened.length === 0
      ? []
      : [`数据不足未评 ${head.screened.length} 家：${head.screened.map(({ name }) => name).join('、')}`]),
    ...(units.some(({ score }) => score === null) ? ['“—”表示数据不足，没有得分；不是 0 分。'] : []),
  ]
  return { heads, rows, notes }
}

const byGradeThenName = (grades: EvaluationResult['grades']) => {
  const order = [...new Set(grades.map(({ grade }) => grade))]
  const at = (grade: string | null) => (grade === null ? order.length : order.indexOf(grade))
  return (a: UnitResult, b: UnitResult) => at(a.grade) - at(b.grade) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
}
