import {
  countingFrom,
  deadlineFrom,
  elapsedBetween,
  type Limit,
  lengthFrom,
  lengthOf,
  MEASURES,
  shifted,
  type TimeUnit,
} from './limit.ts'
import { countedBetween, isKnown, momentAfter, type WorkingTime } from './measure.ts'

/** What a deadline is made of, with every expression and setting of its declaration resolved for this record. */
export interface ClockRules {
  /** null: not known; then it runs and nobody can say until when. */
  readonly limit: Limit | null
  readonly extension?: ExtensionRules
  readonly escalation?: readonly EscalationPoint[]
}

export interface ExtensionRules {
  /** How often it may be granted. */
  readonly times: number
  /** The most that one may give, in the limit's unit. */
  readonly atMost: 'original-limit' | number
}

export type EscalationPoint =
  /** When this share of the whole limit, with its extensions, is used. */
  | { readonly share: number }
  | { readonly before: number; readonly unit: TimeUnit }
  | { readonly after: number; readonly unit: TimeUnit }

/** What happens to a clock. Facts: they are given in the order in which they happened and none is ever taken back. */
export type ClockEvent = { readonly at: Date } & (
  | { readonly kind: 'start' | 'pause' | 'resume' | 'meet' | 'void' }
  /** What had met it did not hold (返工): it runs on, and the time since counts. */
  | { readonly kind: 'reopen' }
  /** It begins anew, with the whole limit. */
  | { readonly kind: 'restart' }
  | { readonly kind: 'ask' | 'refuse' }
  | { readonly kind: 'extend'; readonly amount: number }
)

export interface ClockAnswer {
  /** 'missed' whether it was met too late or is still not met. */
  readonly state: 'not-started' | 'running' | 'paused' | 'met' | 'missed' | 'void'
  /** Whether somebody still has to act. */
  readonly isOpen: boolean
  readonly startedAt: Date | null
  readonly endedAt: Date | null
  /** With pauses and extensions. null while it is not known: not started, no limit, or standing still. */
  readonly dueAt: Date | null
  /** As it would have been without any pause or extension. */
  readonly originalDueAt: Date | null
  /** In the limit's unit, with its extensions; null where no limit is known. */
  readonly limitUnits: number | null
  readonly usedUnits: number
  /** What is left; 0 once it is missed. */
  readonly remainingUnits: number | null
  /** How long after it was due it was met, or, while open, how long it is overdue; 0 in time. */
  readonly lateBy: number
  /** Extensions that count. */
  readonly extensions: readonly { readonly at: Date; readonly amount: number }[]
  /** The moment of each escalation point, in the order of the rules; null where it cannot be told (yet). */
  readonly escalations: readonly (Date | null)[]
  /** Places of the points that are reached by now, or were before it ended. */
  readonly escalationsDue: readonly number[]
  /** Events that the rules do not allow, and that therefore do nothing. */
  readonly ignored: readonly { readonly event: ClockEvent; readonly code: ExtensionFault }[]
  /** The deadline lies in a year whose holidays nobody has published yet. */
  readonly isEstimate: boolean
}

export type ExtensionFault = 'no-extension' | 'not-running' | 'asked-too-late' | 'too-often' | 'too-much' | 'no-amount'

/** Spans of time in which it ran; the last may be open. */
interface Run {
  readonly from: number
  to: number | null
}

interface Course {
  startedAt: number | null
  runs: Run[]
  ended: { readonly at: number; readonly kind: 'meet' | 'void' } | null
  isPaused: boolean
  extensions: { readonly at: Date; readonly amount: number }[]
  askedAt: number | null
}

/**
 * How a clock stands at `now`, by what has happened until then: time in which it stands still does not count; rework does not
 * begin it anew; an extension counts when it was asked for before the clock had run out, is not too much and not one too many.
 */
