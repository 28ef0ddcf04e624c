import type { Lifecycle } from '../../../language/lifecycle.ts'

/** A transition from so many states is drawn at its end only: lines from everywhere hide the others. */
export const MANY_STATES = 4

/** How many steps forward a state is from the start, on the longest way that does not go round. */
export function ranksOf({ states, start, transitions }: Lifecycle): ReadonlyMap<string, number> {
  const next = new Map<string, string[]>()
  for (const { from, to, isBackward } of Object.values(transitions)) {
    if (isBackward === true || from.length >= MANY_STATES) continue
    for (const state of from) if (state !== to) next.set(state, [...(next.get(state) ?? []), to])
  }
  const ranks = new Map<string, number>()
  const onWay = new Set<string>()
  const visit = (state: string, rank: number) => {
    if (onWay.has(state) || (ranks.get(state) ?? -1) >= rank) return
    ranks.set(state, rank)
    onWay.add(state)
    for (const to of next.get(state) ?? []) visit(to, rank + 1)
    onWay.delete(state)
  }
  visit(start, 0)
  const last = Math.max(0, ...ranks.values())
  // States that only a backward transition, or one from nearly everywhere, leads to stand at the end.
  for (const state of Object.keys(states)) {
    if (ranks.has(state)) continue
    const sources = Object.values(transitions).filter(({ to }) => to === state)
    const isFromAll = sources.length === 0 || sources.some(({ from }) => from.length >= MANY_STATES)
    const nearest = Math.max(0, ...sources.flatMap(({ from }) => from.map((one) => ranks.get(one) ?? 0)))
    ranks.set(state, isFromAll ? Math.max(last, 1) : nearest + 1)
  }
  return ranks
}

/** States of a rank: those where somebody must act first, what does not count last. */
export function orderedGroup(
  lifecycle: Lifecycle,
  ranks: ReadonlyMap<string, number>,
  rank: number,
): readonly string[] {
  const order = Object.keys(lifecycle.states)
  const kinds = { open: 0, waiting: 1, done: 0, void: 2 } as const
  return order
    .filter((state) => ranks.get(state) === rank)
    .sort((a, b) => {
      const [first, second] = [lifecycle.states[a]?.kind ?? 'open', lifecycle.states[b]?.kind ?? 'open']
      return kinds[first] - kinds[second] || order.indexOf(a) - order.indexOf(b)
    })
}
