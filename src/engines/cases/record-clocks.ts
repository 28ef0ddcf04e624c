import { elapsedBetween } from '../../language/time/limit.ts'
import type { WorkingTime } from '../../language/time/measure.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { settingAt } from '../../platform/settings/store.ts'
import type { RunningClock } from '../registers/answers.ts'
import type { RecordClocks } from '../registers/record-clocks.ts'
import { clocksOfRecords, pressingClocks, type ShownClock } from './clock-store.ts'
import { SERVICE_HOURS } from './settings.ts'
import { workingTimeOf } from './working-time.ts'

const missed = ({ state, isMet, dueAt }: ShownClock, now: Date): boolean | null => {
  if (state === 'unjudged') return null
  if (state === 'ended') return isMet === null ? null : !isMet
  return state === 'running' && dueAt !== null ? dueAt < now : state === 'paused' ? false : null
}

export function runningClock(kept: ShownClock, time: WorkingTime, now: Date): RunningClock {
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

  async answers(db, division, type, records, now) {
    return answered(db, division, await clocksOfRecords(db, division, type, records), now)
  },

  async pressing(db, division, type, records, now) {
    return answered(db, division, await pressingClocks(db, division, type, records, now), now)
  },
}

async function answered(db: Reading, division: string, kept: readonly ShownClock[], now: Date) {
  const answers = new Map<string, RunningClock[]>()
  if (kept.length === 0) return answers
  const time = workingTimeOf(await settingAt(db, division, SERVICE_HOURS, dayOf(now)))
  for (const one of kept) {
    const own = answers.get(one.record)
    if (own === undefined) answers.set(one.record, [runningClock(one, time, now)])
    else own.push(runningClock(one, time, now))
  }
  return answers
}
