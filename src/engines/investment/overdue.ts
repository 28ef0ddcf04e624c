import { addMonths } from '../../model/calendar.ts'
import type { CohortMonths, SignedLead } from './cohorts.ts'

export interface Overdue {
  readonly id: string
  readonly name: string
  readonly signedOn: string
  readonly what: 'start' | 'production'
  /** The day by which it should have been. */
  readonly due: string
}

/** Leads that were signed long enough ago and have not started, or started and do not produce; the latest due last. */
export function overdueOf(leads: readonly SignedLead[], months: CohortMonths, on: string): readonly Overdue[] {
  return leads
    .filter(({ isDissolved }) => !isDissolved)
    .flatMap(({ id, name, signedOn, startedOn, producedOn }): Overdue[] => {
      if (startedOn === null) {
        const due = addMonths(signedOn, months.start)
        return due < on ? [{ id, name, signedOn, what: 'start', due }] : []
      }
      const due = addMonths(signedOn, months.production)
      return producedOn === null && due < on ? [{ id, name, signedOn, what: 'production', due }] : []
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}
