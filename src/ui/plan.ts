import { createContext, useContext } from 'react'

/** The plan that the screens look at, and the day as of which; chosen in the top bar, kept in the browser. */
export interface ChosenPlan {
  /** Id of the plan; null while none is adopted. */
  readonly id: string | null
  readonly title: string | null
  /** 'YYYY-MM-DD': everything is shown as it was known then; null for now. */
  readonly asOf: string | null
  readonly choose: (change: { readonly id?: string; readonly asOf?: string | null }) => void
}

export const PlanContext = createContext<ChosenPlan>({ id: null, title: null, asOf: null, choose: () => undefined })

/** The plan chosen in the top bar. */
export const usePlan = (): ChosenPlan => useContext(PlanContext)
