import { addWorkdays, type CalendarDay, type WorkCalendar } from '../../platform/calendar/calendar.ts'
import {
  extendedTo,
  type ReturnAction,
  type ReturnRole,
  type ReturnState,
  type Transition,
  type TransitionSettings,
  transitionsOf,
} from '../indicators/return-workflow.ts'
import type { ReturnTask } from './definition.ts'

/** States in which the body that answers may write values. */
export const WRITABLE: readonly ReturnState[] = ['to-fill', 'draft', 'returned']

/**
 * What this person may do to the task today: the workflow's own list, without what makes no sense for this task. A
 * cancelled task takes no action; a correction is declined only when one was asked for, and asked for once.
 */
export function actionsOf(
  task: ReturnTask,
  who: { readonly id: string; readonly roles: readonly ReturnRole[] },
  today: CalendarDay,
  settings: TransitionSettings,
): readonly Transition[] {
  if (task.cancelledBecause !== null) return []
  return transitionsOf(task.state, who, today, task.deadlines, task.submittedBy, settings).filter(
    ({ action }) =>
      (action !== 'decline-correction' || task.askedCorrection !== null) &&
      (action !== 'ask-correction' || task.askedCorrection === null),
  )
}

/** The transition of one action; null when the state does not know it. */
export function findAction(
  task: ReturnTask,
  who: { readonly id: string; readonly roles: readonly ReturnRole[] },
  action: ReturnAction,
  today: CalendarDay,
  settings: TransitionSettings,
): Transition | null {
  return actionsOf(task, who, today, settings).find((one) => one.action === action) ?? null
}

/** What is asked besides the state: who it was returned by, how long it may now be mended, who submitted. */
export interface TaskChange {
  readonly state: ReturnState
  readonly submittedBy: string | null
  readonly askedCorrection: string | null
  readonly deadlines: ReturnTask['deadlines']
}

export interface ReturnWorkflowSettings extends TransitionSettings {
  /** Working days that a body has at least to mend a return that was sent back. */
  readonly daysToMend: number
}

export const defaultWorkflowSettings: ReturnWorkflowSettings = { reviewerMayBeSubmitter: false, daysToMend: 3 }

/** What comes with an action. */
export interface ActionGiven {
  readonly actor: string
  readonly today: CalendarDay
  readonly reason: string | null
  /** For what extends or unlocks. */
  readonly newDueDay: CalendarDay | null
}

/** The task after an allowed action. */
export function afterAction(
  task: ReturnTask,
  { action, to }: Pick<Transition, 'action' | 'to'>,
  { actor, today, reason, newDueDay }: ActionGiven,
  calendar: WorkCalendar,
  settings: ReturnWorkflowSettings,
): TaskChange {
  const change: TaskChange = {
    state: to,
    submittedBy: task.submittedBy,
    askedCorrection: task.askedCorrection,
    deadlines: task.deadlines,
  }
  switch (action) {
    case 'submit':
      return { ...change, submittedBy: actor }
    case 'take-back':
    case 'correct':
      return { ...change, submittedBy: null }
    case 'ask-correction':
      return { ...change, askedCorrection: reason }
    case 'decline-correction':
      return { ...change, askedCorrection: null }
    case 'extend':
      return newDueDay === null ? change : { ...change, deadlines: extendedTo(task.deadlines, newDueDay) }
    case 'unlock':
      return {
        ...change,
        submittedBy: null,
        askedCorrection: null,
        // Open for as long as was allowed and no longer.
        deadlines: newDueDay === null ? task.deadlines : { ...extendedTo(task.deadlines, newDueDay), lock: newDueDay },
      }
    case 'return': {
      // Sent back on the last day, it could not be mended.
      const mendUntil = addWorkdays(today, settings.daysToMend, calendar)
      const lock = mendUntil > task.deadlines.lock ? mendUntil : task.deadlines.lock
      return { ...change, submittedBy: null, deadlines: { ...task.deadlines, lock } }
    }
    case 'save':
    case 'review':
    case 'check':
    case 'confirm':
    case 'lock':
      return change
  }
}
