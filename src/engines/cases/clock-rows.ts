import type { Clock } from '../../language/clock.ts'
import type { Values } from '../../language/field.ts'
import type { RecordType } from '../../language/record-type.ts'
import { type ClockStep, clockEventsOf } from '../../language/time/clock-events.ts'
import type { Limit, TimeUnit } from '../../language/time/limit.ts'
import type { WorkingTime } from '../../language/time/measure.ts'
import { type ClockAnswer, type ClockEvent, type ClockRules, clockOf } from '../../language/time/run-clock.ts'

/** A step of a record with the record's values after it. */
export interface ValuedStep {
  readonly does: string
  readonly at: Date
  readonly to: string | null
  readonly after: Values
}

/** How a clock of a record stands, as it is kept: everything in it can be derived from the record's steps. */
export interface ClockRow {
  readonly clock: string
  readonly state: 'running' | 'paused' | 'ended' | 'unjudged'
  readonly startedAt: Date
  readonly limit: Limit | null
  /** null while it stands still, and where no limit is known. */
  readonly dueAt: Date | null
  readonly pausedAt: Date | null
  readonly endedAt: Date | null
  /** Whether it ended in time; null while it has not ended, and where nobody can tell. */
  readonly isMet: boolean | null
  /** Units that extensions gave. */
  readonly extended: number
  /** The moment of each escalation point; null where it cannot be told. */
  readonly points: readonly (Date | null)[]
}

/** Steps that take a record out of the register: nothing is due any more. */
const TAKEN_OUT = ['merge', 'take-out']

/**
 * What a record's steps mean for one of its clocks. Being imported is being made. A step goes back on what met the clock when
 * it leads to a state from which the clock can be met again (返工), or brings the record back into the register.
 */
export function eventsOf(type: RecordType, clock: Clock, steps: readonly ValuedStep[]): readonly ClockEvent[] {
  const transitions = type.lifecycle?.transitions ?? {}
  const { again, whole } = heardBy(type, clock)
  const amountIn = ({ after }: ValuedStep): number | null => {
    const value = clock.extension === undefined ? null : after[clock.extension.amount]
    return value === null || value === undefined || value === '' ? null : Number(value)
  }
  const seen = steps.map((step): ClockStep => {
    const done = transitions[step.does]
    const goesBack = done !== undefined && (done.isBackward === true || done.isRework === true)
    return {
      does: step.does === 'import' ? 'create' : step.does,
      at: step.at,
      to: step.to,
      isBack: step.does === 'restore' || (goesBack && step.to !== null && again.has(step.to)),
      amount: amountIn(step),
    }
  })
  return clockEventsOf(whole, seen)
}

/** What a declared clock hears, worked out once: the states from which it can be met, and the clock with every end it has. */
interface Heard {
  readonly again: ReadonlySet<string>
  readonly whole: Clock
}

const heard = new WeakMap<RecordType, Map<Clock, Heard>>()

function heardBy(type: RecordType, clock: Clock): Heard {
  const ofType = heard.get(type) ?? new Map<Clock, Heard>()
  heard.set(type, ofType)
  const known = ofType.get(clock)
  if (known !== undefined) return known
  const transitions = type.lifecycle?.transitions ?? {}
  const made = {
    again: new Set(clock.endsAt.flatMap((id) => transitions[id]?.from ?? [])),
    whole: { ...clock, endsUnjudgedAt: [...(clock.endsUnjudgedAt ?? []), ...TAKEN_OUT] },
  }
  ofType.set(clock, made)
  return made
}

/** The moment at which the clock last began; null when it never did. Its limit is that of this moment. */
export const startOf = (events: readonly ClockEvent[]): Date | null =>
  events.findLast(({ kind }) => kind === 'start' || kind === 'restart')?.at ?? null

/** The rules of a clock whose limit is known for this record. */
export const rulesOf = (clock: Clock, limit: Limit | null): ClockRules => ({
  limit,
  ...(clock.extension === undefined
    ? {}
    : { extension: { times: clock.extension.times, atMost: clock.extension.atMost } }),
  escalation: (clock.escalation ?? []).map(({ at }) => at),
})

/** The row of a clock by its events; null when it never began. */
export function rowOf(
  clock: Clock,
  events: readonly ClockEvent[],
  limit: Limit | null,
  time: WorkingTime,
): ClockRow | null {
  const last = events.at(-1)
  if (last === undefined) return null
  const stands = clockOf(rulesOf(clock, limit), events, time, last.at)
  if (stands.startedAt === null) return null
  const state = stateOf(stands)
  return {
    clock: clock.id,
    state,
    startedAt: stands.startedAt,
    limit,
    dueAt: stands.dueAt,
    pausedAt: state === 'paused' ? (events.findLast(({ kind }) => kind === 'pause')?.at ?? null) : null,
    endedAt: stands.endedAt,
    isMet: state !== 'ended' || stands.dueAt === null ? null : stands.state === 'met',
    extended: stands.extensions.reduce((sum, { amount }) => sum + amount, 0),
    points: stands.escalations,
  }
}

function stateOf({ state, isOpen, dueAt }: ClockAnswer): ClockRow['state'] {
  if (state === 'void') return 'unjudged'
  if (!isOpen) return 'ended'
  // One that ran out before it was stopped stays overdue: standing still does not take that back.
  return state === 'paused' && dueAt === null ? 'paused' : 'running'
}

/** The limit of a clock as expressions and settings gave it; null when amount or unit is not known. */
export function limitFrom(clock: Clock, amount: unknown, unit: unknown): Limit | null {
  const number = amount === null || amount === undefined || amount === '' ? Number.NaN : Number(amount)
  if (!Number.isFinite(number) || number < 0 || typeof unit !== 'string' || !isTimeUnit(unit)) return null
  const { ends, onHoliday } = clock.limit
  return {
    amount: number,
    unit,
    ...(ends === undefined ? {} : { ends }),
    ...(onHoliday === undefined ? {} : { onHoliday }),
  }
}

const UNITS: readonly string[] = ['urgent-hours', 'work-hours', 'workdays', 'days', 'months'] satisfies TimeUnit[]
const isTimeUnit = (text: string): text is TimeUnit => UNITS.includes(text)

/** The next point that has to be told: the earliest that was not; null when nobody acts any more or none is left. */
export function nextPoint(
  row: ClockRow,
  told: ReadonlySet<number>,
): { readonly point: number; readonly at: Date } | null {
  if (row.state !== 'running') return null
  return row.points
    .flatMap((at, point) => (at === null || told.has(point) ? [] : [{ point, at }]))
    .reduce<{ readonly point: number; readonly at: Date } | null>(
      (first, one) => (first === null || one.at < first.at ? one : first),
      null,
    )
}
