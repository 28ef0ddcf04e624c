import type { Frequency, Period } from '../../model/period.ts'
import { lastDayOf } from '../../model/period.ts'
import type { Bilingual } from '../../model/system.ts'

/** States of a return (报送任务): 待填 暂存 已报 已审 复核 退回 确认 锁定. */
export const RETURN_STATES = [
  'to-fill',
  'draft',
  'submitted',
  'reviewed',
  'checked',
  'returned',
  'confirmed',
  'locked',
] as const
export type ReturnState = (typeof RETURN_STATES)[number]

export const returnStateNames: Readonly<Record<ReturnState, Bilingual>> = {
  'to-fill': { zh: '待填', en: 'to fill' },
  draft: { zh: '暂存', en: 'draft' },
  submitted: { zh: '已报', en: 'submitted' },
  reviewed: { zh: '已审', en: 'reviewed' },
  checked: { zh: '复核', en: 'checked' },
  returned: { zh: '退回', en: 'returned' },
  confirmed: { zh: '确认', en: 'confirmed' },
  locked: { zh: '锁定', en: 'locked' },
}

/** Who acts on a return: its reporter, the head of its department (部门负责人), a planner of 发改, a leader, or the program. */
export type ReturnRole = 'reporter' | 'reviewer' | 'planner' | 'leader' | 'system'

export const RETURN_ACTIONS = [
  'save',
  'submit',
  'take-back',
  'review',
  'check',
  'return',
  'confirm',
  'lock',
  'correct',
  'ask-correction',
  'unlock',
  'decline-correction',
  'extend',
] as const
export type ReturnAction = (typeof RETURN_ACTIONS)[number]

export const returnActionNames: Readonly<Record<ReturnAction, Bilingual>> = {
  save: { zh: '暂存', en: 'save' },
  submit: { zh: '上报', en: 'submit' },
  'take-back': { zh: '撤回', en: 'take back' },
  review: { zh: '审核通过', en: 'approve' },
  check: { zh: '复核通过', en: 'check' },
  return: { zh: '退回', en: 'return' },
  confirm: { zh: '确认', en: 'confirm' },
  lock: { zh: '锁定', en: 'lock' },
  correct: { zh: '更正', en: 'correct' },
  'ask-correction': { zh: '申请更正', en: 'ask for a correction' },
  unlock: { zh: '解锁', en: 'unlock' },
  'decline-correction': { zh: '不同意更正', en: 'decline the correction' },
  extend: { zh: '准予补报', en: 'allow catch-up' },
}

/** What an action asks for besides the right to it. */
export type Requirement =
  /** At least one word why. */
  | 'reason'
  /** No check of the values ends in an error, and every needed note is there. */
  | 'values-in-order'
  /** A new last day. */
  | 'new-due-day'

interface Step {
  readonly action: ReturnAction
  readonly from: readonly ReturnState[]
  /** null: it stays in its state. */
  readonly to: ReturnState | null
  readonly by: readonly ReturnRole[]
  readonly needs: readonly Requirement[]
  /** Until when: 'lock' up to the end of the locking day, 'always', or 'after-lock' only then. */
  readonly until: 'lock' | 'always' | 'after-lock'
}

/**
 * The whole workflow as data. Leaders and planners return, they never edit (统计法); a correction opens a new version
 * while the confirmed one stays in force.
 */
