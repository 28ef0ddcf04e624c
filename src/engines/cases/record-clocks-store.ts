import { type RawBuilder, sql } from 'kysely'
import { elapsedBetween } from '../../language/time/limit.ts'
import type { WorkingTime } from '../../language/time/measure.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { settingAt } from '../../platform/settings/store.ts'
import { clocksOfRecords, type KeptClock } from './clock-store.ts'
import type { RecordClocks } from './interim-store.ts'
import { SERVICE_HOURS } from './settings.ts'
import { workingTimeOf } from './working-time.ts'

/** A deadline of a record as lists and pages show it. */
export interface RunningClock {
  readonly clock: string
  /** 'ended': it no longer matters · 'unknown': nobody can say until when. */
  readonly state: 'running' | 'paused' | 'met' | 'late' | 'overdue' | 'ended' | 'unknown'
  readonly dueAt: string | null
  /** What is left in the clock's unit; negative when it ran out; null unless it runs. */
  readonly left: number | null
  readonly unit: string
}

const missed = ({ state, isMet, dueAt }: KeptClock, now: Date): boolean | null => {
  if (state === 'unjudged') return null
  if (state === 'ended') return isMet === null ? null : !isMet
  return state === 'running' && dueAt !== null ? dueAt < now : state === 'paused' ? false : null
}

export function runningClock(kept: KeptClock, time: WorkingTime, now: Date): RunningClock {
  const { clock, dueAt, limitUnit, state, isMet } = kept
  const isLate = missed(kept, now) === true
  const unit = UNITS.find((one) => one === limitUnit)
  const left =
    state === 'running' && dueAt !== null && unit !== undefined ? elapsedBetween(now, dueAt, unit, time) : null
  return {
    clock,
    state:
      state === 'unjudged'
        ? 'ended'
        : state === 'paused'
          ? 'paused'
          : state === 'ended'
            ? isMet === null
              ? 'unknown'
              : isMet
                ? 'met'
                : 'late'
            : dueAt === null
              ? 'unknown'
              : isLate
                ? 'overdue'
                : 'running',
    dueAt: dueAt?.toISOString() ?? null,
    left: left === null ? null : Math.round(left * 100) / 100,
    unit: limitUnit ?? 'work-hours',
  }
}

const UNITS = ['urgent-hours', 'work-hours', 'workdays', 'days', 'months'] as const

/** What registers ask of the deadlines that are kept here. */
export const recordClocks: RecordClocks = {
  async facts(db, division, type, records, now) {
    const facts = new Map<string, Record<string, unknown>>()
    for (const kept of await clocksOfRecords(db, division, type, records)) {
      const own = facts.get(kept.record) ?? {}
      const late = missed(kept, now)
      own[kept.clock.replaceAll('-', '_')] = {
        started: kept.startedAt.toISOString(),
        running: kept.state === 'running' || kept.state === 'paused',
        ...(kept.dueAt === null ? {} : { due: kept.dueAt.toISOString() }),
        ...(kept.endedAt === null || kept.state !== 'ended' ? {} : { ended: kept.endedAt.toISOString() }),
        ...(late === null ? {} : { missed: late, met: kept.state === 'ended' && !late }),
      }
      facts.set(kept.record, own)
    }
    return facts
  },

  sql(type, clock, part, alias, now): RawBuilder<unknown> {
    const late = sql`case
      when k.state = 'unjudged' then null
      when k.state = 'ended' then not k.is_met
      when k.state = 'paused' then false
      else k.due_at < ${now} end`
    const value = {
      started: sql`k.started_at`,
      due: sql`k.due_at`,
      ended: sql`case when k.state = 'ended' then k.ended_at end`,
      missed: late,
      met: sql`case when k.state = 'ended' then k.is_met when ${late} is null then null else false end`,
      running: sql`k.state in ('running', 'paused')`,
    }[part]
    return sql`(select ${value} from record_clock k where k.division = ${sql.ref(`${alias}.division`)} and k.type = ${type}
      and k.record = ${sql.ref(`${alias}.id`)} and k.clock = ${clock})`
  },

  async answers(db, division, type, records, now) {
    const kept = await clocksOfRecords(db, division, type, records)
    if (kept.length === 0) return new Map()
    const time = workingTimeOf(await settingAt(db, division, SERVICE_HOURS, dayOf(now)))
    const answers = new Map<string, RunningClock[]>()
    for (const one of kept) {
      const own = answers.get(one.record)
      if (own === undefined) answers.set(one.record, [runningClock(one, time, now)])
      else own.push(runningClock(one, time, now))
    }
    return answers
  },
}