export function clockOf(rules: ClockRules, events: readonly ClockEvent[], time: WorkingTime, now: Date): ClockAnswer {
  const { limit } = rules
  const ignored: { event: ClockEvent; code: ExtensionFault }[] = []
  const course = courseOf(rules, events, time, now, ignored)
  const { startedAt, ended } = course
  if (startedAt === null) return { ...NOT_STARTED, ignored, escalations: (rules.escalation ?? []).map(() => null) }
  const until = Math.min(now.getTime(), ended?.at ?? Number.POSITIVE_INFINITY)
  const total = limit === null ? null : totalOf(course, limit)
  const due = limit === null || total === null ? null : dueOf(course, limit, total, time)
  const isMissed = due !== null && until > due && ended?.kind !== 'void'
  const used = limit === null ? 0 : usedUntil(course, limit, until, time)
  const state =
    ended?.kind === 'void'
      ? 'void'
      : isMissed
        ? 'missed'
        : ended !== null
          ? 'met'
          : course.isPaused
            ? 'paused'
            : 'running'
  const escalations = (rules.escalation ?? []).map((point) =>
    limit === null || total === null ? null : reachedAt(point, course, limit, total, due, time),
  )
  const limitUnits = limit === null ? null : limit.amount + course.extensions.reduce((sum, one) => sum + one.amount, 0)
  const perUnit = limit === null || total === null || limitUnits === null ? 1 : unitLength(limit, total, limitUnits)
  return {
    state,
    isOpen: ended === null,
    startedAt: new Date(startedAt),
    endedAt: ended === null ? null : new Date(ended.at),
    dueAt: due === null ? null : new Date(due),
    originalDueAt:
      limit === null
        ? null
        : new Date(dueOf(untouched(startedAt), limit, lengthFrom(startedAt, limit.amount, limit.unit), time) as number),
    limitUnits,
    usedUnits: used / perUnit,
    remainingUnits: total === null ? null : isMissed ? 0 : Math.max(0, (total - used) / perUnit),
    lateBy: isMissed && limit !== null ? elapsedBetween(new Date(due), new Date(until), limit.unit, time) : 0,
    extensions: course.extensions,
    escalations: escalations.map((at) => (at === null ? null : new Date(at))),
    escalationsDue:
      ended?.kind === 'void' ? [] : escalations.flatMap((at, i) => (at !== null && at <= until ? [i] : [])),
    ignored,
    isEstimate: due !== null && limit?.unit !== 'urgent-hours' && !isKnown(due, time),
  }
}

/** Why an extension of this amount, asked for now, would not count; empty when it would. For the form that asks for it. */
export function extensionFaults(
  rules: ClockRules,
  events: readonly ClockEvent[],
  amount: number,
  time: WorkingTime,
  now: Date,
): readonly ExtensionFault[] {
  const course = courseOf(rules, events, time, now, [])
  return faultsOfExtension(rules, course, amount, now.getTime(), time)
}

const NOT_STARTED: Omit<ClockAnswer, 'ignored' | 'escalations'> = {
  state: 'not-started',
  isOpen: false,
  startedAt: null,
  endedAt: null,
  dueAt: null,
  originalDueAt: null,
  limitUnits: null,
  usedUnits: 0,
  remainingUnits: null,
  lateBy: 0,
  extensions: [],
  escalationsDue: [],
  isEstimate: false,
}

const untouched = (startedAt: number): Course => ({
  startedAt,
  runs: [{ from: startedAt, to: null }],
  ended: null,
  isPaused: false,
  extensions: [],
  askedAt: null,
})

/** The events folded, those after `now` left out. */
function courseOf(
  rules: ClockRules,
  events: readonly ClockEvent[],
  time: WorkingTime,
  now: Date,
  ignored: { event: ClockEvent; code: ExtensionFault }[],
): Course {
  let course: Course = { ...untouched(0), startedAt: null, runs: [] }
  const close = (at: number) => {
    const last = course.runs.at(-1)
    if (last !== undefined && last.to === null) last.to = at
  }
  for (const event of [...events].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const at = event.at.getTime()
    if (at > now.getTime()) break
    const isLive = course.startedAt !== null && course.ended === null
    switch (event.kind) {
      case 'start':
        if (course.startedAt === null) course = untouched(at)
        break
      case 'restart':
        if (course.startedAt !== null) course = untouched(at)
        break
      case 'pause':
        if (isLive && !course.isPaused) {
          close(at)
          course.isPaused = true
        }
        break
      case 'resume':
        if (isLive && course.isPaused) {
          course.runs.push({ from: at, to: null })
          course.isPaused = false
        }
        break
      case 'meet':
      case 'void':
        if (isLive) course.ended = { at, kind: event.kind }
        break
      case 'reopen':
        if (course.ended !== null) course.ended = null
        break
      case 'ask':
        // The first that nobody has answered: asking again late takes nothing from having asked in time.
        course.askedAt ??= at
        break
      case 'refuse':
        course.askedAt = null
        break
      case 'extend': {
        const [code] = faultsOfExtension(rules, course, event.amount, course.askedAt ?? at, time)
        if (code === undefined) course.extensions.push({ at: event.at, amount: event.amount })
        else ignored.push({ event, code })
        course.askedAt = null
        break
      }
    }
  }
  return course
}

