import type { Tone } from '../../model/standing.ts'
import type { Bilingual } from '../../model/system.ts'

/** What waits for a person, in the order in which it is shown [OD2]. */
export const DAY_GROUPS = [
  'returned',
  'due-returns',
  'reviews',
  'evaluations',
  'reports-back',
  'to-acknowledge',
  'supervisions',
  'deadlines-overdue',
  'deadlines-due',
  'deadlines-told',
  'commitments-overdue',
  'commitments-due',
  'warnings',
  'texts',
] as const
export type DayGroup = (typeof DAY_GROUPS)[number]

export type Urgency = 'overdue' | 'today' | 'soon' | 'later' | 'none'

/** Something that waits, as its engine tells of it. */
export interface Waiting {
  readonly group: DayGroup
  /** Id of the thing itself, the same in whichever group it comes. */
  readonly thing: string
  readonly title: Bilingual
  /** Who or what it concerns: a body, a period, a reason. */
  readonly note: Bilingual
  /** 'YYYY-MM-DD'; null when it has no due day. */
  readonly due: string | null
  /** Address of the screen where the act is done. */
  readonly href: string
  readonly tone: Tone
}

export interface DayEntry extends Waiting {
  readonly urgency: Urgency
  /** Days until it is due, negative when it is overdue; null without a due day. */
  readonly daysLeft: number | null
}

/** Days within which something is due soon [OD4]. */
const SOON = 7

/**
 * The day of one person: what waits, by group and due day [OD2]–[OD5].
 *
 * @param today 'YYYY-MM-DD'
 */
export function dayOf(
  waiting: readonly Waiting[],
  today: string,
): readonly { readonly group: DayGroup; readonly entries: readonly DayEntry[] }[] {
  // A report that waits for the person is the act itself; the due day of its commitment is not a second one.
  const acts = new Set(waiting.filter(({ group }) => group === 'reports-back').map(({ thing }) => thing))
  const entries = waiting
    .filter(
      ({ group, thing }) => !((group === 'commitments-due' || group === 'commitments-overdue') && acts.has(thing)),
    )
    .map((one): DayEntry => {
      const daysLeft = one.due === null ? null : days(today, one.due)
      return { ...one, daysLeft, urgency: urgencyOf(daysLeft) }
    })
  return DAY_GROUPS.map((group) => ({
    group,
    entries: entries.filter((entry) => entry.group === group).sort(earliestFirst),
  })).filter(({ entries: found }) => found.length > 0)
}

function urgencyOf(daysLeft: number | null): Urgency {
  if (daysLeft === null) return 'none'
  if (daysLeft < 0) return 'overdue'
  return daysLeft === 0 ? 'today' : daysLeft <= SOON ? 'soon' : 'later'
}

const days = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

function earliestFirst(a: DayEntry, b: DayEntry): number {
  if (a.due !== b.due) return a.due === null ? 1 : b.due === null ? -1 : a.due < b.due ? -1 : 1
  return a.title.zh < b.title.zh ? -1 : a.title.zh > b.title.zh ? 1 : 0
}
