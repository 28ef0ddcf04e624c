import { useEffect, useState } from 'react'
import { type AnyStanding, standingFrom, standingNames } from '../../../../model/standing.ts'
import type { Citation, Observation, TrackedTarget, TrackResult } from '../../../../model/track-result.ts'
import type { CompilerClient } from '../documents/compiler-client.ts'
import type { OpenDocument } from '../documents/document.ts'
import { figure } from '../documents/figures.ts'
import type { Words } from '../words/words.ts'
import { planOf } from '../workspace.ts'

/** What the open reports say about the open plan. */
export type Tracking =
  | { readonly kind: 'none' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed'; readonly cause: string }
  | { readonly kind: 'done'; readonly result: TrackResult; readonly byStatement: ReadonlyMap<string, TrackedTarget> }

const NONE: Tracking = { kind: 'none' }

/** Holds the plan against the reports whenever either changes. */
export function useTracking(client: CompilerClient, documents: readonly OpenDocument[]): Tracking {
  const [tracking, setTracking] = useState<Tracking>(NONE)
  useEffect(() => {
    const plan = planOf(documents)
    const reports = documents.filter((document) => document.role === 'report')
    if (plan === null || reports.length === 0) {
      setTracking(NONE)
      return
    }
    let isLatest = true
    setTracking({ kind: 'busy' })
    client
      .track(
        plan.model,
        reports.map(({ model }) => model),
      )
      .then((result): Tracking => {
        return { kind: 'done', result, byStatement: byStatementOf(result) }
      })
      .catch((error: unknown): Tracking => ({ kind: 'failed', cause: error instanceof Error ? error.message : '' }))
      .then((next) => {
        if (isLatest) setTracking(next)
      })
    return () => {
      isLatest = false
    }
  }, [client, documents])
  return tracking
}

/**
 * Tracked targets by their statement. A statement that sets one figure for several indicators is tracked once for each;
 * the one with the most observations speaks for it.
 */
export function byStatementOf(result: TrackResult): Map<string, TrackedTarget> {
  const byStatement = new Map<string, TrackedTarget>()
  for (const target of result.targets) {
    const other = byStatement.get(target.id)
    if (!other || other.observations.length < target.observations.length) byStatement.set(target.id, target)
  }
  return byStatement
}

/** All tracked targets of each statement: one for every indicator that it names. */
export function partsByStatement(result: TrackResult): Map<string, TrackedTarget[]> {
  const parts = new Map<string, TrackedTarget[]>()
  for (const target of result.targets) {
    const others = parts.get(target.id)
    if (others) others.push(target)
    else parts.set(target.id, [target])
  }
  return parts
}

/** The standing of a tracked target, from the closed list. */
export const standingOfTarget = (target: TrackedTarget): AnyStanding => standingFrom(target.standingId)

export function standingWords(words: Words, standing: AnyStanding): string {
  const { zh, en } = standingNames[standing]
  return words.language === 'en' ? en : zh
}

export const isWithData = (target: TrackedTarget) => target.observations.length > 0

/** An observation's value with its unit, as '64.7%' or '+6.8%'. */
export function observationWords(observation: Observation): string {
  const sign = observation.measure === 'growth' && observation.value > 0 ? '+' : ''
  return `${sign}${figure(observation.value)}${observation.unit ?? ''}`
}

export const percentWords = (share: number): string =>
  `${new Intl.NumberFormat('en', { maximumFractionDigits: share > 0 && share < 0.1 ? 1 : 0 }).format(share * 100)}%`

/** The years for which any target has a value, in order. */
export function observedYears(targets: readonly TrackedTarget[]): string[] {
  const years = new Set<string>()
  for (const target of targets) for (const { period } of target.observations) years.add(lastYear(period))
  return [...years].sort()
}

export const lastYear = (period: string): string => period.slice(-4)

/** Whether two citations name the same place. */
export const isSamePlace = (a: Citation, b: Citation) =>
  a.document === b.document && a.start === b.start && a.end === b.end