export const returnSteps = [
  { action: 'save', from: ['to-fill', 'draft', 'returned'], to: 'draft', by: ['reporter'], needs: [], until: 'lock' },
  {
    action: 'submit',
    from: ['to-fill', 'draft', 'returned'],
    to: 'submitted',
    by: ['reporter'],
    needs: ['values-in-order'],
    until: 'lock',
  },
  { action: 'take-back', from: ['submitted'], to: 'draft', by: ['reporter'], needs: ['reason'], until: 'lock' },
  { action: 'review', from: ['submitted'], to: 'reviewed', by: ['reviewer'], needs: [], until: 'always' },
  { action: 'return', from: ['submitted'], to: 'returned', by: ['reviewer'], needs: ['reason'], until: 'always' },
  { action: 'check', from: ['reviewed'], to: 'checked', by: ['planner'], needs: [], until: 'always' },
  {
    action: 'return',
    from: ['reviewed', 'checked'],
    to: 'returned',
    by: ['planner', 'leader'],
    needs: ['reason'],
    until: 'always',
  },
  {
    action: 'return',
    from: ['confirmed'],
    to: 'returned',
    by: ['planner', 'leader'],
    needs: ['reason'],
    until: 'lock',
  },
  { action: 'confirm', from: ['checked'], to: 'confirmed', by: ['planner'], needs: [], until: 'always' },
  { action: 'lock', from: ['confirmed'], to: 'locked', by: ['system'], needs: [], until: 'after-lock' },
  { action: 'lock', from: ['confirmed'], to: 'locked', by: ['planner'], needs: ['reason'], until: 'always' },
  { action: 'correct', from: ['confirmed'], to: 'draft', by: ['reporter'], needs: ['reason'], until: 'lock' },
  // What is locked is opened by the planners alone, whether somebody asked or not.
  { action: 'ask-correction', from: ['locked'], to: null, by: ['reporter'], needs: ['reason'], until: 'always' },
  {
    action: 'unlock',
    from: ['locked'],
    to: 'returned',
    by: ['planner'],
    needs: ['reason', 'new-due-day'],
    until: 'always',
  },
  { action: 'decline-correction', from: ['locked'], to: null, by: ['planner'], needs: ['reason'], until: 'always' },
  {
    action: 'extend',
    from: ['to-fill', 'draft', 'returned'],
    to: null,
    by: ['planner'],
    needs: ['reason', 'new-due-day'],
    until: 'always',
  },
] as const satisfies readonly Step[]

/** Days of a return, 'YYYY-MM-DD', each at the end of that day by Beijing time. */
export interface ReturnDeadlines {
  readonly opens: string
  readonly remind: string
  readonly due: string
  /** First day on which it stands on the list of overdue returns. */
  readonly overdue: string
  readonly lock: string
}

/** Days of the following month by frequency, and days around the due day. Local practice: settings, not constants. */
export interface DeadlineSettings {
  /** Day of the month after the period by which a return is due. */
  readonly dueDay: Readonly<Record<Frequency, number>>
  /** Indicators with a due day of their own: quarterly GDP on the 25th. */
  readonly dueDayOf: Readonly<Record<string, number>>
  /** Months after the period's end in which it is due: 1 is the next month. */
  readonly dueMonth: Readonly<Record<Frequency, number>>
  readonly remindBefore: number
  readonly overdueAfter: number
  readonly lockAfter: number
  /** Whether reminders and locks count working days instead of calendar days. */
  readonly countsWorkdays: boolean
  /** Whether a due day that is no working day moves to the next one. */
  readonly movesToWorkday: boolean
}

export const defaultDeadlineSettings: DeadlineSettings = {
  dueDay: { month: 10, quarter: 20, half: 20, year: 20 },
  dueDayOf: { gdp: 25 },
  dueMonth: { month: 1, quarter: 1, half: 1, year: 1 },
  remindBefore: 3,
  overdueAfter: 1,
  lockAfter: 10,
  countsWorkdays: false,
  movesToWorkday: true,
}

export interface Calendar {
  /** Whether people work on this day: weekends, holidays and the days moved for them (调休) are known to it. */
  isWorkday(date: string): boolean
}

