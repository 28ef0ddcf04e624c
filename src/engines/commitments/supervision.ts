import type { Bilingual } from '../../model/system.ts'
import { addDays, addWorkdays, type WorkCalendar, workdaysBetween } from '../../platform/calendar/calendar.ts'
import type { CommitmentFacts, CommitmentSettings } from './standing.ts'
import { judgeCommitment } from './standing.ts'

export const SUPERVISION_LEVELS = [1, 2, 3] as const
export type SupervisionLevel = (typeof SUPERVISION_LEVELS)[number]

export const supervisionLevelNames: Readonly<Record<SupervisionLevel, Bilingual>> = {
  1: { zh: '提醒', en: 'reminder' },
  2: { zh: '督办', en: 'supervision' },
  3: { zh: '通报', en: 'public notice' },
}

/**
 * The level at which the clock says a commitment should be supervised on a day [CV1]; null when it should not.
 * Overdue days are counted in working days, from the day after the due day.
 */
export function levelDue(
  facts: CommitmentFacts,
  on: string,
  settings: CommitmentSettings,
  calendar: WorkCalendar,
): SupervisionLevel | null {
  const { standing, daysOverdue } = judgeCommitment(facts, on, settings)
  if (standing !== 'overdue') return null
  const days = workdaysBetween(addDays(on, -daysOverdue), on, calendar)
  const [first, second, third] = settings.escalateAfter
  return days >= third ? 3 : days >= second ? 2 : days >= first ? 1 : null
}

/** The day by which a supervision opened on `on` has to be answered. */
export const answerBy = (on: string, level: SupervisionLevel, settings: CommitmentSettings, calendar: WorkCalendar) =>
  addWorkdays(on, settings.answerWithin[level - 1] as number, calendar) // three levels, three numbers
