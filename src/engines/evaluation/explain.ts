import type { Bilingual } from '../../model/system.ts'
import type { Evaluation } from './evaluate.ts'
import { indexColumn } from './frame.ts'
import { aggregationOf, weightsByGroup, writtenWeight } from './gather.ts'
import { orderOf, placesOf } from './order.ts'
import { taken } from './prepare.ts'
import { isRanked, type Scale, tiesFromTop } from './scale.ts'

/** One figure with the arithmetic that gives it. */
export interface Unfolded {
  readonly id: string
  readonly kind: 'value' | 'score' | 'group' | 'points' | 'final'
  readonly value: number | null
  /** The arithmetic with its figures, `30 × min(40 ÷ 24.097, 1.5)`; null where the figure is given or looked up. */
  readonly expression: string | null
  /** What happened that arithmetic does not tell: a missing value filled, a point moved, a rule applied. */
  readonly notes: readonly Bilingual[]
  readonly parts: readonly Unfolded[]
}

/** Unfolds the final score of a unit, down to the values it was given. Null when the unit was not evaluated. */
export function unfold(evaluation: Evaluation, unit: string): Unfolded | null {
  const row = evaluation.table.codes.indexOf(unit)
  const at = evaluation.rows === null ? row : evaluation.rows.indexOf(row)
  if (row < 0 || at < 0) return null
  const index = unfoldColumn(evaluation, indexColumn(evaluation.frame), at)
  const { bonus, deduction, scheme } = evaluation
  const points = [...pointsOf(evaluation, 'bonus', at), ...pointsOf(evaluation, 'deduction', at)]
  const base = figure(evaluation.base[at])
  let expression = base
  if (bonus !== null) expression += ` + ${figure(bonus.points[at])}`
  if (deduction !== null) expression += ` − ${figure(deduction.points[at])}`
  const { least, most, digits, rounding = 'half-up' } = scheme.score ?? {}
  if (least !== undefined) expression = `max(${figure(least)}, ${expression})`
  if (most !== undefined) expression = `min(${figure(most)}, ${expression})`
  const notes: Bilingual[] =
    digits === undefined
      ? []
      : [
          {
            zh: `${rounding === 'half-up' ? '四舍五入' : '四舍六入五成双'}保留 ${digits} 位小数`,
            en: `rounded to ${digits} digits, ${rounding === 'half-up' ? 'half up' : 'half to even'}`,
          },
        ]
  return {
    id: 'final',
    kind: 'final',
    value: known(evaluation.final[at]),
    expression,
    notes,
    parts: [index, ...points],
  }
}

function pointsOf(evaluation: Evaluation, side: 'bonus' | 'deduction', at: number): Unfolded[] {
  const adjusted = evaluation[side]
  const cap = evaluation.scheme[side]?.cap
  if (adjusted === null) return []
  const counted = adjusted.items.filter(({ points }) => points[at] !== 0)
  if (counted.length === 0) return []
  const sum = counted
    .filter(({ counts }) => counts === null || counts[at] === 1)
    .map(({ points }) => figure(points[at]))
  const total = sum.length === 0 ? '0' : sum.join(' + ')
  return [
    {
      id: side,
      kind: 'points',
      value: known(adjusted.points[at]),
      expression: cap === undefined ? total : `min(${total}, ${figure(cap)})`,
      notes: [],
      parts: counted.map(({ item, points, counts }) => ({
        id: item.id,
        kind: 'points' as const,
        value: known(points[at]),
        expression: null,
        notes:
          counts === null || counts[at] === 1
            ? []
            : [{ zh: '同类只取最高，不计', en: 'another of its kind is higher; not counted' }],
        parts: [],
      })),
    },
  ]
}

