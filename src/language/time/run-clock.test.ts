import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf, startOfDay } from '../../model/calendar.ts'
import type { Clock } from '../clock.ts'
import { type ClockStep, clockEventsOf } from './clock-events.ts'
import { at, autumn, said } from './lakeside.test-calendar.ts'
import type { Limit } from './limit.ts'
import type { WorkingTime } from './measure.ts'
import { type ClockEvent, type ClockRules, clockOf, extensionFaults } from './run-clock.ts'
import { ORDINARY_HOURS } from './service-hours.ts'

const time: WorkingTime = { hours: ORDINARY_HOURS, calendar: autumn }
const events = (...all: string[]): ClockEvent[] =>
  all.map((text) => {
    const [kind = '', day, clock, amount] = text.split(' ')
    return {
      kind,
      at: at(`${day} ${clock}`),
      ...(amount === undefined ? {} : { amount: Number(amount) }),
    } as ClockEvent
  })
const four: ClockRules = { limit: { amount: 4, unit: 'work-hours' }, extension: { times: 1, atMost: 'original-limit' } }
const stand = (rules: ClockRules, all: readonly ClockEvent[], now: string) => clockOf(rules, all, time, at(now))

describe('a running deadline', () => {
  it('[LT10] runs, is met in time, or is missed', () => {
    const started = events('start 2025-09-26 16:50')
    expect(stand(four, [], '2025-09-26 17:00')).toMatchObject({ state: 'not-started', dueAt: null, isOpen: false })
    expect(stand(four, started, '2025-09-28 09:20')).toMatchObject({
      state: 'running',
      isOpen: true,
      dueAt: at('2025-09-28 11:50'),
      usedUnits: 1.5,
      remainingUnits: 2.5,
      lateBy: 0,
    })
    expect(stand(four, started, '2025-09-28 11:50').state).toBe('running')
    expect(stand(four, started, '2025-09-28 14:45')).toMatchObject({
      state: 'missed',
      isOpen: true,
      remainingUnits: 0,
      lateBy: 25 / 60,
    })
    const met = [...started, ...events('meet 2025-09-28 11:50')]
    expect(stand(four, met, '2025-10-20 10:00')).toMatchObject({ state: 'met', isOpen: false, usedUnits: 4, lateBy: 0 })
    expect(stand(four, met, '2025-09-28 11:00').state).toBe('running')
    const late = [...started, ...events('meet 2025-09-28 15:30')]
    expect(stand(four, late, '2025-10-20 10:00')).toMatchObject({ state: 'missed', isOpen: false, lateBy: 10 / 60 + 1 })
    expect(stand(four, [...started, ...events('void 2025-09-29 15:30')], '2025-10-20 10:00')).toMatchObject({
      state: 'void',
      isOpen: false,
      escalationsDue: [],
    })
  })

  it('[LT11] does not count time in which it stands still', () => {
    const paused = events('start 2025-09-26 16:50', 'pause 2025-09-28 09:20')
    expect(stand(four, paused, '2025-10-15 09:00')).toMatchObject({
      state: 'paused',
      dueAt: null,
      usedUnits: 1.5,
      remainingUnits: 2.5,
    })
    const resumed = [...paused, ...events('resume 2025-10-09 16:00')]
    expect(said(stand(four, resumed, '2025-10-09 16:10').dueAt)).toBe('2025-10-10 09:30')
    expect(said(stand(four, resumed, '2025-10-09 16:10').originalDueAt)).toBe('2025-09-28 11:50')
  })

  it('[LT11] is not saved by a pause after it had run out', () => {
    const paused = events('start 2025-09-26 16:50', 'pause 2025-09-28 14:40', 'resume 2025-10-09 16:00')
    expect(stand(four, paused, '2025-10-09 17:00')).toMatchObject({ state: 'missed', dueAt: at('2025-09-28 11:50') })
  })

  it('[LT11] leaves out whole days of a statutory period: the day of pausing counts, the day of resuming is day 0', () => {
    const rules: ClockRules = { limit: { amount: 20, unit: 'workdays', ends: 'end-of-day' } }
    const accepted = events('start 2025-09-26 15:00')
    expect(said(stand(rules, accepted, '2025-09-29 10:00').dueAt)).toBe('2025-10-30 23:59')
    const hearing = [...accepted, ...events('pause 2025-10-13 16:00', 'resume 2025-10-16 09:00')]
    expect(said(stand(rules, hearing, '2025-10-17 10:00').dueAt)).toBe('2025-11-04 23:59')
  })

  it('[LT12] is extended when asked in time, not too much and not once too often', () => {
    const asked = events('start 2025-09-26 16:50', 'ask 2025-09-28 11:00')
    const granted = [...asked, ...events('extend 2025-09-28 15:00 2')]
    // Granted after the first limit ran out, but asked for before.
    expect(stand(four, granted, '2025-09-28 15:10')).toMatchObject({
      state: 'running',
      dueAt: at('2025-09-28 16:20'),
      limitUnits: 6,
      extensions: [{ amount: 2 }],
    })
    expect(
      stand(four, [...asked, ...events('refuse 2025-09-28 11:30', 'extend 2025-09-28 15:00 2')], '2025-09-28 15:10'),
    ).toMatchObject({
      state: 'missed',
      ignored: [{ code: 'asked-too-late' }],
    })
    expect(
      stand(four, [...granted, ...events('extend 2025-09-28 15:05 1')], '2025-09-28 15:10').ignored.map(
        ({ code }) => code,
      ),
    ).toEqual(['too-often'])
    // Asked again, late: having asked in time still counts.
    const twice = [...asked, ...events('ask 2025-09-28 14:45', 'extend 2025-09-28 15:00 2')]
    expect(stand(four, twice, '2025-09-28 15:10').state).toBe('running')
    const faults = (amount: number, now: string, rules = four, all: readonly ClockEvent[] = asked.slice(0, 1)) =>
      extensionFaults(rules, all, amount, time, at(now))
    expect(faults(4, '2025-09-28 11:50')).toEqual([])
    expect(faults(4.5, '2025-09-28 11:51')).toEqual(['asked-too-late', 'too-much'])
    expect(faults(0, '2025-09-28 11:00')).toEqual(['no-amount'])
    expect(faults(1, '2025-09-28 11:00', { limit: four.limit })).toEqual(['no-extension'])
    expect(faults(1, '2025-09-20 11:00')).toEqual(['not-running'])
    expect(faults(1, '2025-09-28 11:00', { ...four, extension: { times: 2, atMost: 0.5 } }, asked)).toEqual([
      'too-much',
    ])
  })

  it('[LT13] goes on after rework as if it had not been met, and begins anew only where that is said', () => {
    const back = events('start 2025-09-26 16:50', 'meet 2025-09-28 10:00', 'reopen 2025-09-28 15:00')
    expect(stand(four, back.slice(0, 2), '2025-09-28 12:00').state).toBe('met')
    expect(stand(four, back, '2025-09-28 15:10')).toMatchObject({
      state: 'missed',
      isOpen: true,
      dueAt: at('2025-09-28 11:50'),
    })
    const anew = [...back.slice(0, 2), ...events('restart 2025-09-28 15:00')]
    expect(stand(four, anew, '2025-09-28 15:10')).toMatchObject({ state: 'running', dueAt: at('2025-09-29 10:00') })
  })

  it('[LT14] tells when escalation is due, once it is', () => {
    const rules: ClockRules = {
      ...four,
      escalation: [{ share: 0.5 }, { share: 1 }, { before: 1, unit: 'work-hours' }, { after: 2, unit: 'workdays' }],
    }
    const started = events('start 2025-09-26 16:50')
    const one = stand(rules, started, '2025-09-28 10:50')
    expect(one.escalations.map(said)).toEqual([
      '2025-09-28 09:50',
      '2025-09-28 11:50',
      '2025-09-28 10:50',
      '2025-09-30 11:50',
    ])
    expect(one.escalationsDue).toEqual([0, 2])
    expect(stand(rules, [...started, ...events('meet 2025-09-28 11:00')], '2025-10-20 08:00').escalationsDue).toEqual([
      0, 2,
    ])
    const paused = [...started, ...events('pause 2025-09-28 09:00')]
    expect(stand(rules, paused, '2025-09-28 12:00')).toMatchObject({
      escalations: [null, null, null, null],
      escalationsDue: [],
    })
  })

  it('[LT15] says that nobody knows until when, without a limit, and that it is an estimate beyond the published years', () => {
    expect(stand({ limit: null }, events('start 2025-09-26 16:50'), '2025-09-28 10:50')).toMatchObject({
      state: 'running',
      dueAt: null,
      limitUnits: null,
      remainingUnits: null,
    })
    const long: ClockRules = { limit: { amount: 30, unit: 'months' } }
    expect(stand(long, events('start 2025-09-26 16:50'), '2025-09-28 10:50').isEstimate).toBe(true)
    expect(stand(four, events('start 2025-09-26 16:50'), '2025-09-28 10:50').isEstimate).toBe(false)
  })

  it('[LT5] counts months with their extensions from the day it began', () => {
    const rules: ClockRules = {
      limit: { amount: 1, unit: 'months', onHoliday: 'as-is' },
      extension: { times: 1, atMost: 'original-limit' },
    }
    const all = events('start 2025-08-31 10:00', 'extend 2025-09-20 10:00 1')
    expect(said(stand(rules, all, '2025-09-29 10:00').dueAt)).toBe('2025-10-31 23:59')
    expect(stand(rules, all, '2025-10-31 23:00')).toMatchObject({ state: 'running', limitUnits: 2 })
  })
})

