import type { EvaluationFault } from '../../model/evaluation-fault.ts'
import type { Condition, Normalisation } from '../../model/evaluation-methods.ts'
import type { Scheme } from '../../model/evaluation-scheme.ts'
import { type Adjusted, adjustment, unknownLevels } from './adjust.ts'
import type { ConditionContext } from './conditions.ts'
import { verdictsOf } from './conditions.ts'
import { columnOf, type Frame, frameOf, indexColumn } from './frame.ts'
import { aggregationOf, either, type GatherVariation, type GroupScores, gatherGroups } from './gather.ts'
import { type Graded, grade, placesBy } from './grade.ts'
import {
  DEFAULT_NORMALISATION,
  type Normalised,
  normalise,
  type Scored,
  type Substituted,
  substitute,
} from './normalise.ts'
import { OUTRANKING_UNITS } from './outranking.ts'
import { type DataSet, groupsOf, type Prepared, prepare, rawDataOf } from './prepare.ts'
import { roundedTo } from './rounding.ts'
import type { UnitTable } from './table.ts'

/** A unit that is not evaluated, and by which rule. */
export interface ExemptUnit {
  readonly row: number
  readonly id: string
  readonly grade: string | null
}

/** An evaluation with everything that led to it. Arrays are by evaluated row unless they say otherwise. */
export interface Evaluation {
  readonly scheme: Scheme
  readonly frame: Frame
  readonly table: UnitTable
  /** Rows of the table that were evaluated; null when all were. */
  readonly rows: Uint32Array | null
  readonly size: number
  readonly exempt: readonly ExemptUnit[]
  readonly prepared: Prepared
  readonly indicators: IndicatorScores
  readonly groups: GroupScores
  readonly bonus: Adjusted | null
  readonly deduction: Adjusted | null
  /** The index before bonus and deduction. */
  readonly base: Float64Array
  readonly final: Float64Array
  readonly pools: Int32Array | null
  /** Rows from the first place to the last. */
  readonly order: Uint32Array
  readonly places: Float64Array
  readonly poolPlaces: Float64Array | null
  readonly graded: Graded
}

export type EvaluationOutcome =
  | { readonly ok: true; readonly evaluation: Evaluation }
  | { readonly ok: false; readonly faults: readonly EvaluationFault[] }

/** Evaluates the units of a table by a checked scheme. The same scheme and table give the same figures to the last digit. */
export function evaluate(scheme: Scheme, table: UnitTable): EvaluationOutcome {
  const frame = frameOf(scheme)
  const { rows, exempt } = admit(scheme, table)
  const prepared = prepare(frame, table, rawDataOf(frame, table, rows), scheme.prepare)
  const data = lastOf(prepared)
  const faults = [...faultsOfData(scheme, frame, table, data)]
  if (faults.length > 0) return { ok: false, faults }
  const indicators = scoreIndicators(scheme, frame, table, data)
  const groups = gather(scheme, frame, table, data, indicators)
  const refused = refusedBy(scheme, frame, table, data, groups)
  if (refused.length > 0) return { ok: false, faults: refused }
  return { ok: true, evaluation: { ...conclude({ scheme, frame, table, data, indicators, groups }), exempt, prepared } }
}

export const lastOf = (prepared: Prepared): DataSet => prepared.stages[prepared.stages.length - 1]! // the raw data at least

/** Which units are evaluated, and which are exempt by what rule. */
export function admit(scheme: Scheme, table: UnitTable): { rows: Uint32Array | null; exempt: ExemptUnit[] } {
  const context = columnsOnly(table)
  const out = new Uint8Array(table.size)
  const exempt: ExemptUnit[] = []
  for (const rule of scheme.exempt ?? []) {
    const verdicts = verdictsOf(rule.when, context)
    for (let row = 0; row < table.size; row++) {
      if (verdicts[row] !== 1 || out[row] === 1) continue
      out[row] = 1
      exempt.push({ row, id: rule.id, grade: rule.grade ?? null })
    }
  }
  if (exempt.length === 0) return { rows: null, exempt }
  const rows = new Uint32Array(table.size - exempt.length)
  let at = 0
  for (let row = 0; row < table.size; row++) if (out[row] === 0) rows[at++] = row
  return { rows, exempt }
}

const columnsOnly = (table: UnitTable, rows: Uint32Array | null = null): ConditionContext => ({
  table,
  rows,
  size: rows === null ? table.size : rows.length,
  valuesOf: () => undefined,
  scoresOf: () => undefined,
  pools: null,
})

export interface IndicatorScores {
  readonly normalised: readonly Normalised[]
  readonly substituted: readonly Substituted[]
  /** Scores after substitution. */
  readonly scored: readonly Scored[]
  /** The same as columns, each made when it is first looked at. */
  readonly columns: readonly Float64Array[]
  /** Where a unit does not have the duty, by column number. */
  readonly absent: readonly (Uint8Array | null)[]
}

