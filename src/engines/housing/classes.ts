import { divide, findExact, findWhole, multiply, truncate, whole } from '../../language/conditions/exact.ts'
import type { Fault, Outcome } from '../../model/outcome.ts'
import type { DrawHead } from '../draw-desk/draw-state.ts'
import {
  type BeaconRules,
  beaconFaults,
  freezeDraw,
  type NamedBeacon,
  notYetDrawable,
} from '../draw-desk/freeze-draw.ts'
import { type LotGroup, type LotMode, takesOf } from '../draws/lots.ts'
import type { Stratum } from '../draws/select.ts'
import { compareWaiting, type Placed, type QueueRules } from './queue.ts'

export interface ClassRules extends QueueRules {
  /** So many households come to a draw for each home. */
  readonly ratio: number
  /** Points of a class; 0: no classes by points. */
  readonly band: number
}

export interface RoundHome {
  readonly code: string
  readonly rooms: string
}

const ROOM_NAMES: Readonly<Record<string, string>> = { '1': '一居室', '2': '两居室', '3': '三居室' }
const roomsOf = (name: string): string => Object.keys(ROOM_NAMES).find((one) => ROOM_NAMES[one] === name) ?? name
export const groupName = (rooms: string): string => ROOM_NAMES[rooms] ?? rooms

/** The best of one line of the queue: as many as the ratio says, and whoever has the same points as the last of them. */
export function candidatesOf(
  line: readonly Placed[],
  homes: number,
  { ratio, ...rules }: ClassRules,
): readonly Placed[] {
  const ordered = line.filter(({ points }) => points !== null).toSorted((a, b) => compareWaiting(a, b, rules))
  const count = Math.min(ordered.length, Math.ceil(Math.round(homes * ratio * 1e6) / 1e6))
  const last = ordered[count - 1]
  if (last === undefined) return []
  const isTied = (one: Placed) => one.points === last.points && (!rules.first || one.group === last.group)
  const further = ordered.slice(count).findIndex((one) => !isTied(one))
  return ordered.slice(0, further === -1 ? ordered.length : count + further)
}

/** The class of a household within its line: 优先·80 for 80 points and more, up to the next. */
export function className(one: Placed, { first, band }: Pick<ClassRules, 'first' | 'band'>): string {
  const group = first ? (one.group === 'first' ? '·优先' : '·普通') : ''
  return `${groupName(one.rooms ?? '')}${group}${band > 0 ? `·${floorOf(one.points ?? '0', band)}分起` : ''}`
}

function floorOf(points: string, band: number): number {
  const size = whole(band)
  const times = divide(findExact(points) ?? whole(0), size)
  return times === null ? 0 : (findWhole(multiply(truncate(times), size)) ?? 0)
}

/**
 * The classes of a round: for each size of home the best of the queue, divided into classes that come one after another. Nobody of
 * a later class is drawn before everybody of the classes before it; within one, chance alone decides.
 */
export function classesOf(
  homes: readonly RoundHome[],
  queue: readonly Placed[],
  rules: ClassRules,
): { readonly strata: readonly Stratum[]; readonly groups: readonly LotGroup[] } {
  const strata: Stratum[] = []
  const groups: LotGroup[] = []
  for (const rooms of [...new Set(homes.map((home) => home.rooms))].toSorted()) {
    const lots = homes.filter((home) => home.rooms === rooms).map(({ code }) => code)
    const classes = new Map<string, string[]>()
    for (const one of candidatesOf(
      queue.filter((waiting) => waiting.rooms === rooms),
      lots.length,
      rules,
    )) {
      const name = className(one, rules)
      classes.set(name, [...(classes.get(name) ?? []), one.number])
    }
    if (classes.size === 0) continue
    const group = { name: groupName(rooms), lots, strata: [...classes.keys()] }
    const takes = takesOf(group, new Map([...classes].map(([name, ids]) => [name, ids.length])))
    groups.push(group)
    strata.push(...[...classes].map(([name, ids]) => ({ name, ids, take: { count: takes.get(name) ?? 0 } })))
  }
  return { strata, groups }
}

export interface NewRoundDraw {
  readonly title: string
  readonly by: string
  readonly simulated: boolean
  readonly mode: LotMode
  readonly homes: readonly RoundHome[]
  readonly queue: readonly Placed[]
}

/** Freezes the draw of a round. Refused with every fault at once. */
export function startRoundDraw(
  { title, by, simulated, mode, homes, queue }: NewRoundDraw,
  beacon: NamedBeacon,
  rules: ClassRules & BeaconRules,
  place: { readonly division: string; readonly id: string; readonly now: Date },
): Outcome<DrawHead> {
  const faults: Fault[] = [...beaconFaults(beacon, rules, place.now)]
  const { strata, groups } = classesOf(homes, queue, rules)
  const fault = (code: string, zh: string, en: string) => faults.push({ at: 'round', code, message: { zh, en } })
  if (homes.length === 0)
    fault('no-homes', '批次里没有房源，先把房源列入批次', 'the round has no homes: put some into it')
  else if (strata.length === 0) fault('nobody', '没有轮候这些户型的家庭', 'no household waits for homes of these sizes')
  if (faults.length > 0) return notYetDrawable(faults)
  return freezeDraw({ title, by, simulated, strata, lots: { mode, groups } }, beacon, rules, place)
}

/** Turns of a result: for each size of home the order in which households choose, across its classes. */
export function turnsOf(
  groups: readonly LotGroup[],
  drawn: readonly { readonly name: string; readonly drawn: readonly string[] }[],
  lots: readonly { readonly target: string; readonly lot: string }[],
): readonly {
  readonly number: string
  readonly rooms: string
  readonly turn: number
  readonly home: string | null
  readonly cameBy: 'draw'
}[] {
  const byName = new Map(drawn.map((stratum) => [stratum.name, stratum.drawn]))
  const homes = new Map(lots.map(({ target, lot }) => [target, lot]))
  return groups.flatMap(({ name, strata }) => {
    const rooms = roomsOf(name)
    return strata
      .flatMap((one) => byName.get(one) ?? [])
      .map((number, i) => ({ number, rooms, turn: i + 1, home: homes.get(number) ?? null, cameBy: 'draw' as const }))
  })
}

/** Households by size of home whom a draw would have drawn next, across its classes in their order. */
export const reservesByRooms = (
  groups: readonly LotGroup[],
  reserves: readonly { readonly name: string; readonly reserves: readonly string[] }[],
): ReadonlyMap<string, readonly string[]> => {
  const byName = new Map(reserves.map((one) => [one.name, one.reserves]))
  return new Map(groups.map(({ name, strata }) => [roomsOf(name), strata.flatMap((one) => byName.get(one) ?? [])]))
}

/** The turns of a round without a draw: as many of each line as there are homes, in the order of the queue. */
export function turnsByQueue(homes: readonly RoundHome[], queue: readonly Placed[], rules: ClassRules) {
  return [...new Set(homes.map((home) => home.rooms))].toSorted().flatMap((rooms) =>
    queue
      .filter((one) => one.rooms === rooms && one.points !== null)
      .toSorted((a, b) => compareWaiting(a, b, rules))
      .slice(0, homes.filter((home) => home.rooms === rooms).length)
      .map((one, i) => ({ number: one.number, rooms, turn: i + 1, home: null, cameBy: 'queue' as const })),
  )
}