function unfoldColumn(evaluation: Evaluation, column: number, at: number): Unfolded {
  const { frame, scheme, table, rows, size } = evaluation
  const count = frame.indicators.length
  if (column < count) return unfoldIndicator(evaluation, column, at)
  const g = column - count
  const group = frame.groups[g]! // groups come after indicators
  const gathered = evaluation.groups.gathered[g]! // one for each group
  const weights = evaluation.groups.weights[g]! // one for each group
  const aggregation = aggregationOf(scheme, group)
  const { missing = 'renormalise' } = aggregation
  const notes: Bilingual[] = []
  const w: number[] = []
  const x: number[] = []
  let applicable = 0
  group.members.forEach((member, j) => {
    const id = frame.ids[member] ?? ''
    const written = writtenWeight(frame, member)
    const isGiven = (group.group.weighting ?? scheme.weighting ?? { method: 'given' }).method === 'given'
    const weight =
      isGiven && typeof written === 'object' ? (weightsByGroup(written, table, rows, size)[at] ?? 0) : (weights[j] ?? 0)
    const score = (
      member < count ? evaluation.indicators.columns[member] : evaluation.groups.gathered[member - count]?.column
    )?.[at]
    const isAbsent =
      evaluation.indicators.absent[member]?.[at] === 1 ||
      (member >= count && evaluation.groups.gathered[member - count]?.absent?.[at] === 1) ||
      (isGiven && typeof written === 'object' && weight === 0)
    if (isAbsent) {
      notes.push({ zh: `“${id}”不适用，其余成员重新归一`, en: `“${id}” does not apply; the others are re-weighted` })
      return
    }
    applicable += weight
    if (score === undefined || Number.isNaN(score)) {
      if (missing === 'zero') {
        notes.push({ zh: `“${id}”缺数据，计 0`, en: `“${id}” is missing and counts 0` })
        w.push(weight)
        x.push(0)
      } else if (missing === 'renormalise')
        notes.push({ zh: `“${id}”缺数据，其余成员重新归一`, en: `“${id}” is missing; the others are re-weighted` })
      else notes.push({ zh: `“${id}”缺数据，本组不计分`, en: `“${id}” is missing, so the group has no score` })
      return
    }
    w.push(weight)
    x.push(score)
  })
  const total = group.group.total ?? weights.reduce((sum, weight) => sum + weight, 0)
  const value = known(gathered.column[at])
  if (value === null) notes.push({ zh: '数据不足，没有得分', en: 'too little data for a score' })
  const isPairwise = aggregation.method === 'outranking' || aggregation.method === 'copeland'
  if (isPairwise) notes.push({ zh: '与其他单位两两比较得出', en: 'from comparing the unit with every other' })
  const of = missing === 'renormalise' ? w.reduce((sum, one) => sum + one, 0) : applicable
  return {
    id: frame.ids[column] ?? '',
    kind: 'group',
    value,
    expression: value === null || isPairwise ? null : gatheredExpression(aggregation, w, x, total, of),
    notes,
    parts: group.members.map((member) => unfoldColumn(evaluation, member, at)),
  }
}

function gatheredExpression(
  aggregation: ReturnType<typeof aggregationOf>,
  w: readonly number[],
  x: readonly number[],
  total: number,
  of: number,
): string | null {
  const weighted = (term: (x: string) => string) =>
    w.map((one, j) => `${figure(one)} × ${term(figure(x[j]))}`).join(' + ')
  const sum = w.length === 1 ? figure(w[0]) : `(${w.map(figure).join(' + ')})`
  switch (aggregation.method) {
    case 'arithmetic':
      return `(${weighted((v) => v)}) ÷ ${sum}`
    case 'sum':
      return of === total ? weighted((v) => v) : `(${weighted((v) => v)}) × ${figure(total)} ÷ ${figure(of)}`
    case 'geometric':
      return `(${w.map((one, j) => `${figure(x[j])} ^ ${figure(one)}`).join(' × ')}) ^ (1 ÷ ${sum})`
    case 'harmonic':
      return `${sum} ÷ (${w.map((one, j) => `${figure(one)} ÷ ${figure(x[j])}`).join(' + ')})`
    case 'generalised':
      return `((${weighted((v) => `${v} ^ ${figure(aggregation.power)}`)}) ÷ ${sum}) ^ (1 ÷ ${figure(aggregation.power)})`
    case 'minimum':
      return `min(${x.map(figure).join(', ')})`
    case 'median':
    case 'outranking':
    case 'copeland':
      return null
  }
}