describe('steps of a record as events of a clock', () => {
  const clock: Clock = {
    id: 'solve',
    name: { zh: '处置', en: 'Solve' },
    startsAt: ['dispatch'],
    endsAt: ['report'],
    endsUnjudgedAt: ['void'],
    pausedIn: ['shelved'],
    extension: {
      ask: 'ask',
      grant: 'grant',
      refuse: 'refuse',
      amount: 'asked_hours',
      times: 1,
      atMost: 'original-limit',
    },
    limit: { amount: 4, unit: 'work-hours' },
    actor: [],
  }
  const kinds = (...all: (readonly [does: string, to: string, isBack?: boolean])[]) =>
    clockEventsOf(
      clock,
      all.map(([does, to, isBack = false], i): ClockStep => ({ does, to, isBack, at: new Date(i), amount: 2 })),
    ).map(({ kind }) => kind)

  it('[LT16] starts once, pauses by the state, ends, and is reopened by rework', () => {
    expect(
      kinds(
        ['create', 'reported'],
        ['dispatch', 'sent'],
        ['report', 'done'],
        ['rework', 'sent', true],
        ['report', 'done'],
        ['close', 'closed'],
      ),
    ).toEqual(['start', 'meet', 'reopen', 'meet'])
    expect(
      kinds(
        ['dispatch', 'sent'],
        ['dispatch', 'sent'],
        ['shelve', 'shelved'],
        ['note', 'shelved'],
        ['take-up', 'sent'],
        ['void', 'void'],
      ),
    ).toEqual(['start', 'pause', 'resume', 'void'])
    expect(
      kinds(['dispatch', 'sent'], ['ask', 'asking'], ['refuse', 'sent'], ['ask', 'asking'], ['grant', 'sent']),
    ).toEqual(['start', 'ask', 'refuse', 'ask', 'extend'])
    expect(kinds(['report', 'done'], ['ask', 'x'])).toEqual([])
    expect(
      clockEventsOf({ ...clock, restartsAt: ['rework'] }, [
        { does: 'dispatch', to: 'sent', isBack: false, at: new Date(0), amount: null },
        { does: 'report', to: 'done', isBack: false, at: new Date(1), amount: null },
        { does: 'rework', to: 'sent', isBack: true, at: new Date(2), amount: null },
      ]).map(({ kind }) => kind),
    ).toEqual(['start', 'meet', 'restart'])
  })
})

