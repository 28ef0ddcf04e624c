import type { Fault } from '../../model/outcome.ts'
import { findPeriod } from '../../model/period.ts'
import { matchBody, type NamedBody } from '../../platform/organisation/match-body.ts'
import { COVERS, type Covers, MEASURES, type Target } from '../indicators/definition.ts'
import { type FormRow, type ReturnForm, seriesKeyOf } from './definition.ts'

/** A row before it has a place and an id of its own. */
export type DraftRow = Omit<FormRow, 'id' | 'position'>

/**
 * Rows for adopted targets: what each target measures, asked of the body that its indicator names as source. Where no body
 * of that name is known the row has none, for the planner to name. `sourceOf` gives the indicator's source department;
 * `bodies` are those that stand in the division of that name; `metricOf` the metric that answers a target by its records.
 */
export function rowsForTargets(
  targets: readonly Target[],
  sourceOf: (target: Target) => string | null,
  { bodies, name: division }: { readonly bodies: readonly NamedBody[]; readonly name: string },
  frequency: ReturnForm['frequency'],
  metricOf: (target: Target, unit: string | null) => string | null = () => null,
): readonly DraftRow[] {
  return targets.map((target) => ({
    indicator: target.indicator,
    name: target.name,
    part: null,
    dimension: target.dimension,
    unit: unitFor(target),
    decimals: decimalsFor(target),
    measure: target.measure,
    covers: coversFor(target, frequency),
    direction: target.direction,
    isComparablePrice: target.isComparablePrice,
    least: isShare(target) ? 0 : null,
    most: isShare(target) ? 100 : null,
    answeredBy: matchBody(sourceOf(target), bodies, division)?.id ?? null,
    responsible: null,
    // Growth is computed from two values; a metric gives one.
    metric: target.measure === 'level' ? metricOf(target, unitFor(target)) : null,
    evidence: target.measure === 'fulfilment' || target.nature === 'binding' ? 'required' : 'none',
    isOptional: false,
    wholeRow: null,
    explanation: null,
    target: target.id,
  }))
}

const unitFor = ({ measure, unit }: Target) => (measure === 'growth' || measure === 'reduction' ? '%' : unit)

/** A level is a state at the period's end; what accumulates is given from the year's beginning, as statistics are. */
function coversFor({ measure, accumulates }: Target, frequency: ReturnForm['frequency']): Covers {
  if (measure === 'level' && !accumulates) return 'moment'
  return frequency === 'year' && measure === 'fulfilment' ? 'period' : 'year-to-date'
}

/** As many decimals as the target is given with, and one more; two for rates. */
function decimalsFor({ measure, value }: Target): number | null {
  if (measure === 'fulfilment') return 0
  if (measure === 'growth' || measure === 'reduction') return 2
  const typed = value === null ? '' : (/\.(\d+)$/.exec(String(value))?.[1] ?? '')
  return Math.min(4, Math.max(2, typed.length + 1))
}

const isShare = ({ measure, unit }: Target) => measure === 'level' && unit === '%'