function unfoldIndicator(evaluation: Evaluation, column: number, at: number): Unfolded {
  const { frame, prepared } = evaluation
  const indicator = frame.indicators[column]! // indicators come first
  const one = evaluation.indicators.normalised[column]! // one for each indicator
  const data = prepared.stages[prepared.stages.length - 1]! // the raw data at least
  const v = data.columns[column]?.[at] ?? Number.NaN
  const score = evaluation.indicators.columns[column]?.[at] ?? Number.NaN
  const notes: Bilingual[] = []
  let expression: string | null = null
  const substituted = evaluation.indicators.substituted.find(({ indicator: id }) => id === indicator.id)
  if (evaluation.indicators.absent[column]?.[at] === 1) notes.push({ zh: '不适用', en: 'does not apply' })
  else if (substituted?.rows.includes(at)) notes.push(substitutionNote(substituted.rule.rule))
  else if (Number.isNaN(v)) notes.push({ zh: '数据缺失', en: 'no data' })
  else if (isRanked(one.spec)) {
    const place = placeNote(evaluation, column, at)
    expression = place.expression
    notes.push(place.note)
  } else {
    const scale = one.scales?.[one.groups === null ? 0 : (one.groups[at] ?? -1)]
    if (scale !== undefined) {
      expression = scaleExpression(scale, v)
      if (scale.kind === 'classes') notes.push({ zh: `${figure(v)} 所在的档`, en: `the class of ${figure(v)}` })
    }
  }
  return {
    id: indicator.id,
    kind: 'score',
    value: known(score),
    expression,
    notes,
    parts: [unfoldValue(evaluation, column, at)],
  }
}

const RULES: Record<string, Bilingual> = {
  'average-score': { zh: '数据缺失，取其他单位该项的平均得分', en: 'no data: the average score of the others' },
  'median-score': { zh: '数据缺失，取其他单位该项得分的中位数', en: 'no data: the median score of the others' },
  'lowest-score': { zh: '数据缺失，取该项的最低得分', en: 'no data: the lowest score of the others' },
  'highest-score': { zh: '数据缺失，取该项的最高得分', en: 'no data: the highest score of the others' },
  score: { zh: '数据缺失，按规则给分', en: 'no data: the score that the rule gives' },
}
const substitutionNote = (rule: string): Bilingual => RULES[rule] ?? { zh: rule, en: rule }

function placeNote(evaluation: Evaluation, column: number, at: number): { expression: string; note: Bilingual } {
  const { spec, groups } = evaluation.indicators.normalised[column]! // one for each indicator
  const data = evaluation.prepared.stages[evaluation.prepared.stages.length - 1]! // the raw data at least
  const x = data.columns[column]! // one for each indicator
  const isNegative = evaluation.frame.indicators[column]?.direction === 'negative'
  const rows: number[] = []
  for (let i = 0; i < x.length; i++) if (groups === null || groups[i] === groups[at]) rows.push(i)
  const own = Float64Array.from(rows, (i) => (isNegative ? -x[i]! : x[i]!)) // rows of the column
  const order = orderOf(own)
  const n = order.length
  if (!isRanked(spec)) return { expression: '', note: { zh: '', en: '' } }
  const ties = spec.method === 'places' ? 'min' : tiesFromTop(spec.ties)
  const place = placesOf(own, order, ties)[rows.indexOf(at)] ?? 0
  const note = { zh: `第 ${place} 名，共 ${n} 个`, en: `place ${place} of ${n}` }
  const times = spec.times === undefined ? '' : ` × ${figure(spec.times)}`
  const wrap = (expression: string) => (times === '' ? expression : `(${expression})${times}`)
  switch (spec.method) {
    case 'rank':
      return { note, expression: wrap(`${n} − ${figure(place)} + 1`) }
    case 'borda':
      return { note, expression: wrap(`${n} − ${figure(place)}`) }
    case 'percentile':
      return { note, expression: wrap(`(${n} − ${figure(place)}) ÷ (${n} − 1)`) }
    case 'places': {
      const top = figure(spec.top ?? 100)
      const inner =
        spec.form === 'linear'
          ? `${top} × (${n} − ${place} + 1) ÷ ${n}`
          : `${top} − (${place} − 1) × ${figure(spec.step ?? 5)}`
      return { note, expression: wrap(spec.floor === undefined ? inner : `max(${figure(spec.floor)}, ${inner})`) }
    }
  }
}