// What follows says the rules again in the plainest way, minute by minute and day by day, and holds the program to it.

const START = at('2025-09-24 00:00').getTime()
const MINUTE = 60_000

function counts(t: number, unit: Limit['unit']): boolean {
  const china = new Date(t + 8 * 3_600_000).toISOString()
  const day = china.slice(0, 10)
  const clock = china.slice(11, 16)
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const isWorked = autumn.workdays.has(day) || (!autumn.daysOff.has(day) && weekday !== 0 && weekday !== 6)
  if (unit === 'urgent-hours' || unit === 'days') return true
  if (unit === 'workdays') return isWorked
  return isWorked && ((clock >= '08:30' && clock < '12:00') || (clock >= '14:30' && clock < '17:30'))
}

interface Plain {
  readonly minute: number
  readonly kind: ClockEvent['kind']
  readonly amount: number
}

/** Which minutes it ran and when it ended, by the events until one. */
function told(all: readonly Plain[]) {
  let ended: Plain | null = null
  let isPaused = false
  let started: number | null = null
  let begun: Plain[] = []
  for (const event of all) {
    if (event.kind === 'start' && started === null) started = event.minute
    if (event.kind === 'restart' && started !== null) {
      started = event.minute
      ended = null
      isPaused = false
      begun = []
    }
    if (started === null) continue
    if (event.kind === 'reopen') ended = null
    if (ended !== null) continue
    if ((event.kind === 'pause' && !isPaused) || (event.kind === 'resume' && isPaused)) {
      isPaused = !isPaused
      begun.push(event)
    }
    if (event.kind === 'meet' || event.kind === 'void') ended = event
  }
  return { started, ended, isPaused, turns: begun }
}