/** When a return of a period is due, moved by the calendar of working days. */
export function deadlinesOf(
  period: Period,
  indicator: string,
  calendar: Calendar,
  settings: DeadlineSettings = defaultDeadlineSettings,
): ReturnDeadlines {
  const frequency: Frequency = period.kind === 'span' ? 'year' : period.kind
  const end = lastDayOf(period)
  const day = (frequency === 'year' ? undefined : settings.dueDayOf[indicator]) ?? settings.dueDay[frequency]
  const due = movedToWorkday(dayOfMonthAfter(end, settings.dueMonth[frequency], day), 1)
  const step = (from: string, by: number) => (settings.countsWorkdays ? workdaysFrom(from, by) : daysFrom(from, by))
  return {
    opens: daysFrom(end, 1),
    remind: movedToWorkday(step(due, -settings.remindBefore), -1),
    due,
    overdue: step(due, settings.overdueAfter),
    lock: movedToWorkday(step(due, settings.lockAfter), 1),
  }

  function movedToWorkday(date: string, by: 1 | -1): string {
    if (!settings.movesToWorkday) return date
    let moved = date
    // The longest holiday is nine days; a calendar that never works is the caller's fault and must not hang.
    for (let tries = 0; tries < 31 && !calendar.isWorkday(moved); tries++) moved = daysFrom(moved, by)
    return moved
  }

  function workdaysFrom(date: string, by: number): string {
    let moved = date
    let left = Math.abs(by)
    for (let tries = 0; tries < 400 && left > 0; tries++) {
      moved = daysFrom(moved, Math.sign(by))
      if (calendar.isWorkday(moved)) left--
    }
    return moved
  }
}

/** Every fault of edited settings, as sentences; empty when they can be used. */
export function faultsInDeadlineSettings(settings: DeadlineSettings): readonly string[] {
  const faults: string[] = []
  const days = { ...settings.dueDay, ...settings.dueDayOf }
  for (const [key, day] of Object.entries(days))
    if (!Number.isInteger(day) || day < 1 || day > 28) faults.push(`dueDay.${key}：应为 1 到 28 的整数`)
  for (const [key, month] of Object.entries(settings.dueMonth))
    if (!Number.isInteger(month) || month < 1 || month > 12) faults.push(`dueMonth.${key}：应为 1 到 12 的整数`)
  for (const key of ['remindBefore', 'overdueAfter', 'lockAfter'] as const)
    if (!Number.isInteger(settings[key]) || settings[key] < 0) faults.push(`${key}：应为不小于 0 的整数`)
  if (settings.lockAfter < settings.overdueAfter) faults.push('lockAfter：不应早于 overdueAfter')
  return faults
}

/** Where a return stands in time, as a list of overdue returns and a reminder ask. */
export type Urgency = 'not-open' | 'open' | 'remind' | 'due-today' | 'overdue' | 'past-lock'

export function urgencyOf(day: string, deadlines: ReturnDeadlines): Urgency {
  if (day > deadlines.lock) return 'past-lock'
  if (day >= deadlines.overdue || day > deadlines.due) return 'overdue'
  if (day === deadlines.due) return 'due-today'
  if (day >= deadlines.remind) return 'remind'
  return day >= deadlines.opens ? 'open' : 'not-open'
}

/** Who acts, seen from one return. Delegation is resolved before: a delegate holds the role. */
export interface ReturnActor {
  readonly id: string
  readonly roles: readonly ReturnRole[]
}

export interface TransitionSettings {
  /** Whether the person who submitted may also approve. Off: four eyes. */
  readonly reviewerMayBeSubmitter: boolean
}

/** What stands in the way of an action, from a closed list. */
export type Hindrance = 'role' | 'same-person' | 'past-lock' | 'before-lock' | 'not-open'

export interface Transition {
  readonly action: ReturnAction
  readonly name: Bilingual
  readonly to: ReturnState
  readonly needs: readonly Requirement[]
  readonly isAllowed: boolean
  readonly hindrance: Hindrance | null
  /** Why not and what to do; null when allowed. */
  readonly why: Bilingual | null
  /** Last day on which it is possible; null: no end. */
  readonly until: string | null
}

/**
 * What can become of a return now: every action that its state knows, whether this actor may take it today, until when,
 * and what it asks for. Buttons and the server decide by this same list.
 */