/** Scores of the indicators. `varied` stands in for the scheme's normalisation where an indicator has none of its own. */
export function scoreIndicators(
  scheme: Scheme,
  frame: Frame,
  table: UnitTable,
  data: DataSet,
  varied?: Normalisation,
): IndicatorScores {
  let rowOf: Map<string, number> | undefined
  const context = {
    table,
    rows: data.rows,
    rowOf: (code: string) => {
      rowOf ??= new Map(
        Array.from({ length: data.size }, (_, i) => [table.codes[data.rows === null ? i : data.rows[i]!] ?? '', i]), // below the size
      )
      return rowOf.get(code) ?? -1
    },
  }
  const absent = [
    ...frame.indicators.map((indicator, i) =>
      either(data.absent[i] ?? null, dutiesAbsent(indicator.appliesTo, table, data)),
    ),
    ...frame.groups.map(({ group }) => dutiesAbsent(group.appliesTo, table, data)),
  ]
  const normalised: Normalised[] = []
  const substituted: Substituted[] = []
  const scored = frame.indicators.map((indicator, i): Scored => {
    const spec = indicator.normalise ?? varied ?? scheme.normalise ?? DEFAULT_NORMALISATION
    const one = normalise(data.columns[i]!, indicator, spec, context) // one for each indicator
    normalised.push(one)
    const result = substitute(one, absent[i] ?? null, indicator, context)
    if (result !== null) substituted.push(result.substituted)
    return result ?? one
  })
  return { normalised, substituted, scored, columns: columnsOnDemand(scored), absent }
}

function columnsOnDemand(scored: readonly Scored[]): readonly Float64Array[] {
  const columns: Float64Array[] = []
  scored.forEach((one, i) => {
    Object.defineProperty(columns, i, { enumerable: true, get: () => one.column })
  })
  return columns
}

function dutiesAbsent(appliesTo: Condition | undefined, table: UnitTable, data: DataSet): Uint8Array | null {
  if (appliesTo === undefined) return null
  const verdicts = verdictsOf(appliesTo, columnsOnly(table, data.rows))
  // Whom the duty is not known for has it: leaving it out would raise a score for want of data.
  return Uint8Array.from(verdicts, (verdict) => (verdict === 0 ? 1 : 0))
}

export function gather(
  scheme: Scheme,
  frame: Frame,
  table: UnitTable,
  data: DataSet,
  indicators: IndicatorScores,
  variation?: GatherVariation,
): GroupScores {
  const { scored, absent } = indicators
  return gatherGroups({ scheme, frame, table, rows: data.rows, size: data.size, scored, absent }, variation)
}

/** Bonus, deduction, rounding, places and grades. */
export function conclude(input: {
  readonly scheme: Scheme
  readonly frame: Frame
  readonly table: UnitTable
  readonly data: DataSet
  readonly indicators: IndicatorScores
  readonly groups: GroupScores
}): Omit<Evaluation, 'exempt' | 'prepared'> {
  const { scheme, frame, table, data, indicators, groups } = input
  const count = frame.indicators.length
  const scoresOf = (id: string) => {
    const column = columnOf(frame, id)
    return column < 0
      ? undefined
      : column < count
        ? indicators.columns[column]
        : groups.gathered[column - count]?.column
  }
  const pools = scheme.pools === undefined ? null : groupsOf(table, scheme.pools.column, data.rows)
  const context: ConditionContext = {
    table,
    rows: data.rows,
    size: data.size,
    valuesOf: (id) => data.columns[columnOf(frame, id)],
    scoresOf,
    pools,
  }
  const base = groups.gathered[indexColumn(frame) - count]!.column // the index is the last group
  const bonus = scheme.bonus === undefined ? null : adjustment(scheme.bonus, base, context)
  const deduction = scheme.deduction === undefined ? null : adjustment(scheme.deduction, base, context)
  const final = finalScores(scheme, base, bonus, deduction)
  const { order, places, poolPlaces } = placesBy(scheme, final, pools, scoresOf)
  const graded = grade(scheme, final, order, places, context)
  const { rows, size } = data
  return {
    scheme,
    frame,
    table,
    rows,
    size,
    indicators,
    groups,
    bonus,
    deduction,
    base,
    final,
    pools,
    order,
    places,
    poolPlaces,
    graded,
  }
}

function finalScores(
  scheme: Scheme,
  base: Float64Array,
  bonus: Adjusted | null,
  deduction: Adjusted | null,
): Float64Array {
  const { least, most, digits, rounding = 'half-up' } = scheme.score ?? {}
  if (bonus === null && deduction === null && least === undefined && most === undefined && digits === undefined)
    return base
  const final = new Float64Array(base.length)
  for (let i = 0; i < base.length; i++) {
    let v = base[i]! + (bonus?.points[i] ?? 0) - (deduction?.points[i] ?? 0) // below the length
    if (least !== undefined && v < least) v = least
    if (most !== undefined && v > most) v = most
    final[i] = digits === undefined ? v : roundedTo(v, digits, rounding)
  }
  return final
}

