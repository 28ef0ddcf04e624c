import { done, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import { record } from '../../platform/audit/record.ts'
import { addDays, dayOf, isDay, stateCouncilCalendar } from '../../platform/calendar/calendar.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Writing } from '../../platform/database/tables.ts'
import { announce } from '../../platform/live/live.ts'
import { type ReturnAction, type ReturnState, returnStateNames } from '../indicators/return-workflow.ts'
import { hindrancesOf } from './checks.ts'
import { actorId, type Desk, readScopes, rolesFor } from './desk.ts'
import { changedMeanwhile, missing, noSuchReturn, notInOrder, notPossible } from './refusals.ts'
import { findingsOf, loadContent, type ReturnContent } from './return-content.ts'
import type { ReturnSettings } from './settings.ts'
import { findSteps, findTask, insertStep, lockTask, type StoredTask } from './task-store.ts'
import { afterAction, findAction } from './workflow.ts'

/** What somebody wants to do with a return, and what they saw of it. */
export interface ActionAsked {
  readonly task: string
  readonly action: Exclude<ReturnAction, 'save'>
  readonly revision: number
  /** Saves that were seen: nobody submits values that they did not see. */
  readonly edits: number | null
  readonly reason: string | null
  readonly newDueDay: string | null
}

export interface ActionTaken {
  readonly task: string
  readonly state: ReturnState
  readonly revision: number
}

/** What else must happen in the transaction of a confirmation: its values become observations. */
export type Confirming = (tx: Writing, desk: Desk, task: StoredTask, content: ReturnContent) => Promise<void>

/**
 * Takes one step with a return: whoever may, in a state that knows it, with what it asks for, and only on what was seen.
 * Returning and correcting never touch a value.
 */
export function takeAction(
  desk: Desk,
  settings: ReturnSettings,
  asked: ActionAsked,
  onConfirmed: Confirming,
): Promise<Outcome<ActionTaken>> {
  return inRefusableTransaction(desk.db, async (tx) => {
    const { scope, own } = readScopes(desk)
    if ((await findTask(tx, scope, own, desk.division, asked.task)) === null) return refused(noSuchReturn)
    const task = await lockTask(tx, desk.division, asked.task)
    if (task === null) return refused(noSuchReturn)
    const today = dayOf(desk.at)
    const who = { id: actorId(desk.actor), roles: rolesFor(desk.policy, desk.actor, task) }
    const isStale = task.revision !== asked.revision || (asked.edits !== null && task.edits !== asked.edits)
    if (isStale) return refused(changedMeanwhile(await asItStands(tx, task)))
    const transition = findAction(task, who, asked.action, today, settings.workflow)
    if (transition?.isAllowed !== true) return refused(notPossible(transition, returnStateNames[task.state]))
    const reason = asked.reason?.trim() ?? ''
    for (const need of transition.needs) {
      switch (need) {
        case 'reason':
          if (reason === '') return refused(missing('reason', '请写明原因。', 'Say why.'))
          break
        case 'new-due-day': {
          const fault = faultInNewDay(asked.newDueDay, today)
          if (fault !== null) return refused(fault)
          break
        }
        case 'values-in-order': {
          const hindrances = hindrancesOf(findingsOf(await loadContent(tx, task, settings)))
          if (hindrances.length > 0) return refused(notInOrder(hindrances))
          break
        }
      }
    }
    const change = afterAction(
      task,
      transition,
      { actor: who.id, today, reason: reason || null, newDueDay: asked.newDueDay },
      stateCouncilCalendar,
      settings.workflow,
    )
    const revision = await insertStep(tx, desk, task, asked.action, change, {
      reason: reason || null,
      detail: asked.newDueDay === null ? {} : { newDueDay: asked.newDueDay },
    })
    if (asked.action === 'confirm') await onConfirmed(tx, desk, task, await loadContent(tx, task, settings))
    await announce(tx, 'returns', { division: task.division, body: task.body, subject: task.id })
    await record(tx, desk.actor, desk.at, {
      division: task.division,
      action: `returns.${asked.action}`,
      subject: { kind: 'return', id: task.id },
      body: task.body,
      reason: reason || null,
      detail: { from: task.state, to: change.state, revision, edits: task.edits },
    })
    return done({ task: task.id, state: change.state, revision })
  })
}

/** Several returns at once, each on its own: what is refused says why and stops no other. */
export async function takeActions(
  desk: Desk,
  settings: ReturnSettings,
  asked: readonly ActionAsked[],
  onConfirmed: Confirming,
): Promise<readonly { readonly task: string; readonly outcome: Outcome<ActionTaken> }[]> {
  const outcomes: { readonly task: string; readonly outcome: Outcome<ActionTaken> }[] = []
  for (const one of asked)
    outcomes.push({ task: one.task, outcome: await takeAction(desk, settings, one, onConfirmed) })
  return outcomes
}

async function asItStands(tx: Writing, task: StoredTask) {
  const last = (await findSteps(tx, task.division, task.id)).at(-1)
  return {
    state: task.state,
    revision: task.revision,
    edits: task.edits,
    last: last === undefined ? null : { action: last.action, by: last.by, at: last.at, reason: last.reason },
  }
}

function faultInNewDay(day: string | null, today: string): Refusal | null {
  if (day === null || !isDay(day))
    return missing('newDueDay', '请填写新的截止日（年-月-日）。', 'Give the new due day as YYYY-MM-DD.')
  if (day < today) return missing('newDueDay', `截止日 ${day} 已过。`, `The day ${day} has passed.`)
  if (day > addDays(today, 366))
    return missing('newDueDay', '截止日不应在一年以后。', 'The day is more than a year away.')
  return null
}