const HORIZON = 60 * 24 * 60

/** The minute by which so many minutes have counted; null when it stands still before. */
function plainDue(all: readonly Plain[], minutes: number, unit: Limit['unit']): number | null {
  const { started, turns } = told(all)
  if (started === null) return null
  let running = true
  let used = 0
  let next = 0
  for (let m = started; m < HORIZON; m++) {
    if (running && used === minutes) return m
    while (next < turns.length && (turns[next] as Plain).minute === m) {
      running = (turns[next] as Plain).kind === 'resume'
      next++
    }
    // Resumed with nothing left: it is due at once.
    if (running && used === minutes) return m
    if (running && counts(START + m * MINUTE, unit)) used++
  }
  return null
}

/** A clock that starts on the first day, and what happens to it after gaps of hours or of days. */
const plainEvents = fc
  .tuple(
    fc.integer({ min: 0, max: 60 * 24 }),
    fc.array(
      fc.record({
        gap: fc.oneof(fc.integer({ min: 1, max: 240 }), fc.integer({ min: 1, max: 60 * 48 })),
        kind: fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom<ClockEvent['kind']>('pause', 'resume') },
          { weight: 2, arbitrary: fc.constantFrom<ClockEvent['kind']>('ask', 'extend') },
          { weight: 1, arbitrary: fc.constantFrom<ClockEvent['kind']>('refuse', 'meet', 'reopen', 'void', 'restart') },
        ),
        amount: fc.integer({ min: 0, max: 6 }),
      }),
      { maxLength: 10 },
    ),
  )
  .map(([start, rest]) => {
    let minute = start
    const happened = rest.map(({ gap, kind, amount }): Plain => {
      minute += gap
      return { minute, kind, amount }
    })
    return [{ minute: start, kind: 'start', amount: 0 } as Plain, ...happened]
  })

const asEvents = (all: readonly Plain[]): ClockEvent[] =>
  all.map(({ minute, kind, amount }) => ({ at: new Date(START + minute * MINUTE), kind, amount }) as ClockEvent)

