import type { Name } from '../../model/evaluation-methods.ts'
import type { EvaluationResult, ResultNode, UnitResult } from '../../model/evaluation-result.ts'
import type { Scheme } from '../../model/evaluation-scheme.ts'
import type { Bilingual } from '../../model/system.ts'
import type { UnitCertainty } from './certainty.ts'
import type { Evaluation } from './evaluate.ts'
import { aggregationOf } from './gather.ts'
import type { Decision } from './grade.ts'
import type { DataSet } from './prepare.ts'

export const nameOf = (name: Name | undefined, id: string): Bilingual =>
  name === undefined ? { zh: id, en: id } : typeof name === 'string' ? { zh: name, en: name } : name

/** An evaluation as it is printed and kept, all but its units, of which there may be a million. */
export function resultHead(evaluation: Evaluation): Omit<EvaluationResult, 'units'> {
  const { scheme } = evaluation
  return {
    scheme: { id: scheme.id, version: scheme.version, name: nameOf(scheme.name, scheme.id) },
    nodes: nodesOf(evaluation),
    grades: gradeCounts(evaluation),
    ...leftOut(evaluation),
    ...filledIn(evaluation),
    treated: treatedOf(evaluation),
  }
}

/** Results of the units, from the first rank to the last, those without a score at the end. */
export function* unitResults(evaluation: Evaluation, certainty: readonly UnitCertainty[] = []): Generator<UnitResult> {
  const sure = new Map(certainty.map((one) => [one.row, one]))
  const decided = new Map<number, Decision[]>()
  for (const decision of evaluation.graded.decisions) {
    const own = decided.get(decision.row)
    if (own === undefined) decided.set(decision.row, [decision])
    else own.push(decision)
  }
  const columns = columnsOf(evaluation)
  const { ids } = evaluation.frame
  const pools =
    evaluation.scheme.pools === undefined ? undefined : evaluation.table.words[evaluation.scheme.pools.column]
  const one = (i: number): UnitResult => {
    const row = rowAt(evaluation, i)
    const own = sure.get(row)
    return {
      unit: evaluation.table.codes[row] ?? '',
      name: evaluation.table.names?.[row] ?? evaluation.table.codes[row] ?? '',
      pool: pools?.values[evaluation.pools?.[i] ?? -1] ?? null,
      score: known(evaluation.final[i]),
      base: known(evaluation.base[i]),
      bonus: evaluation.bonus?.points[i] ?? 0,
      deduction: evaluation.deduction?.points[i] ?? 0,
      rank: place(evaluation.places[i]),
      poolRank: evaluation.poolPlaces === null ? null : place(evaluation.poolPlaces[i]),
      grade: gradeName(evaluation.scheme, evaluation.graded.grades[i]),
      earnedGrade: gradeName(evaluation.scheme, evaluation.graded.earned[i]),
      decisions: (decided.get(i) ?? []).map(({ kind, id, verdict, from, to }) => ({
        kind,
        id,
        verdict,
        from: gradeName(evaluation.scheme, from),
        to: gradeName(evaluation.scheme, to),
      })),
      scores: Object.fromEntries(columns.map((column, c) => [ids[c] ?? '', known(column[i])])),
      ...(own === undefined ? {} : { certainty: certaintyResult(evaluation.scheme, own) }),
    }
  }
  for (const i of evaluation.order) yield one(i)
  if (evaluation.order.length < evaluation.size)
    for (let i = 0; i < evaluation.size; i++) if (Number.isNaN(evaluation.final[i])) yield one(i)
}

/** The whole result. */
export const resultOf = (evaluation: Evaluation, certainty?: readonly UnitCertainty[]): EvaluationResult => ({
  ...resultHead(evaluation),
  units: [...unitResults(evaluation, certainty)],
})

/** Scores by column number: indicators, then groups. */
export const columnsOf = (evaluation: Evaluation): readonly Float64Array[] => [
  ...evaluation.indicators.columns,
  ...evaluation.groups.gathered.map(({ column }) => column),
]

export const rowAt = (evaluation: Evaluation, i: number): number =>
  evaluation.rows === null ? i : (evaluation.rows[i] ?? -1)

export const gradeName = (scheme: Scheme, grade: number | undefined): string | null =>
  scheme.grading?.grades[grade ?? -1]?.id ?? null

const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value)
const place = (value: number | undefined): number | null => (value === undefined || value === 0 ? null : value)

function certaintyResult(scheme: Scheme, { count, mean, median, low, high, best, worst, grades }: UnitCertainty) {
  return {
    replays: count,
    rank: { mean, median, low, high, best, worst },
    grades: Object.fromEntries(grades.map((probability, g) => [gradeName(scheme, g) ?? '', probability])),
  }
}

