import { compareDecimals } from '../../language/decimal.ts'

/** A household in the queue on a day, by what was known then. Nothing personal but what `name` holds, which is masked. */
export interface Waiting {
  readonly id: string
  readonly number: string
  /** Masked. */
  readonly name: string
  readonly wants: string
  readonly group: 'first' | 'ordinary' | null
  /** null: nobody could work it out; such a household comes last, and is told of. */
  readonly points: string | null
  readonly rooms: string | null
  readonly queuedOn: string
}

/** A household with its place among those who wait for the same kind and size of home. */
export interface Placed extends Waiting {
  /** From 1. */
  readonly place: number
  readonly of: number
}

export interface QueueRules {
  /** Whether households of the priority group come first. */
  readonly first: boolean
}

/** Who is compared: those who wait for the same kind of home with the same rooms. */
export const lineOf = ({ wants, rooms }: Pick<Waiting, 'wants' | 'rooms'>): string => `${wants} ${rooms ?? '?'}`

/**
 * The rule of the queue: the priority group first, where the place wants it; then more points; then whoever came earlier; then the
 * lower number. It is a total order, so that the same day always gives the same queue. What is not known comes last.
 */
export function compareWaiting(a: Waiting, b: Waiting, { first }: QueueRules): number {
  if (a.points === null || b.points === null) {
    if (a.points !== b.points) return a.points === null ? 1 : -1
  } else {
    if (first && a.group !== b.group) return a.group === 'first' ? -1 : 1
    const points = compareDecimals(b.points, a.points)
    if (points !== 0) return points
  }
  if (a.queuedOn !== b.queuedOn) return a.queuedOn < b.queuedOn ? -1 : 1
  return a.number < b.number ? -1 : a.number > b.number ? 1 : 0
}

/** Everybody in the queue with their places, line by line. */
export function placed(waiting: readonly Waiting[], rules: QueueRules): readonly Placed[] {
  const lines = new Map<string, Waiting[]>()
  for (const one of waiting) {
    const line = lines.get(lineOf(one))
    if (line === undefined) lines.set(lineOf(one), [one])
    else line.push(one)
  }
  return [...lines.values()].flatMap((line) =>
    line.toSorted((a, b) => compareWaiting(a, b, rules)).map((one, i) => ({ ...one, place: i + 1, of: line.length })),
  )
}

/** How a household moved between two days, and why: everything that changed ahead of it. */
export interface Movement {
  /** Its place on the earlier day; null: it was not in this line then. */
  readonly before: number | null
  readonly now: number
  /** Those ahead of it then who have left the line. */
  readonly left: number
  /** Those ahead of it now who were not in the line then. */
  readonly came: number
  /** Those who were behind it and are ahead now, by points of a later day. */
  readonly passed: number
  /** Those who were ahead and are behind now. */
  readonly fell: number
}

/** The movement of one household; null when it is not in the queue now. The parts add up: now = before − left + came + passed − fell. */
export function movementOf(id: string, before: readonly Placed[], now: readonly Placed[]): Movement | null {
  const own = now.find((one) => one.id === id)
  if (own === undefined) return null
  const line = lineOf(own)
  const then = before.find((one) => one.id === id && lineOf(one) === line)
  const none = { left: 0, came: 0, passed: 0, fell: 0 }
  if (then === undefined) return { before: null, now: own.place, ...none }
  const placesNow = new Map(now.filter((one) => lineOf(one) === line).map((one) => [one.id, one.place]))
  const placesThen = new Map(before.filter((one) => lineOf(one) === line).map((one) => [one.id, one.place]))
  const counts = { ...none }
  for (const [other, place] of placesThen) {
    const stands = placesNow.get(other)
    if (place < then.place) {
      if (stands === undefined) counts.left++
      else if (stands > own.place) counts.fell++
    } else if (place > then.place && stands !== undefined && stands < own.place) counts.passed++
  }
  for (const [other, place] of placesNow) if (place < own.place && !placesThen.has(other)) counts.came++
  return { before: then.place, now: own.place, ...counts }
}
