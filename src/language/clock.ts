import type { Role } from '../model/role.ts'
import type { Bilingual } from '../model/system.ts'
import type { Limit, TimeUnit } from './time/limit.ts'

/** A deadline (时限) that runs while a record is handled. What it means is said in `time/`. */
export interface Clock {
  readonly id: string
  readonly name: Bilingual
  /** Transitions that start it; 'create' is making the record. */
  readonly startsAt: readonly string[]
  /** Transitions that meet it. */
  readonly endsAt: readonly string[]
  /** Transitions after which it no longer matters: void, merged. */
  readonly endsUnjudgedAt?: readonly string[]
  /** States in which it stands still: 挂账, 特别程序. */
  readonly pausedIn?: readonly string[]
  /** Rework does not start it anew, unless said. */
  readonly restartsAt?: readonly string[]
  /**
   * How long: an amount, an expression that gives one ('class.limit'), or a setting's key whose value is an amount; in one
   * unit, or in the unit that a text field of the record or its link holds ('class.limit_unit').
   */
  readonly limit: {
    readonly amount: number | { readonly expression: string } | { readonly setting: string; readonly path?: string }
    readonly unit: TimeUnit | { readonly expression: string }
    /** Where a limit in days ends, and what a holiday does to it; `time/limit.ts` says what holds unless said. */
    readonly ends?: Limit['ends']
    readonly onHoliday?: Limit['onHoliday']
  }
  /** Who may be given more, and how much: asked before it runs out, at most the original limit, so many times. */
  readonly extension?: {
    readonly ask: string
    readonly grant: string
    readonly refuse: string
    /** Field of the record that holds what was asked for, in the clock's unit. */
    readonly amount: string
    readonly times: number
    readonly atMost: 'original-limit' | number
  }
  /** Who is told and when: at a share of the limit, so many units before it runs out, or so many after. */
  readonly escalation?: readonly Escalation[]
  /** Who has to act while it runs; for 'my day'. */
  readonly actor: readonly Role[]
  /**
   * Names of figures that are counted from it, of a period: how many were due (应结案数), the share of them that ended by
   * the cut-off (结案率), the share that ended in time (按期结案率). None unless said.
   */
  readonly figures?: { readonly due: Bilingual; readonly ended: Bilingual; readonly met: Bilingual }
}

export interface Escalation {
  readonly at:
    | { readonly share: number }
    | { readonly before: number; readonly unit: TimeUnit }
    | { readonly after: number; readonly unit: TimeUnit }
  readonly tell: readonly Role[]
  readonly name: Bilingual
  /** Transition that the program does then, if it can. */
  readonly does?: string
}