function nodesOf(evaluation: Evaluation): ResultNode[] {
  const { frame, scheme } = evaluation
  const count = frame.indicators.length
  const weightOf = (column: number): number | null => {
    for (let g = 0; g < frame.groups.length; g++) {
      const at = frame.groups[g]?.members.indexOf(column) ?? -1
      if (at >= 0) return evaluation.groups.weights[g]?.[at] ?? null
    }
    return null
  }
  return [
    ...frame.indicators.map(
      (indicator, i): ResultNode => ({
        id: indicator.id,
        name: nameOf(indicator.name, indicator.id),
        kind: 'indicator',
        parent: indicator.group,
        level: 1,
        direction: indicator.direction ?? 'positive',
        weight: weightOf(i),
        method: evaluation.indicators.normalised[i]?.spec.method ?? '',
      }),
    ),
    ...frame.groups.map(
      (one, g): ResultNode => ({
        id: one.group.id,
        name: nameOf(one.group.name, one.group.id),
        kind: 'group',
        parent: one.group.parent ?? null,
        level: one.level,
        direction: null,
        weight: weightOf(count + g),
        method: aggregationOf(scheme, one).method,
      }),
    ),
  ]
}

function gradeCounts(evaluation: Evaluation): EvaluationResult['grades'] {
  const { scheme, graded, pools, table } = evaluation
  const words = scheme.pools === undefined ? null : (table.words[scheme.pools.column]?.values ?? [])
  const counts = new Map<string, number>()
  for (let i = 0; i < evaluation.size; i++) {
    const key = `${pools?.[i] ?? -1} ${graded.grades[i]}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return (words === null ? [null] : words.map((_, p) => p)).flatMap((pool) =>
    (scheme.grading?.grades ?? []).map(({ id }, g) => ({
      grade: id,
      pool: pool === null ? null : (words?.[pool] ?? null),
      count: counts.get(`${pool ?? -1} ${g}`) ?? 0,
    })),
  )
}

function leftOut({ table, exempt, prepared }: Evaluation): Pick<EvaluationResult, 'exempt' | 'screened'> {
  const unit = (row: number) => ({ unit: table.codes[row] ?? '', name: table.names?.[row] ?? table.codes[row] ?? '' })
  return {
    exempt: exempt.map(({ row, id, grade }) => ({ ...unit(row), rule: id, grade })),
    screened: prepared.screened.map(({ row, availability, nonZero, reason }) => ({
      ...unit(row),
      availability,
      nonZero,
      reason,
    })),
  }
}

function filledIn(evaluation: Evaluation): Pick<EvaluationResult, 'imputed' | 'substituted'> {
  const { table, frame, prepared, indicators } = evaluation
  const imputed: EvaluationResult['imputed'] = []
  prepared.stages.forEach((stage, s) => {
    const before = prepared.stages[s - 1]
    if (stage.name !== 'impute' || before === undefined) return
    stage.columns.forEach((column, c) => {
      const earlier = before.columns[c]
      if (earlier === undefined || earlier === column) return
      for (let i = 0; i < column.length; i++) {
        const value = column[i] ?? Number.NaN
        if (!Number.isNaN(earlier[i]) || Number.isNaN(value)) continue
        const row = stage.rows === null ? i : (stage.rows[i] ?? -1)
        imputed.push({ unit: table.codes[row] ?? '', indicator: frame.ids[c] ?? '', value })
      }
    })
  })
  const substituted = indicators.substituted.flatMap(({ indicator, rule, rows, scores }) =>
    rows.map((i, k) => ({
      unit: table.codes[rowAt(evaluation, i)] ?? '',
      indicator,
      rule: rule.rule,
      score: known(scores[k]),
    })),
  )
  return { imputed, substituted }
}

function treatedOf({ table, prepared }: Evaluation): EvaluationResult['treated'] {
  const stage = prepared.stages.find(({ name }) => name === 'treat')
  const unit = (i: number) => table.codes[stage?.rows === null || stage === undefined ? i : (stage.rows[i] ?? -1)] ?? ''
  const shape = ({ skewness, kurtosis }: { skewness: number; kurtosis: number }) => ({
    skewness: known(skewness),
    kurtosis: known(kurtosis),
  })
  return prepared.treated
    .filter(({ method }) => method !== 'none')
    .map(({ indicator, method, passes, before, after, down, up }) => ({
      indicator,
      method,
      passes,
      before: shape(before),
      after: shape(after),
      lowered: down.map(unit),
      raised: up.map(unit),
    }))
}

/** Values after every step, and scores, as nested records: for small tables and for comparing with other programs. */
export function stagesOf(evaluation: Evaluation): NonNullable<EvaluationResult['stages']> {
  const { table, frame, prepared } = evaluation
  const records = (columns: readonly Float64Array[], rows: Uint32Array | null, size: number) =>
    Object.fromEntries(
      Array.from({ length: size }, (_, i) => [
        table.codes[rows === null ? i : (rows[i] ?? -1)] ?? '',
        Object.fromEntries(columns.map((column, c) => [frame.ids[c] ?? '', known(column[i])])),
      ]),
    )
  return [
    ...prepared.stages.map((stage: DataSet) => ({
      name: stage.name,
      values: records(stage.columns, stage.rows, stage.size),
    })),
    { name: 'scores', values: records(columnsOf(evaluation), evaluation.rows, evaluation.size) },
  ]
}
