import { findPeriod, periodWords } from '../../model/period.ts'
import { type AnyStanding, standingLooks } from '../../model/standing.ts'
import type { Bilingual } from '../../model/system.ts'
import type { Place } from '../../platform/access/policy.ts'
import { addressOfRecord, clockTitle, type DueClock } from '../cases/due.ts'
import type { CommitmentRow } from '../commitments/answers.ts'
import type { StoredCommitment } from '../commitments/commitments-store.ts'
import type { WaitingEvaluation } from '../evaluations/waiting-store.ts'
import type { TargetRow } from '../indicators/answers.ts'
import { type ReturnRole, type ReturnState, returnStateNames } from '../indicators/return-workflow.ts'
import type { DocumentRow } from '../plans/documents-store.ts'
import type { StoredTask } from '../returns/task-store.ts'
import { isOwed } from '../returns/tasks.ts'
import { addressOfCommitment, addressOfTarget, commitmentTones, shortened } from './compose.ts'
import type { Waiting } from './my-day.ts'

/** What the person may do in a place, as the policy decides. */
export type May = (permission: string, place: Place) => boolean

const same = (text: string): Bilingual => ({ zh: text, en: text })

export const addressOfReturn = ({ division, id }: { readonly division: string; readonly id: string }): string =>
  `/returns/${division}/${id}`

/** What of the returns waits for the person [OD1]: to fill, sent back, to review or to check, by the roles held for each. */
export function waitingReturns(
  tasks: readonly StoredTask[],
  rolesOf: (task: StoredTask) => readonly ReturnRole[],
  today: string,
): readonly Waiting[] {
  return tasks.flatMap((task): readonly Waiting[] => {
    if (!isOwed(task) && task.state !== 'submitted' && task.state !== 'reviewed' && task.state !== 'checked') return []
    const roles = rolesOf(task)
    const group = returnGroup(task.state, roles, task.deadlines.opens <= today)
    if (group === null) return []
    const period = findPeriod(task.period)
    const words = period === null ? same(task.period) : periodWords(period)
    return [
      {
        group,
        thing: task.id,
        title: { zh: `${task.formName} ${words.zh}`, en: `${task.formName} ${words.en}` },
        note: {
          zh: `${task.bodyName} · ${returnStateNames[task.state].zh}`,
          en: `${task.bodyName} · ${returnStateNames[task.state].en}`,
        },
        due: task.deadlines.due,
        href: addressOfReturn(task),
        tone: group === 'returned' ? 'poor' : 'none',
      },
    ]
  })
}

function returnGroup(state: ReturnState, roles: readonly ReturnRole[], isOpen: boolean): Waiting['group'] | null {
  switch (state) {
    case 'returned':
      return roles.includes('reporter') ? 'returned' : null
    case 'to-fill':
    case 'draft':
      return roles.includes('reporter') && isOpen ? 'due-returns' : null
    case 'submitted':
      return roles.includes('reviewer') ? 'reviews' : null
    case 'reviewed':
    case 'checked':
      return roles.includes('planner') ? 'reviews' : null
    case 'confirmed':
    case 'locked':
      return null
  }
}

/** What of the commitments waits for the person [OD1]: judged as `row` says, decided by who leads them. */
export function waitingCommitments(
  commitments: readonly { readonly stored: StoredCommitment; readonly row: CommitmentRow }[],
  may: May,
): readonly Waiting[] {
  return commitments.flatMap(({ stored, row }): readonly Waiting[] => {
    if (row.isEnded) return []
    const lead = row.lead
    const common = {
      thing: row.id,
      title: same(shortened(row.text)),
      href: addressOfCommitment(row),
      tone: commitmentTones[row.standing],
    }
    const found: Waiting[] = []
    const report = stored.reports.find(
      ({ state, isEndorsed, body }) =>
        state === 'submitted' &&
        may(isEndorsed ? 'commitments.accept' : 'commitments.endorse', { division: row.division, body }),
    )
    if (report !== undefined)
      found.push({ ...common, group: 'reports-back', note: same(lead?.name ?? ''), due: null, tone: 'none' })
    if (lead === null || !may('commitments.answer', { division: row.division, body: lead.id })) return found
    if (row.issue === 'issued')
      found.push({
        ...common,
        group: 'to-acknowledge',
        note: same(stored.documentNo ?? ''),
        due: stored.acknowledgeBy,
        tone: 'none',
      })
    const open = stored.supervisions.findLast(({ isOpen, isAnswered }) => isOpen && !isAnswered)
    if (open !== undefined)
      found.push({
        ...common,
        group: 'supervisions',
        note: { zh: `第 ${open.level} 级督办`, en: `supervision of level ${open.level}` },
        due: open.answerBy,
      })
    else if (row.standing === 'overdue')
      found.push({ ...common, group: 'commitments-overdue', note: row.reason, due: row.nextDue ?? row.dueOn })
    else if (row.standing === 'due-soon')
      found.push({ ...common, group: 'commitments-due', note: row.reason, due: row.nextDue ?? row.dueOn })
    return found
  })
}

