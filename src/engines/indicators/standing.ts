import type { FinalStanding, Standing } from '../../model/standing.ts'
import type { TargetType } from './progress.ts'

export { type FinalStanding, type Standing, standingNames } from '../../model/standing.ts'

/**
 * Cut points of the judgement. The vocabulary is official, the numbers are local practice: they belong to the user, are
 * stored with their version, and are never read from anywhere but here.
 */
export interface StandingSettings {
  /** r = P/τ from which a target is ahead, on track, roughly on track, behind; below the last it is far behind. */
  readonly ahead: number
  readonly onTrack: number
  readonly roughlyOnTrack: number
  readonly behind: number
  /** Successive periods at or beyond the target before a level counts as achieved early, since it can fall back. */
  readonly periodsHeld: number
  /** Share of the distance from which a target is roughly completed in the final year. Binding targets never are. */
  readonly roughlyCompleted: number
  /** Progress beyond which a completed target is exceeded. */
  readonly exceeded: number
}

export const defaultStandingSettings: StandingSettings = {
  ahead: 1.1,
  onTrack: 0.95,
  roughlyOnTrack: 0.85,
  behind: 0.6,
  periodsHeld: 2,
  roughlyCompleted: 0.95,
  exceeded: 1,
}

/** What the judgement of a running target rests on. */
export interface ProgressFacts {
  readonly type: TargetType
  /** null when the figures do not decide it. */
  readonly progress: number | null
  /** Share of the period that has passed, over 0. */
  readonly elapsed: number
  /** How many successive latest periods stood at or beyond the target. */
  readonly periodsHeld: number
  /** Whether the indicator's definition changed and nobody has ruled on it. */
  readonly definitionPending?: boolean
}

/**
 * Judges a running target by progress against time. Yearly bounds are judged by `boundStanding`.
 * Cumulative kinds cannot fall back, so reaching the target once is enough; a level must be held.
 */
export function standingOf(facts: ProgressFacts, settings: StandingSettings = defaultStandingSettings): Standing {
  if (facts.definitionPending === true) return 'definition-pending'
  const { progress, elapsed } = facts
  if (progress === null || !(elapsed > 0)) return 'no-data'
  const reached = progress >= 1 - 1e-9
  const cannotFallBack = facts.type === 'cumulative'
  if (reached && (cannotFallBack || facts.periodsHeld >= settings.periodsHeld)) return 'achieved-early'
  const pace = progress / elapsed
  // Reached but not yet held: never worse than on track, however late in the period.
  if (pace >= settings.ahead - 1e-9) return 'ahead'
  if (reached || pace >= settings.onTrack - 1e-9) return 'on-track'
  if (progress < 0) return 'far-behind'
  if (pace >= settings.roughlyOnTrack - 1e-9) return 'roughly-on-track'
  if (pace >= settings.behind - 1e-9) return 'behind'
  return 'far-behind'
}

/** A yearly bound: on track while every reported year held; behind when the latest failed. Failed years are named anyway. */
export function boundStanding(passed: readonly number[], failed: readonly number[]): Standing {
  if (passed.length + failed.length === 0) return 'no-data'
  const latest = Math.max(...passed, ...failed)
  if (failed.length === 0) return 'on-track'
  return failed.includes(latest) ? 'behind' : 'roughly-on-track'
}

/** 总结评估: `binding` targets are completed or not, never roughly. */
export function finalStandingOf(
  progress: number | null,
  binding: boolean,
  settings: StandingSettings = defaultStandingSettings,
): FinalStanding {
  if (progress === null) return 'no-data'
  if (progress > settings.exceeded + 1e-9) return 'exceeded'
  if (progress >= 1 - 1e-9) return 'completed'
  if (!binding && progress >= settings.roughlyCompleted - 1e-9) return 'roughly-completed'
  return 'not-completed'
}

/** Final state of a yearly bound: any failed year keeps it from being completed, even when the last one passes. */
export function finalBoundStanding(
  passed: readonly number[],
  failed: readonly number[],
  missing: readonly number[],
): FinalStanding {
  if (failed.length > 0) return 'not-completed'
  if (missing.length > 0 || passed.length === 0) return 'no-data'
  return 'completed'
}

/** Every fault of a settings object that a person edited, as sentences; empty when it can be used. */
export function faultsInStandingSettings(settings: StandingSettings): readonly string[] {
  const faults: string[] = []
  const { ahead, onTrack, roughlyOnTrack, behind } = settings
  for (const [key, value] of Object.entries(settings)) {
    if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) faults.push(`${key}：应为大于 0 的数`)
  }
  if (!(ahead > onTrack && onTrack > roughlyOnTrack && roughlyOnTrack > behind))
    faults.push('ahead、onTrack、roughlyOnTrack、behind：应依次减小')
  if (!Number.isInteger(settings.periodsHeld)) faults.push('periodsHeld：应为整数')
  if (settings.roughlyCompleted >= 1) faults.push('roughlyCompleted：应小于 1')
  return faults
}
