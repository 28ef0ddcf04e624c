import { compareWaiting, type Placed, type QueueRules } from './queue.ts'

/** A turn in a round, whatever became of it. */
export interface GivenTurn {
  readonly number: string
  readonly rooms: string
  readonly turn: number
  readonly state: string
  /** Whether it holds a home: chosen, or drawn for it. */
  readonly isHolding: boolean
}

export interface NextTurn {
  readonly number: string
  readonly rooms: string
  readonly turn: number
  /** The home that is offered; null where the household chooses among those that are left. */
  readonly home: string | null
  readonly cameBy: 'reserve' | 'next'
}

/**
 * 递补: who is offered what households gave up, missed, or left behind. For each size of home there are as many open turns as homes
 * that nobody holds: what is missing goes first to those whom the draw would have drawn next, then to the next of the queue. Who
 * had a turn in this round, or waits no longer for such a home, is passed over.
 *
 * @param homes homes of the round that nobody holds
 * @param reserves case numbers by size of home, in the order of the draw; empty where the round had none
 * @param queue households that wait for homes of this kind and have no turn anywhere
 * @param isAssigned homes are given, not chosen
 */
export function successors(
  homes: readonly { readonly code: string; readonly rooms: string }[],
  given: readonly GivenTurn[],
  reserves: ReadonlyMap<string, readonly string[]>,
  queue: readonly Placed[],
  rules: QueueRules,
  isAssigned: boolean,
): readonly NextTurn[] {
  const had = new Set(given.map(({ number }) => number))
  return [...new Set(homes.map(({ rooms }) => rooms))].toSorted().flatMap((rooms) => {
    const free = homes.filter((home) => home.rooms === rooms).map(({ code }) => code)
    const own = given.filter((turn) => turn.rooms === rooms)
    const open = own.filter(({ state, isHolding }) => state === 'offered' && !isHolding).length
    const line = queue
      .filter((one) => one.rooms === rooms && one.points !== null && !had.has(one.number))
      .toSorted((a, b) => compareWaiting(a, b, rules))
      .map(({ number }) => number)
    const waits = new Set(line)
    const drawn = (reserves.get(rooms) ?? []).filter((number) => waits.has(number))
    const order = [
      ...drawn.map((number) => ({ number, cameBy: 'reserve' as const })),
      ...line.filter((number) => !drawn.includes(number)).map((number) => ({ number, cameBy: 'next' as const })),
    ]
    const last = own.reduce((most, { turn }) => Math.max(most, turn), 0)
    return order.slice(0, Math.max(0, free.length - open)).map((one, i) => ({
      ...one,
      rooms,
      turn: last + i + 1,
      home: isAssigned ? (free[i] ?? null) : null,
    }))
  })
}