/** The arithmetic of a scale for a value. */
export function scaleExpression(scale: Scale, v: number): string | null {
  const cut = (inner: string, least: number, most: number) => {
    const above = least === Number.NEGATIVE_INFINITY ? inner : `max(${figure(least)}, ${inner})`
    return most === Number.POSITIVE_INFINITY ? above : `min(${above}, ${figure(most)})`
  }
  const timed = (inner: string, times: number) => (times === 1 ? inner : `(${inner}) × ${figure(times)}`)
  const x = figure(v)
  switch (scale.kind) {
    case 'line': {
      const { origin, width, span, low, least, most, times } = scale
      const over = origin === 0 ? `${x} ÷ ${figure(width)}` : `(${x} − ${figure(origin)}) ÷ ${figure(width)}`
      const spanned = span === 1 ? over : `${over} × ${figure(span)}`
      return timed(cut(low === 0 ? spanned : `${spanned} + ${figure(low)}`, least, most), times)
    }
    case 'inverse':
      return v > 0 ? timed(cut(`${figure(scale.numerator)} ÷ ${x}`, scale.least, scale.most), scale.times) : null
    case 'log': {
      const inner = `(ln(${x}) − ln(${figure(scale.origin)})) ÷ (ln(${figure(scale.end)}) − ln(${figure(scale.origin)}))`
      return timed(cut(inner, scale.least, scale.most), scale.times)
    }
    case 'classes':
    case 'constant':
      return null
  }
}

/** A value with what the preparation did to it, step by step. */
function unfoldValue(evaluation: Evaluation, column: number, at: number): Unfolded {
  const { frame, prepared, table, scheme } = evaluation
  const indicator = frame.indicators[column]! // indicators come first
  const last = prepared.stages[prepared.stages.length - 1]! // the raw data at least
  const row = last.rows === null ? at : last.rows[at]! // rows of the table
  const notes: Bilingual[] = []
  let expression: string | null = null
  let before = Number.NaN
  prepared.stages.forEach((stage, s) => {
    const i = stage.rows === null ? row : stage.rows.indexOf(row)
    const v = stage.columns[column]?.[i] ?? Number.NaN
    const step = scheme.prepare?.[s - 1]
    if (stage.name === 'denominate' && indicator.denominator !== undefined) {
      const { column: by, scale = 1, log } = indicator.denominator
      const d = taken(table.numbers[by] ?? new Float64Array(0), stage.rows)[i] ?? Number.NaN
      if (Number.isNaN(v))
        notes.push({ zh: `“${by}”为 0 或缺失，无法计算`, en: `“${by}” is 0 or missing: no quotient` })
      else {
        const divided = `${figure(before)} ÷ ${log === true ? `ln(${figure(d)})` : figure(d)}`
        expression = scale === 1 ? divided : `${divided} × ${figure(scale)}`
      }
    } else if (stage.name === 'impute' && Number.isNaN(before) && !Number.isNaN(v)) {
      expression = null
      notes.push(imputationNote(step))
    } else if (stage.name === 'treat' && v !== before && !Number.isNaN(v)) {
      const note = prepared.treated.find((one) => one.indicator === indicator.id)
      expression = null
      notes.push(
        note?.method === 'winsorise'
          ? {
              zh: `离群值：${figure(before)} 缩为 ${figure(v)}`,
              en: `outlier: ${figure(before)} drawn in to ${figure(v)}`,
            }
          : {
              zh: `整列变换（${note?.method ?? ''}）：${figure(before)} → ${figure(v)}`,
              en: `column transformed (${note?.method ?? ''}): ${figure(before)} → ${figure(v)}`,
            },
      )
    }
    before = v
  })
  return { id: indicator.column ?? indicator.id, kind: 'value', value: known(before), expression, notes, parts: [] }
}

function imputationNote(step: NonNullable<Evaluation['scheme']['prepare']>[number] | undefined): Bilingual {
  if (step?.step !== 'impute') return { zh: '插补', en: 'imputed' }
  const within =
    step.within === undefined ? { zh: '', en: '' } : { zh: `按“${step.within}”分组的`, en: ` within “${step.within}”` }
  const names: Record<typeof step.method, Bilingual> = {
    mean: { zh: `缺失，取${within.zh}平均值`, en: `missing: the mean${within.en}` },
    median: { zh: `缺失，取${within.zh}中位数`, en: `missing: the median${within.en}` },
    'row-mean': { zh: '缺失，取本单位其他指标的平均水平', en: 'missing: the unit’s mean over its other indicators' },
    'row-median': {
      zh: '缺失，取本单位其他指标的中位水平',
      en: 'missing: the unit’s median over its other indicators',
    },
    value: { zh: '缺失，取规定值', en: 'missing: the value that the scheme gives' },
    column: { zh: '缺失，取替代列的值', en: 'missing: the value of the replacement column' },
  }
  return names[step.method]
}

/** A figure in full, so that the arithmetic can be done again; negative ones in brackets. */
export function figure(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '—'
  const text = String(Math.abs(value)).replace('e+', 'e')
  return value < 0 ? `(−${text})` : text
}

const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value)
