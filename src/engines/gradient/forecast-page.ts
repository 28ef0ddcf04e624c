import type { ForecastAnswer } from './answers.ts'
import type { EntityFlow } from './firms-store.ts'
import { standsOn } from './flows.ts'
import { GOALS } from './goals.ts'
import type { Loaded } from './load.ts'
import { categoryOfGoal, entityOutlooks, goalOutlooks, type PlanTarget, termsOfGoal } from './outlook.ts'
import type { StoredTerm, SurveyedFirm } from './survey.ts'

/** Every number of firms that the plan aims at, with its forecast and the records behind each year. */
export function forecastOf(
  { firms, settings }: Loaded,
  targets: readonly PlanTarget[],
  terms: readonly StoredTerm[],
  entities: readonly EntityFlow[],
  on: string,
): Pick<ForecastAnswer, 'goals' | 'entities'> {
  const byId = new Map(terms.map((term) => [term.id, term]))
  const ref = (id: string) => ({ id, enterprise: byId.get(id)?.enterprise ?? '', name: byId.get(id)?.name ?? '' })
  return {
    goals: goalOutlooks(targets, terms, settings.scope, on).map(({ forecast, flows, target, yearly, ...outlook }) => {
      const goal = GOALS.find(({ id }) => id === outlook.goal) as (typeof GOALS)[number] // made from it
      const counted = termsOfGoal(goal, terms, categoryOfGoal(goal, settings.scope)).filter((term) =>
        standsOn(term, on),
      )
      return {
        ...outlook,
        counts: { kinds: [...outlook.counts.kinds], category: outlook.counts.category },
        target: targetAnswer(target),
        yearly: yearly === null ? null : targetAnswer(yearly),
        flows: flows.map(({ entered, left, ...flow }) => ({ ...flow, entered: entered.map(ref), left: left.map(ref) })),
        standing: counted.map(({ id }) => ref(id)),
        expiries: [...outlook.expiries],
        supply: supplyOf(firms, outlook.goal, outlook.counts.category),
        forecast: { ...forecast, workings: [...forecast.workings] },
        notes: [...outlook.notes],
      }
    }),
    entities: entityOutlooks(targets, entities, on).map(({ target, base, current, flows, sum, growth }) => ({
      target: targetAnswer(target),
      base,
      current,
      flows: [...flows],
      expected: sum?.expected ?? growth?.expected ?? null,
      isExpected: sum?.isExpected ?? growth?.isExpected ?? null,
      workings: [...(sum?.workings ?? growth?.workings ?? [])],
    })),
  }
}

const targetAnswer = ({ type: _, base: __, ...target }: PlanTarget): ForecastAnswer['goals'][number]['target'] => target

/** Firms that could come next: by the line for being above scale, by their conditions for a title. */
function supplyOf(firms: readonly SurveyedFirm[], goal: string, category: string | null) {
  const supply = { ready: 0, near: 0, nurture: 0 }
  for (const { firm, line, distance, rungs } of firms) {
    if (goal === 'above-scale') {
      if (firm.holds.has('above-scale') || distance === null || (category !== null && line?.category !== category))
        continue
      if (distance.alert === 'reached') supply.ready += 1
      else if (distance.alert === 'near') supply.near += 1
      else if (distance.alert === 'nurture') supply.nurture += 1
      continue
    }
    for (const [rung, count] of rungs)
      if (rung === goal) {
        if (count.standing === 'ready') supply.ready += 1
        else if (count.standing === 'one-short') supply.near += 1
      }
  }
  return supply
}