export function transitionsOf(
  state: ReturnState,
  actor: ReturnActor,
  day: string,
  deadlines: ReturnDeadlines,
  submittedBy: string | null = null,
  settings: TransitionSettings = { reviewerMayBeSubmitter: false },
): readonly Transition[] {
  const steps: readonly Step[] = returnSteps
  const known = steps.filter(({ from }) => from.includes(state))
  // An action that two roles may take shows once: as the actor's own where there is one.
  const own = (step: Step) => step.by.some((role) => actor.roles.includes(role))
  const shown = known.filter((step) => own(step) || !known.some((other) => other.action === step.action && own(other)))
  const unique = shown.filter((step, i) => shown.findIndex(({ action }) => action === step.action) === i)
  return unique.map((step) => {
    const hindrance = hindranceOf(step)
    return {
      action: step.action,
      name: returnActionNames[step.action],
      to: step.to ?? state,
      needs: step.needs,
      isAllowed: hindrance === null,
      hindrance,
      why: hindrance === null ? null : whyNot(hindrance, step, deadlines),
      until: step.until === 'lock' ? deadlines.lock : null,
    }
  })

  function hindranceOf(step: Step): Hindrance | null {
    if (!own(step)) return 'role'
    if (day < deadlines.opens && step.by.includes('reporter')) return 'not-open'
    if (step.until === 'lock' && day > deadlines.lock) return 'past-lock'
    if (step.until === 'after-lock' && day <= deadlines.lock) return 'before-lock'
    const isApproval = step.action === 'review' || step.action === 'check' || step.action === 'confirm'
    if (isApproval && !settings.reviewerMayBeSubmitter && submittedBy !== null && submittedBy === actor.id)
      return 'same-person'
    return null
  }
}

const roleNames: Readonly<Record<ReturnRole, Bilingual>> = {
  reporter: { zh: '填报人', en: 'the reporter' },
  reviewer: { zh: '部门负责人', en: 'the department reviewer' },
  planner: { zh: '发改部门', en: 'the planners' },
  leader: { zh: '领导', en: 'a leader' },
  system: { zh: '系统', en: 'the system' },
}

function whyNot(hindrance: Hindrance, step: Step, deadlines: ReturnDeadlines): Bilingual {
  const name = returnActionNames[step.action]
  switch (hindrance) {
    case 'role':
      return {
        zh: `“${name.zh}”由${step.by.map((role) => roleNames[role].zh).join('、')}办理。`,
        en: `“${name.en}” is for ${step.by.map((role) => roleNames[role].en).join(' or ')}.`,
      }
    case 'same-person':
      return {
        zh: `上报人不能自己“${name.zh}”，请由另一人办理。`,
        en: `Whoever submitted it cannot ${name.en} it; another person must.`,
      }
    case 'past-lock':
      return {
        zh: `已过锁定日 ${deadlines.lock}。请向发改部门申请补报。`,
        en: `The locking day ${deadlines.lock} has passed. Ask the planners to allow a catch-up.`,
      }
    case 'before-lock':
      return {
        zh: `到 ${deadlines.lock} 之后才自动锁定。`,
        en: `It locks by itself only after ${deadlines.lock}.`,
      }
    case 'not-open':
      return { zh: `${deadlines.opens} 起才能填报。`, en: `It opens on ${deadlines.opens}.` }
  }
}

/** The calendar day after `by` days. */
export function daysFrom(date: string, by: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)
}

function dayOfMonthAfter(end: string, months: number, day: number): string {
  const year = Number(end.slice(0, 4))
  const month = Number(end.slice(5, 7)) - 1 + months
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)
}

/** Deadlines after a catch-up (补报) was allowed: due and locked on the new day. */
export function extendedTo(deadlines: ReturnDeadlines, day: string): ReturnDeadlines {
  return { ...deadlines, due: day, overdue: daysFrom(day, 1), lock: day > deadlines.lock ? day : deadlines.lock }
}