describe('the clock against a plain simulation', () => {
  it('[LT17] agrees minute by minute, with pauses, extensions, rework and holidays', () => {
    const unit = fc.constantFrom<Limit['unit']>('urgent-hours', 'work-hours', 'workdays', 'days')
    fc.assert(
      fc.property(
        plainEvents,
        unit,
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 60 * 24 * 25 }),
        (all, by, amount, after) => {
          const per = by === 'urgent-hours' || by === 'work-hours' ? 60 : 60 * 24
          const limit: Limit = { amount, unit: by, ends: 'same-time', onHoliday: 'as-is' }
          const now = (all[0] as Plain).minute + after
          const past = all.filter(({ minute }) => minute <= now)
          // Extensions, decided at each grant by what was so then; a new beginning forgets them.
          let granted = 0
          let times = 0
          let asked: number | null = null
          past.forEach((event, i) => {
            const before = told(past.slice(0, i))
            if (event.kind === 'restart') [granted, times, asked] = [0, 0, null]
            if (event.kind === 'ask' && asked === null) asked = event.minute
            if (event.kind === 'refuse') asked = null
            if (event.kind !== 'extend') return
            const due = plainDue(past.slice(0, i), (amount + granted) * per, by)
            const inTime = due === null || (asked ?? event.minute) <= due
            if (before.ended === null && inTime && times < 2 && event.amount > 0 && event.amount <= amount) {
              granted += event.amount
              times++
            }
            asked = null
          })
          const found = clockOf(
            { limit, extension: { times: 2, atMost: 'original-limit' } },
            asEvents(all),
            time,
            new Date(START + now * MINUTE),
          )
          const due = plainDue(past, (amount + granted) * per, by)
          const minuteOf = (moment: Date | null) => (moment === null ? null : (moment.getTime() - START) / MINUTE)
          expect(minuteOf(found.dueAt)).toBe(due)
          expect(found.limitUnits).toBe(amount + granted)
          const { ended, isPaused } = told(past)
          const until = ended?.minute ?? now
          const isLate = due !== null && until > due
          expect(found.state).toBe(
            ended?.kind === 'void'
              ? 'void'
              : isLate
                ? 'missed'
                : ended !== null
                  ? 'met'
                  : isPaused
                    ? 'paused'
                    : 'running',
          )
          expect(found.isOpen).toBe(ended === null)
          let late = 0
          if (due !== null && found.state === 'missed')
            for (let m = due; m < until; m++) if (counts(START + m * MINUTE, by)) late++
          expect(found.lateBy * per).toBeCloseTo(late, 6)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('[LT18] agrees day by day where whole days count', () => {
    fc.assert(
      fc.property(
        plainEvents,
        fc.constantFrom<Limit['unit']>('workdays', 'days'),
        fc.integer({ min: 0, max: 9 }),
        (given, unit, amount) => {
          const all = given.filter(({ kind }) => ['start', 'pause', 'resume'].includes(kind))
          const first = dayOf(new Date(START + (all[0] as Plain).minute * MINUTE))
          const runsAtEnd = (day: string) =>
            !told(all.filter(({ minute }) => dayOf(new Date(START + minute * MINUTE)) <= day)).isPaused
          let used = 0
          let expected: string | null = null
          for (let day = first, n = 0; n < 120 && expected === null; n++, day = addDays(day, 1)) {
            if (n > 0 && runsAtEnd(addDays(day, -1)) && counts(startOfDay(day).getTime(), unit)) used++
            if (used >= amount && runsAtEnd(day)) expected = day
          }
          const found = clockOf(
            { limit: { amount, unit, ends: 'end-of-day', onHoliday: 'as-is' } },
            asEvents(all),
            time,
            new Date(START + 60 * 24 * 60 * MINUTE),
          )
          expect(found.dueAt === null ? null : dayOf(found.dueAt)).toBe(expected)
          if (found.dueAt !== null) expect(said(found.dueAt)).toMatch(/23:59$/)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('[LT19] never falls due earlier for a pause or an extension', () => {
    fc.assert(
      fc.property(
        plainEvents,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom<Limit['unit']>('urgent-hours', 'work-hours', 'workdays', 'days', 'months'),
        (all, amount, unit) => {
          const kept = all.filter(({ kind }) => kind !== 'restart')
          const found = clockOf(
            { limit: { amount, unit }, extension: { times: 9, atMost: 'original-limit' } },
            asEvents(kept),
            time,
            new Date(START + 60 * 24 * 60 * MINUTE),
          )
          if (found.dueAt !== null)
            expect(found.dueAt.getTime()).toBeGreaterThanOrEqual((found.originalDueAt as Date).getTime())
          expect(found.usedUnits).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })
})
