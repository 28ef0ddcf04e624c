import type { PlanModel, Statement } from '../../model/plan-model.ts'
import type { Bilingual } from '../../model/system.ts'
import { type Comparable, comparableOf, directionOf, lastYear, stricter } from '../comparison/comparable.ts'

/**
 * Looks a published indicator name up in a catalogue: its id, or null when no entry means exactly the same. The compiler
 * knows no catalogue; who calls it may.
 */
export type Resolve = (name: string) => string | null

export const withoutCatalogue: Resolve = () => null

/** What became of a target. `changed`: same indicator, but measured so differently that more or less cannot be said. */
export type Fate = 'kept' | 'raised' | 'lowered' | 'changed' | 'dropped' | 'new'

export interface TargetChange {
  readonly fate: Fate
  readonly indicator: string
  readonly old: Statement | null
  readonly new: Statement | null
  readonly reason: Bilingual
  /** A target of the other plan whose name is close but not equal: for a person to judge, never counted as a match. */
  readonly near: Statement | null
}

/** A target with the identity by which it is looked up. */
export interface Target {
  readonly comparable: Comparable
  readonly id: string
}

/** Targets of a plan that can be compared, one for each indicator, subject and kind of figure: the one due last. */
export function targetsOf(model: PlanModel, resolve: Resolve): Map<string, Target> {
  const targets = new Map<string, Target>()
  const region = regionsOf(model)
  for (const statement of model.statements) {
    if (statement.role !== 'target') continue
    const comparable = comparableOf(statement)
    if (comparable === null) continue
    const catalogued = resolve(statement.indicator)
    // A subject of its own (a park, a firm) is another target than the whole area's.
    const id = `${catalogued ?? comparable.key}|${comparable.subject || region(statement)}|${comparable.scope}`
    const target = { comparable, id }
    const earlier = targets.get(id)
    if (earlier === undefined || isDueLater(comparable, earlier.comparable, model)) targets.set(id, target)
  }
  return targets
}

/** Sections that speak of a part of the area only. */
const REGION =
  /京津冀|长三角|粤港澳|珠三角|长江经济带|黄河流域|东北|西部|中部|东部|革命老区|民族地区|边疆|贫困地区|海洋|流域|城市群|都市圈|园区|片区|新区/

/** The part of the area that the sections around a statement speak of; '' for the whole. */
export function regionsOf(model: PlanModel): (statement: Statement) => string {
  const titles = new Map(model.outline.map(({ id, title }) => [id, title]))
  const sections = new Map(model.clauses.map(({ id, section }) => [id, section]))
  return ({ clause }) => {
    // '3.1.2' stands below '3.1' and '3'.
    let id = sections.get(clause) ?? ''
    while (id !== '') {
      const region = REGION.exec(titles.get(id) ?? '')?.[0]
      if (region !== undefined) return region
      id = id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : ''
    }
    return ''
  }
}

/** Among several figures for one indicator, the one for the plan's last year counts. */
function isDueLater(a: Comparable, b: Comparable, model: PlanModel): boolean {
  const end = lastYear(model.plan.period)
  const due = ({ statement }: Comparable) => lastYear(statement.period) ?? end
  if (due(a) === due(b)) return false
  return due(a) === end
}

/** Targets of two plans, matched by indicator, subject and scope. Precision first: what is only similar is not matched. */
export function diffTargets(old: PlanModel, recent: PlanModel, resolve: Resolve = withoutCatalogue): TargetChange[] {
  const before = targetsOf(old, resolve)
  const after = targetsOf(recent, resolve)
  const changes: TargetChange[] = []
  for (const [id, target] of after) {
    const earlier = before.get(id)
    if (earlier !== undefined) changes.push(changeOf(earlier.comparable, target.comparable))
  }
  const dropped = [...before.values()].filter(({ id }) => !after.has(id))
  const added = [...after.values()].filter(({ id }) => !before.has(id))
  const nearAdded = neighbours(added)
  const nearDropped = neighbours(dropped)
  for (const { comparable } of dropped) {
    changes.push({
      fate: 'dropped',
      indicator: comparable.statement.indicator,
      old: comparable.statement,
      new: null,
      near: nearAdded(comparable),
      reason: {
        zh: '新规划中没有同一指标的目标',
        en: 'The new plan holds no target for this indicator',
      },
    })
  }
  for (const { comparable } of added) {
    changes.push({
      fate: 'new',
      indicator: comparable.statement.indicator,
      old: null,
      new: comparable.statement,
      near: nearDropped(comparable),
      reason: {
        zh: '旧规划中没有同一指标的目标',
        en: 'The old plan holds no target for this indicator',
      },
    })
  }
  return changes
}

function changeOf(before: Comparable, after: Comparable): TargetChange {
  const base = { indicator: after.statement.indicator, old: before.statement, new: after.statement, near: null }
  const [a, b] = [before.statement, after.statement]
  if (before.unit !== after.unit || kindOf(a) !== kindOf(b)) {
    return {
      ...base,
      fate: 'changed',
      reason: {
        zh: `计量方式不同：${a.unit ?? '无单位'}（${kindOf(a)}）与${b.unit ?? '无单位'}（${kindOf(b)}），不比大小`,
        en: `Measured differently: ${a.unit ?? 'no unit'} (${kindOf(a)}) and ${b.unit ?? 'no unit'} (${kindOf(b)})`,
      },
    }
  }
  if (Math.abs(before.value - after.value) <= Math.abs(before.value) * 1e-9) {
    return { ...base, fate: 'kept', reason: { zh: '目标值相同', en: 'The same value' } }
  }
  const demand = stricter(before, after)
  if (demand === null) {
    return {
      ...base,
      fate: 'changed',
      reason: { zh: '数值不同，但看不出哪一头更严', en: 'The values differ, but which one demands more is unclear' },
    }
  }
  const down = (directionOf(after) ?? directionOf(before)) === 'down'
  return demand === 'second'
    ? {
        ...base,
        fate: 'raised',
        reason: down
          ? { zh: '逆向指标，要求更严', en: 'Less is better: the demand rose' }
          : { zh: '要求提高', en: 'The demand rose' },
      }
    : {
        ...base,
        fate: 'lowered',
        reason: down
          ? { zh: '逆向指标，要求放宽', en: 'Less is better: the demand fell' }
          : { zh: '要求降低', en: 'The demand fell' },
      }
}

const kindOf = ({ measure, per }: Statement) => (per === null ? measure : `${measure}/${per}`)

/** Similar enough to be shown to a person. */
const NEAR = 0.5

/** Looks up the most similar name among targets; by shared pairs of characters, so no name meets every other. */
function neighbours(targets: readonly Target[]): (comparable: Comparable) => Statement | null {
  const byPair = new Map<string, Comparable[]>()
  for (const { comparable } of targets) {
    for (const pair of pairsIn(comparable.key)) byPair.set(pair, [...(byPair.get(pair) ?? []), comparable])
  }
  return (wanted) => {
    const shared = new Map<Comparable, number>()
    const own = pairsIn(wanted.key)
    for (const pair of own) {
      const holders = byPair.get(pair) ?? []
      if (holders.length > 40) continue
      for (const holder of holders) shared.set(holder, (shared.get(holder) ?? 0) + 1)
    }
    let best: Comparable | null = null
    let most = NEAR
    for (const [holder, count] of shared) {
      const likeness = (2 * count) / (own.size + pairsIn(holder.key).size)
      if (likeness >= most && holder.unit === wanted.unit) {
        best = holder
        most = likeness
      }
    }
    return best?.statement ?? null
  }
}

function pairsIn(text: string): Set<string> {
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2))
  return pairs
}
