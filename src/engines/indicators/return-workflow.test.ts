import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPeriod, getPeriod } from '../../model/period.ts'
import {
  type Calendar,
  daysFrom,
  deadlinesOf,
  defaultDeadlineSettings,
  extendedTo,
  faultsInDeadlineSettings,
  RETURN_STATES,
  type ReturnRole,
  returnSteps,
  transitionsOf,
  urgencyOf,
} from './return-workflow.ts'

const weekdays: Calendar = { isWorkday: (date) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()) }
const everyDay: Calendar = { isWorkday: () => true }
const deadlines = deadlinesOf(getPeriod('2023-03'), 'retail-sales', everyDay)
const who = (...roles: ReturnRole[]) => ({ id: 'person-1', roles })
const allowed = (
  state: (typeof RETURN_STATES)[number],
  roles: ReturnRole[],
  day = '2023-04-05',
  by: string | null = null,
) =>
  transitionsOf(state, who(...roles), day, deadlines, by)
    .filter(({ isAllowed }) => isAllowed)
    .map(({ action }) => action)

describe('when returns are due', () => {
  it('[RW1] monthly on the 10th, quarterly on the 20th, quarterly GDP on the 25th of the next month', () => {
    expect(deadlines).toEqual({
      opens: '2023-04-01',
      remind: '2023-04-07',
      due: '2023-04-10',
      overdue: '2023-04-11',
      lock: '2023-04-20',
    })
    expect(deadlinesOf(getPeriod('2023-Q1'), 'retail-sales', everyDay).due).toBe('2023-04-20')
    expect(deadlinesOf(getPeriod('2023-Q1'), 'gdp', everyDay).due).toBe('2023-04-25')
    expect(deadlinesOf(getPeriod('2023'), 'gdp', everyDay).due).toBe('2024-01-20')
  })

  it('[RW2] a due day on a weekend or holiday moves to the next working day, a reminder to the one before', () => {
    // 10 June 2023 is a Saturday.
    expect(deadlinesOf(getPeriod('2023-05'), 'x', weekdays).due).toBe('2023-06-12')
    // Three days before 12 June is Friday the 9th; ten after is the 22nd.
    expect(deadlinesOf(getPeriod('2023-05'), 'x', weekdays)).toMatchObject({ remind: '2023-06-09', lock: '2023-06-22' })
    const counted = { ...defaultDeadlineSettings, countsWorkdays: true }
    expect(deadlinesOf(getPeriod('2023-05'), 'x', weekdays, counted)).toMatchObject({
      remind: '2023-06-07',
      overdue: '2023-06-13',
      lock: '2023-06-26',
    })
  })

  it('[RW3] days stay in order whatever the calendar, and a calendar that never works does not hang', () => {
    const calendars = fc.func(fc.boolean()).map((isWorkday): Calendar => ({ isWorkday: (date) => isWorkday(date) }))
    const months = fc.tuple(fc.integer({ min: 2000, max: 2050 }), fc.integer({ min: 1, max: 12 }))
    fc.assert(
      fc.property(calendars, months, (calendar, [year, month]) => {
        const period = findPeriod(`${year}-${String(month).padStart(2, '0')}`)
        if (period === null) throw new Error('no period')
        const { remind, due, overdue, lock } = deadlinesOf(period, 'x', calendar)
        expect(remind <= due && due < overdue && overdue <= lock).toBe(true)
      }),
    )
    expect(deadlinesOf(getPeriod('2023-03'), 'x', { isWorkday: () => false }).due > '2023-04-10').toBe(true)
  })

  it('[RW4] tells how urgent a return is', () => {
    const at = (day: string) => urgencyOf(day, deadlines)
    expect(
      ['2023-03-31', '2023-04-01', '2023-04-07', '2023-04-10', '2023-04-11', '2023-04-20', '2023-04-21'].map(at),
    ).toEqual(['not-open', 'open', 'remind', 'due-today', 'overdue', 'overdue', 'past-lock'])
    expect(urgencyOf('2023-05-02', extendedTo(deadlines, '2023-05-05'))).toBe('remind')
  })

  it('[RW5] says what is wrong with edited settings', () => {
    expect(faultsInDeadlineSettings(defaultDeadlineSettings)).toEqual([])
    expect(
      faultsInDeadlineSettings({ ...defaultDeadlineSettings, dueDayOf: { gdp: 31 }, remindBefore: -1, lockAfter: 0 }),
    ).toHaveLength(3)
  })
})

