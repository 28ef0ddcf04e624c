import type { OrderedSystem, PlanModel } from '../../model/plan-model.ts'
import { type ChapterChange, diffOutline } from './outline.ts'
import { diffTargets, type Resolve, type TargetChange, withoutCatalogue } from './targets.ts'

/** A mechanism that only one of the plans orders. */
export interface SystemChange {
  readonly fate: 'kept' | 'dropped' | 'new'
  readonly system: string
  readonly old: OrderedSystem | null
  readonly new: OrderedSystem | null
}

export interface PlanDiff {
  readonly old: PlanModel['plan']
  readonly new: PlanModel['plan']
  readonly targets: readonly TargetChange[]
  readonly chapters: readonly ChapterChange[]
  readonly systems: readonly SystemChange[]
}

/**
 * What changed from one plan to the next: targets kept, raised, lowered, dropped and new, chapters, and mechanisms, each
 * with its place in both texts.
 *
 * @example diffPlans(compile(thirteenth, knowledge), compile(fourteenth, knowledge), (name) => findIndicator(name)?.id ?? null)
 */
export function diffPlans(old: PlanModel, recent: PlanModel, resolve: Resolve = withoutCatalogue): PlanDiff {
  return {
    old: old.plan,
    new: recent.plan,
    targets: diffTargets(old, recent, resolve),
    chapters: diffOutline(old, recent),
    systems: diffSystems(old.systems, recent.systems),
  }
}

function diffSystems(old: readonly OrderedSystem[], recent: readonly OrderedSystem[]): SystemChange[] {
  const [before, after] = [firstOrders(old), firstOrders(recent)]
  return [...new Set([...after.keys(), ...before.keys()])].map((system) => {
    const [was, is] = [before.get(system) ?? null, after.get(system) ?? null]
    return { fate: was === null ? 'new' : is === null ? 'dropped' : 'kept', system, old: was, new: is }
  })
}

/** The clause that orders a mechanism; a mere mention orders nothing. */
function firstOrders(systems: readonly OrderedSystem[]): Map<string, OrderedSystem> {
  const orders = new Map<string, OrderedSystem>()
  for (const order of systems) {
    if (order.strength === 'ordered' && !orders.has(order.system)) orders.set(order.system, order)
  }
  return orders
}