function faultsOfExtension(
  { limit, extension }: ClockRules,
  course: Course,
  amount: number,
  askedAt: number,
  time: WorkingTime,
): readonly ExtensionFault[] {
  if (extension === undefined || limit === null) return ['no-extension']
  if (course.startedAt === null || course.ended !== null) return ['not-running']
  const faults: ExtensionFault[] = []
  const due = dueOf(course, limit, totalOf(course, limit), time)
  if (due !== null && askedAt > due) faults.push('asked-too-late')
  if (course.extensions.length >= extension.times) faults.push('too-often')
  if (!(amount > 0 && Number.isFinite(amount))) faults.push('no-amount')
  else if (amount > (extension.atMost === 'original-limit' ? limit.amount : extension.atMost)) faults.push('too-much')
  return faults
}

/** Everything that may be used, in the measure of the unit. */
const totalOf = ({ startedAt, extensions }: Course, limit: Limit): number =>
  lengthFrom(
    startedAt ?? 0,
    extensions.reduce((sum, { amount }) => sum + amount, limit.amount),
    limit.unit,
  )

/** A month is as long as the months of this clock are in the mean. */
const unitLength = (limit: Limit, total: number, units: number): number =>
  limit.unit === 'months' ? (units === 0 ? 1 : total / units) : lengthOf(limit.unit)

/** A run as it counts: where whole days count, it begins and ends with the end of its day. */
const countedRun = ({ from, to }: Run, limit: Limit) => ({
  from: countingFrom(from, limit),
  to: to === null ? null : countingFrom(to, limit),
})

function usedUntil(course: Course, limit: Limit, until: number, time: WorkingTime): number {
  return course.runs.reduce((sum, run) => {
    const { from, to } = countedRun(run, limit)
    return sum + countedBetween(from, Math.min(to ?? until, until), MEASURES[limit.unit], time)
  }, 0)
}

/**
 * The deadline; null while it stands still with something left. A run that ended after its deadline had passed does not
 * move it any more.
 */
function dueOf(course: Course, limit: Limit, total: number, time: WorkingTime): number | null {
  return countedAt(course, limit, total, time, (moment) => deadlineFrom(moment, limit, time))
}

/** The moment by which so much has been used, `moved` to where it takes effect, which must lie within the run. */
function countedAt(
  course: Course,
  limit: Limit,
  amount: number,
  time: WorkingTime,
  moved: (moment: number) => number,
): number | null {
  const measure = MEASURES[limit.unit]
  let left = amount
  for (const run of course.runs) {
    const { from, to } = countedRun(run, limit)
    const length = to === null ? Number.POSITIVE_INFINITY : countedBetween(from, to, measure, time)
    if (left <= length) {
      const at = moved(momentAfter(from, left, measure, time))
      if (run.to === null || at <= run.to) return at
    }
    left = Math.max(0, left - length)
  }
  return null
}

function reachedAt(
  point: EscalationPoint,
  course: Course,
  limit: Limit,
  total: number,
  due: number | null,
  time: WorkingTime,
): number | null {
  if ('share' in point)
    return point.share >= 1 && due !== null ? due : countedAt(course, limit, total * point.share, time, (at) => at)
  if (due === null) return null
  return shifted(new Date(due), 'before' in point ? -point.before : point.after, point.unit, time).getTime()
}