describe('what can become of a return', () => {
  it('[RW6] goes from filling to locking, each step by who answers for it', () => {
    expect(allowed('to-fill', ['reporter'])).toEqual(['save', 'submit'])
    expect(allowed('submitted', ['reviewer'])).toEqual(['review', 'return'])
    expect(allowed('reviewed', ['planner'])).toEqual(['check', 'return'])
    expect(allowed('checked', ['planner'])).toEqual(['return', 'confirm'])
    expect(allowed('confirmed', ['system'], '2023-04-21')).toEqual(['lock'])
    expect(allowed('returned', ['reporter'])).toEqual(['save', 'submit'])
  })

  it('[RW7] reviewers, planners and leaders return with a reason and never edit', () => {
    for (const state of RETURN_STATES) {
      for (const { action } of transitionsOf(state, who('reviewer', 'planner', 'leader'), '2023-04-05', deadlines)) {
        const own = transitionsOf(state, who('reviewer', 'planner', 'leader'), '2023-04-05', deadlines).find(
          (one) => one.action === action,
        )
        if (['save', 'submit', 'correct', 'take-back', 'ask-correction'].includes(action))
          expect(own?.hindrance).toBe('role')
      }
    }
    for (const step of returnSteps) if (step.action === 'return') expect(step.needs).toContain('reason')
  })

  it('[RW8] whoever submitted does not approve their own, unless the place allows it', () => {
    const own = transitionsOf('submitted', who('reporter', 'reviewer'), '2023-04-05', deadlines, 'person-1')
    expect(own.find(({ action }) => action === 'review')?.hindrance).toBe('same-person')
    expect(own.find(({ action }) => action === 'review')?.why?.zh).toContain('另一人')
    const lenient = transitionsOf('submitted', who('reviewer'), '2023-04-05', deadlines, 'person-1', {
      reviewerMayBeSubmitter: true,
    })
    expect(lenient.find(({ action }) => action === 'review')?.isAllowed).toBe(true)
  })

  it('[RW9] after the locking day only a catch-up that was allowed opens it again', () => {
    const late = transitionsOf('to-fill', who('reporter'), '2023-04-21', deadlines)
    expect(late.find(({ action }) => action === 'submit')).toMatchObject({ isAllowed: false, hindrance: 'past-lock' })
    expect(allowed('to-fill', ['planner'], '2023-04-21')).toEqual(['extend'])
    const again = transitionsOf('to-fill', who('reporter'), '2023-04-21', extendedTo(deadlines, '2023-04-28'))
    expect(again.find(({ action }) => action === 'submit')).toMatchObject({ isAllowed: true, until: '2023-04-28' })
    expect(transitionsOf('to-fill', who('reporter'), '2023-03-20', deadlines)[0]?.hindrance).toBe('not-open')
  })

  it('[RW10] a confirmed return is corrected until it locks; a locked one when the planners unlock it', () => {
    const correct = transitionsOf('confirmed', who('reporter'), '2023-04-12', deadlines).find(
      ({ action }) => action === 'correct',
    )
    expect(correct).toMatchObject({ isAllowed: true, to: 'draft', needs: ['reason'], until: '2023-04-20' })
    expect(allowed('confirmed', ['reporter'], '2023-04-21')).toEqual([])
    expect(allowed('locked', ['reporter'], '2024-04-05')).toEqual(['ask-correction'])
    expect(allowed('locked', ['planner'], '2024-04-05')).toEqual(['unlock', 'decline-correction'])
    const unlock = transitionsOf('locked', who('planner'), '2024-04-05', deadlines).find(
      ({ action }) => action === 'unlock',
    )
    expect(unlock).toMatchObject({ to: 'returned', needs: ['reason', 'new-due-day'] })
  })

  it('[RW12] leaders return and do nothing else', () => {
    for (const state of RETURN_STATES)
      expect(allowed(state, ['leader'])).toEqual(['reviewed', 'checked', 'confirmed'].includes(state) ? ['return'] : [])
  })

  it('[RW11] every state can be left and every action knows why it is refused', () => {
    for (const state of RETURN_STATES) {
      const all = transitionsOf(state, who(), '2023-04-05', deadlines)
      expect(all.length).toBeGreaterThan(0)
      expect(all.every(({ isAllowed, why }) => !isAllowed && why !== null && why.zh !== '' && why.en !== '')).toBe(true)
      expect(new Set(all.map(({ action }) => action)).size).toBe(all.length)
    }
    expect(daysFrom('2024-02-28', 2)).toBe('2024-03-01')
  })
})