/** What the scheme asks of the data and the data does not have. */
function* faultsOfData(scheme: Scheme, frame: Frame, table: UnitTable, data: DataSet): Generator<EvaluationFault> {
  if (data.size === 0)
    yield {
      code: 'no-units-left',
      at: { in: 'data' },
      message: { zh: '没有单位可评：都被豁免或筛除了', en: 'no unit is left: all are exempt or screened out' },
    }
  const codes = new Set(referencesOf(scheme).map(({ unit }) => unit))
  if (codes.size > 0) {
    const there = new Set(
      Array.from({ length: data.size }, (_, i) => table.codes[data.rows === null ? i : data.rows[i]!] ?? ''), // below the size
    )
    for (const { unit, path } of referencesOf(scheme))
      if (!there.has(unit))
        yield {
          code: 'unknown-unit',
          at: { in: 'scheme', path },
          message: {
            zh: `参评单位中没有标杆单位“${unit}”`,
            en: `the reference unit “${unit}” is not among the units evaluated`,
          },
        }
  }
  for (const { side, item, column, word } of unknownLevels(scheme, table.words))
    yield {
      code: 'unknown-level',
      at: { in: 'data', column },
      message: {
        zh: `列“${column}”的“${word}”不是已定义的级别`,
        en: `“${word}” in column “${column}” is no level of the scheme`,
      },
      hint: {
        zh: `方案 /${side}/items/${item}/points/levels 定义了：${levelsOf(scheme, side, item)}`,
        en: `the scheme knows at /${side}/items/${item}/points/levels: ${levelsOf(scheme, side, item)}`,
      },
    }
  const pairwise = frame.groups.filter((group) =>
    ['outranking', 'copeland'].includes(aggregationOf(scheme, group).method),
  )
  if (data.size > OUTRANKING_UNITS)
    for (const { group } of pairwise)
      yield {
        code: 'too-many-units',
        at: { in: 'scheme', path: `/groups/${scheme.groups.indexOf(group)}` },
        message: {
          zh: `两两比较的合成方法最多支持 ${OUTRANKING_UNITS} 个单位，现有 ${data.size} 个`,
          en: `pairwise aggregation takes at most ${OUTRANKING_UNITS} units; there are ${data.size}`,
        },
        hint: { zh: '改用平均类方法，或分组评价', en: 'use a mean, or evaluate in parts' },
      }
}

function referencesOf(scheme: Scheme): { unit: string; path: string }[] {
  const specs = [
    { spec: scheme.normalise, path: '/normalise/unit' },
    ...scheme.indicators.map(({ normalise: spec }, i) => ({ spec, path: `/indicators/${i}/normalise/unit` })),
  ]
  return specs.flatMap(({ spec, path }) =>
    spec?.method === 'distance-to-reference' ? [{ unit: spec.unit, path }] : [],
  )
}

function levelsOf(scheme: Scheme, side: 'bonus' | 'deduction', item: number): string {
  const points = scheme[side]?.items[item]?.points
  return points?.kind === 'levels' ? Object.keys(points.levels).join('、') : ''
}

/** Units on which an aggregation cannot work: a geometric mean of a score of 0. */
function refusedBy(
  scheme: Scheme,
  frame: Frame,
  table: UnitTable,
  data: DataSet,
  groups: GroupScores,
): EvaluationFault[] {
  return frame.groups.flatMap((group, g) => {
    const { refused } = groups.gathered[g]! // one for each group
    if (refused.length === 0) return []
    const { method } = aggregationOf(scheme, group)
    const units = refused.slice(0, 5).map((i) => table.codes[data.rows === null ? i : data.rows[i]!] ?? '') // rows of the data
    const more =
      refused.length > units.length
        ? { zh: ` 等 ${refused.length} 个`, en: ` and ${refused.length - units.length} more` }
        : { zh: '', en: '' }
    const at = { in: 'scheme', path: `/groups/${scheme.groups.indexOf(group.group)}` } as const
    return [
      {
        code: 'not-aggregable',
        at,
        message: {
          zh: `“${group.group.id}”的合成方法 ${method} 不能用于 0 或负的得分：${units.join('、')}${more.zh}`,
          en: `${method} of “${group.group.id}” cannot take scores of 0 or below: ${units.join(', ')}${more.en}`,
        },
        hint: {
          zh: '标准化时避开 0，例如 {"method": "min-max", "range": [1, 100]}，或改用算术平均',
          en: 'keep scores above 0, as with {"method": "min-max", "range": [1, 100]}, or use the arithmetic mean',
        },
      },
    ]
  })
}