/** Everything that is wrong with a form, at its path. `isMetric` and `isBody` say whether the division has them. */
export function faultsInForm(
  form: Pick<ReturnForm, 'name' | 'frequency' | 'firstPeriod' | 'lastPeriod' | 'validFrom' | 'rows'>,
  known: { readonly isBody: (id: string) => boolean; readonly isMetric: (id: string) => boolean },
): readonly Fault[] {
  const faults: Fault[] = []
  const add = (at: string, code: string, zh: string, en: string) => faults.push({ at, code, message: { zh, en } })
  if (form.name.trim() === '') add('name', 'missing', '请填写报表名称。', 'The form needs a name.')
  for (const key of ['firstPeriod', 'lastPeriod', 'validFrom'] as const) {
    const text = form[key]
    if (text === null) continue
    const period = findPeriod(text)
    if (period === null || period.kind !== form.frequency)
      add(
        key,
        'wrong-period',
        `“${text}”不是${FREQUENCY_NAMES[form.frequency].zh}，应写作 ${PERIOD_FORMS[form.frequency]}。`,
        `“${text}” is no ${FREQUENCY_NAMES[form.frequency].en}; write ${PERIOD_FORMS[form.frequency]}.`,
      )
  }
  if (form.lastPeriod !== null && form.lastPeriod < form.firstPeriod)
    add('lastPeriod', 'wrong-order', '止报期不应早于起报期。', 'The last period lies before the first.')
  if (form.rows.length === 0) add('rows', 'missing', '报表至少要有一行。', 'The form needs a row.')
  const seen = new Map<string, number>()
  const byId = new Map(form.rows.map((row) => [row.id, row]))
  form.rows.forEach((row, i) => {
    const at = (key: string) => `rows.${i}.${key}`
    if (row.name.zh.trim() === '') add(at('name'), 'missing', '请填写指标名称。', 'The row needs a name.')
    if (row.unit !== null && row.unit.trim() === '')
      add(at('unit'), 'missing', '单位为空；没有单位的请清除。', 'The unit is empty; clear it if there is none.')
    if (row.decimals !== null && (!Number.isInteger(row.decimals) || row.decimals < 0 || row.decimals > 8))
      add(at('decimals'), 'out-of-range', '小数位数应为 0 到 8。', 'Decimals lie between 0 and 8.')
    if (!MEASURES.includes(row.measure) || !COVERS.includes(row.covers))
      add(at('measure'), 'unknown', '取值规则不在清单内。', 'The value rule is not on the list.')
    if (row.least !== null && row.most !== null && row.least > row.most)
      add(at('most'), 'wrong-order', '上限小于下限。', 'The upper bound lies below the lower.')
    if (row.answeredBy !== null && !known.isBody(row.answeredBy))
      add(at('answeredBy'), 'unknown', '填报单位不存在或已撤销。', 'The answering body does not exist, or no longer.')
    if (row.part !== null && !known.isBody(row.part))
      add(at('part'), 'unknown', '所指单位不存在或已撤销。', 'The body it speaks of does not exist, or no longer.')
    if (row.metric !== null && !known.isMetric(row.metric))
      add(at('metric'), 'unknown', `没有名为“${row.metric}”的取数口径。`, `There is no metric “${row.metric}”.`)
    const key = [seriesKeyOf(row), row.measure, row.covers].join('|')
    const other = seen.get(key)
    if (other !== undefined)
      add(
        at('indicator'),
        'duplicate',
        `与第 ${other + 1} 行重复（同一指标、范围、口径和取值规则）。`,
        `The same as row ${other + 1}: indicator, part, dimension and value rule.`,
      )
    else seen.set(key, i)
    if (row.wholeRow !== null) {
      const whole = byId.get(row.wholeRow)
      if (whole === undefined) add(at('wholeRow'), 'unknown', '合计行不在本表内。', 'The row of the whole is not here.')
      else if (isOwnAncestor(row, byId))
        add(at('wholeRow'), 'circular', '合计关系成了环。', 'The rows are parts of each other in a circle.')
      else if (whole.unit !== row.unit)
        add(
          at('unit'),
          'other-unit',
          `与合计行单位不同（${whole.unit ?? '无'}）。`,
          `Its whole is in another unit (${whole.unit ?? 'none'}).`,
        )
    }
  })
  return faults
}

function isOwnAncestor(row: FormRow, byId: ReadonlyMap<string, FormRow>): boolean {
  const seen = new Set<string>()
  for (let at: FormRow | undefined = row; at?.wholeRow != null; at = byId.get(at.wholeRow)) {
    if (seen.has(at.id)) return true
    seen.add(at.id)
  }
  return false
}

export const FREQUENCY_NAMES: Readonly<Record<ReturnForm['frequency'], { readonly zh: string; readonly en: string }>> =
  {
    month: { zh: '月报期', en: 'month' },
    quarter: { zh: '季报期', en: 'quarter' },
    half: { zh: '半年报期', en: 'half-year' },
    year: { zh: '年报期', en: 'year' },
  }

const PERIOD_FORMS: Readonly<Record<ReturnForm['frequency'], string>> = {
  month: '2024-06',
  quarter: '2024-Q2',
  half: '2024-H1',
  year: '2024',
}

/** What a revision of a form changes, row by row, for the record and for whoever fills it. */
export function formChanges(before: readonly FormRow[], after: readonly FormRow[]) {
  const old = new Map(before.map((row) => [row.id, row]))
  const now = new Set(after.map(({ id }) => id))
  return {
    added: after.filter(({ id }) => !old.has(id)).map(({ id }) => id),
    removed: before.filter(({ id }) => !now.has(id)).map(({ id }) => id),
    changed: after
      .filter((row) => {
        const one = old.get(row.id)
        // A row that only moved is no change of what is asked.
        return one !== undefined && JSON.stringify({ ...one, position: 0 }) !== JSON.stringify({ ...row, position: 0 })
      })
      .map(({ id }) => id),
  }
}
