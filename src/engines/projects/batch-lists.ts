import type { Batches } from './answers.ts'
import { type Batch, reconcile } from './batches.ts'
import type { PlanEntry } from './lists-store.ts'
import { addDecimals } from './shares.ts'

type Standing = 'completed' | 'dropped' | 'paused' | 'started' | 'not-started'
const STANDING: Readonly<Record<string, Standing>> = {
  completed: 'completed',
  'in-use': 'completed',
  evaluated: 'completed',
  dropped: 'dropped',
  paused: 'paused',
  started: 'started',
  building: 'started',
}

/** Nobody reads further; the counts hold all of them. */
const MOST_LISTED = 2_000

/** The three batches of a year beside those of the year before, each project of the old list accounted for. Pure. */
export function batchesOf(
  division: string,
  year: number,
  entries: readonly PlanEntry[],
  reasons: ReadonlyMap<string, string>,
): Batches {
  const before = entries.filter((entry) => entry.year === year - 1)
  const now = entries.filter((entry) => entry.year === year)
  const listed = ({ id, batch, plan }: PlanEntry) => ({ project: id, batch, investment: Number(plan) })
  const standing = new Map(entries.map(({ id, state }) => [id, STANDING[state] ?? 'not-started'] as const))
  const byId = new Map(before.map((entry) => [entry.id, entry]))
  const planNow = new Map(now.map((entry) => [entry.id, entry.plan]))
  const totalOf = (list: readonly PlanEntry[], batch: Batch) => {
    const own = list.filter((entry) => entry.batch === batch)
    return { projects: own.length, investment: addDecimals(own.map(({ plan }) => plan)) }
  }
  const order = ['missing', 'again', 'dropped', 'finished', 'in-order'] as const
  const reconciled = reconcile(before.map(listed), now.map(listed), standing)
  return {
    division,
    year,
    counts: Object.fromEntries(order.map((one) => [one, reconciled.filter(({ state }) => state === one).length])),
    totals: (['complete', 'start', 'carry-on'] as const).map((batch) => ({
      batch,
      before: totalOf(before, batch),
      now: totalOf(now, batch),
    })),
    reconciled: reconciled

      .flatMap(({ project, before: batch, now: next, state: verdict }) => {
        const entry = byId.get(project)
        if (entry === undefined) return []
        return [
          {
            id: project,
            name: entry.name,
            state: entry.state,
            bodyName: entry.bodyName,
            before: batch,
            now: next,
            verdict,
            beforePlan: entry.plan,
            nowPlan: planNow.get(project) ?? null,
            why: reasons.get(project) ?? null,
          },
        ]
      })
      .sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
      .slice(0, MOST_LISTED),
    fresh: now
      .filter(({ id }) => !byId.has(id))
      .map(({ id, name, state, bodyName, batch, plan }) => ({ id, name, state, bodyName, batch, plan }))
      .slice(0, MOST_LISTED),
  }
}
