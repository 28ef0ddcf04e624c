import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { useKept } from '../../../ui/kept.ts'
import type { ChosenPlan } from '../../../ui/plan.ts'
import type { Session } from '../../../ui/session.ts'

/** A plan as the top bar lists it. */
interface PlanChoice {
  readonly id: string
  readonly title: string
  /** '2021/2025'; null when the text does not say. */
  readonly period: string | null
}

export interface ChosenPlanState {
  readonly plans: readonly PlanChoice[]
  /** Whether the list is still on its way: until then nothing is said of it. */
  readonly isPending: boolean
  readonly chosen: ChosenPlan
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/**
 * The plan that is looked at and the day as of which. An address may name them (`?plan=…&asOf=2025-06-30`), so that a link
 * shows to others what one saw; otherwise this browser keeps the plan, and the day is now.
 */
export function useChosenPlan(session: Session | null): ChosenPlanState {
  const [search, setSearch] = useSearchParams()
  const [kept, setKept] = useKept<string | null>('plan', (found) => (typeof found === 'string' ? found : null))
  const answer = useAnswer<{ readonly plans: readonly PlanChoice[] }>(
    '/api/v1/plans',
    { division: session?.division },
    { when: session?.may('plans.read') ?? false },
  )
  const plans = answer.data?.plans ?? NONE
  const wanted = search.get('plan') ?? kept
  const plan = plans.find(({ id }) => id === wanted) ?? plans[0]
  const day = search.get('asOf')
  const asOf = day !== null && DAY.test(day) ? day : null

  const choose = useCallback(
    (change: { readonly id?: string; readonly asOf?: string | null }) => {
      if (change.id !== undefined) setKept(change.id)
      setSearch(
        (now) => {
          const next = new URLSearchParams(now)
          if (change.id !== undefined) next.set('plan', change.id)
          if (change.asOf === null) next.delete('asOf')
          else if (change.asOf !== undefined) next.set('asOf', change.asOf)
          return next
        },
        { replace: true },
      )
    },
    [setKept, setSearch],
  )
  const chosen = useMemo(
    () => ({ id: plan?.id ?? null, title: plan?.title ?? null, asOf, choose }),
    [plan, asOf, choose],
  )
  return { plans, isPending: answer.isLoading, chosen }
}

const NONE: readonly PlanChoice[] = []