const SEVERITIES = ['red', 'orange', 'yellow'] as const

/** Warnings of the targets that the person answers for or watches over, the gravest first. */
export function waitingWarnings(targets: readonly TargetRow[]): readonly Waiting[] {
  return targets
    .flatMap((row) => (row.warning === null ? [] : [{ row, warning: row.warning }]))
    .sort((a, b) => SEVERITIES.indexOf(a.warning.severity) - SEVERITIES.indexOf(b.warning.severity))
    .map(({ row, warning }) => ({
      group: 'warnings',
      thing: row.id,
      title: row.name,
      note: warning.words,
      due: null,
      href: addressOfTarget(row),
      tone: toneOfWarning(warning.severity, row.standing),
    }))
}

const toneOfWarning = (severity: (typeof SEVERITIES)[number], standing: AnyStanding) =>
  severity === 'red'
    ? 'bad'
    : severity === 'orange'
      ? 'poor'
      : standingLooks[standing].tone === 'none'
        ? 'none'
        : 'fair'

/** Texts that were compiled and in which items still wait for a decision. */
export function waitingTexts(documents: readonly DocumentRow[], adopted: ReadonlySet<string>): readonly Waiting[] {
  return documents
    .filter(({ state, id, items, decided }) => state === 'ready' && !adopted.has(id) && decided < items)
    .map(({ division, id, compilation, title, name, items, decided }) => ({
      group: 'texts',
      thing: id,
      title: same(title ?? name),
      note: {
        zh: `已校核 ${decided} / ${items} 项`,
        en: `${decided} of ${items} items reviewed`,
      },
      due: null,
      href: `/reviews/${division}/${compilation ?? id}`,
      tone: 'none',
    }))
}

/** What of the evaluations waits for the person: their unit's data or result, objections to answer, the next stage. */
export function waitingEvaluations(found: readonly WaitingEvaluation[]): readonly Waiting[] {
  // The last day of a stage in which nothing can be done yet does not press before it has passed.
  const pressing = found.filter(({ what, isOverdue }) => what !== 'stage' || isOverdue)
  return pressing.map(({ thing, title, note, due, href, what, isOverdue }) => ({
    group: 'evaluations',
    thing,
    title: same(title),
    note,
    due,
    href,
    tone: isOverdue ? 'bad' : what === 'answer' ? 'fair' : 'none',
  }))
}

/** What waits by the clocks of records: what the person has to do, and what they were told of; not before it presses [OD6]. */
export function waitingDeadlines(
  dues: readonly DueClock[],
  now: Date,
  dayOf: (at: Date) => string,
): readonly Waiting[] {
  return dues.map((due) => {
    const { kept, register, because } = due
    const isOverdue = kept.dueAt !== null && kept.dueAt < now
    return {
      group: because === 'told' ? 'deadlines-told' : isOverdue ? 'deadlines-overdue' : 'deadlines-due',
      thing: `${kept.record} ${kept.clock}`,
      title: clockTitle(due),
      note: register.system.name,
      due: kept.dueAt === null ? null : dayOf(kept.dueAt),
      href: addressOfRecord(register, kept.division, kept.record),
      tone: isOverdue ? 'bad' : 'none',
    }
  })
}
