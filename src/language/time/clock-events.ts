import type { Clock } from '../clock.ts'
import type { ClockEvent } from './run-clock.ts'

/** A step of a record as clocks see it. */
export interface ClockStep {
  /** The transition, or 'create'. */
  readonly does: string
  readonly at: Date
  /** The state that it led to. */
  readonly to: string | null
  /** Whether the lifecycle calls it rework, or a way back. */
  readonly isBack: boolean
  /** What the field that holds the extension says after the step, in the clock's unit; null: nothing. */
  readonly amount: number | null
}

/** What a record's steps, in their order, mean for one of its clocks. */
export function clockEventsOf(clock: Clock, steps: readonly ClockStep[]): readonly ClockEvent[] {
  const events: ClockEvent[] = []
  let state: 'before' | 'live' | 'met' | 'void' = 'before'
  let isPaused = false
  for (const { does, at, to, isBack, amount } of steps) {
    const say = (kind: 'start' | 'restart' | 'reopen' | 'meet' | 'void' | 'ask' | 'refuse' | 'pause' | 'resume') =>
      events.push({ kind, at })
    if (state !== 'before' && clock.restartsAt?.includes(does)) {
      say('restart')
      state = 'live'
      isPaused = false
    } else if (state === 'before' && clock.startsAt.includes(does)) {
      say('start')
      state = 'live'
    } else if (state !== 'before' && state !== 'live' && (isBack || clock.startsAt.includes(does))) {
      // Reopened: not done after all, so that its time goes on as if it had never been met.
      say('reopen')
      state = 'live'
    }
    if (state === 'live' && does === clock.extension?.ask) say('ask')
    if (state === 'live' && does === clock.extension?.refuse) say('refuse')
    if (state === 'live' && does === clock.extension?.grant)
      events.push({ kind: 'extend', at, amount: amount ?? Number.NaN })
    const rests = to !== null && (clock.pausedIn?.includes(to) ?? false)
    if (state === 'live' && rests !== isPaused) {
      say(rests ? 'pause' : 'resume')
      isPaused = rests
    }
    if (state === 'live' && clock.endsAt.includes(does)) {
      say('meet')
      state = 'met'
    } else if (state === 'live' && clock.endsUnjudgedAt?.includes(does)) {
      say('void')
      state = 'void'
    }
  }
  return events
}
