import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { getPeriod } from '../../model/period.ts'
import { addDays, isWorkday, stateCouncilCalendar } from '../../platform/calendar/calendar.ts'
import { defaultDeadlineSettings } from '../indicators/return-workflow.ts'
import { taskWith } from './lakeside.test-builders.ts'
import {
  byUrgency,
  endedPeriods,
  type FormToSweep,
  isOverdue,
  isToLock,
  noticesDue,
  periodsBetween,
  taskDeadlines,
  taskKey,
  tasksToOpen,
  versionFor,
} from './tasks.ts'

const monthly: FormToSweep = {
  id: 'f',
  frequency: 'month',
  firstPeriod: '2024-01',
  lastPeriod: null,
  versions: [
    { version: 1, validFrom: '2024-01', bodies: ['a', 'b'] },
    { version: 2, validFrom: '2024-03', bodies: ['b', 'c'] },
  ],
}
const opened = (today: string, existing: readonly string[] = [], form: FormToSweep = monthly) =>
  tasksToOpen([form], new Set(existing), today).map(
    ({ period, body, formVersion }) => `${period} ${body} v${formVersion}`,
  )

describe('tasks by period', () => {
  it('[RT1] one for each body and ended period, with the version that the period is asked with', () => {
    expect(opened('2024-01-31')).toEqual([])
    expect(opened('2024-02-01')).toEqual(['2024-01 a v1', '2024-01 b v1'])
    expect(opened('2024-04-02')).toEqual([
      '2024-01 a v1',
      '2024-01 b v1',
      '2024-02 a v1',
      '2024-02 b v1',
      '2024-03 b v2',
      '2024-03 c v2',
    ])
  })

  it('[RT2] what was missed is opened later, and a second sweep opens nothing', () => {
    const day = fc.integer({ min: 0, max: 800 }).map((n) => addDays('2024-01-01', n))
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 6 }), (days) => {
        const existing = new Set<string>()
        const sorted = [...days].sort()
        for (const today of sorted)
          for (const task of tasksToOpen([monthly], existing, today)) {
            expect(existing.has(taskKey(task))).toBe(false)
            existing.add(taskKey(task))
          }
        const last = sorted.at(-1) as string
        expect(tasksToOpen([monthly], existing, last)).toEqual([])
        // Whatever days the sweep ran on, the same tasks stand in the end.
        expect(existing.size).toBe(tasksToOpen([monthly], new Set(), last).length)
      }),
    )
  })

  it('[RT3] a form ends with its last period; versions begin with their first', () => {
    expect(opened('2024-06-01', [], { ...monthly, lastPeriod: '2024-01' })).toEqual(['2024-01 a v1', '2024-01 b v1'])
    expect(versionFor(monthly.versions, '2023-12')).toBeNull()
    expect(versionFor(monthly.versions, '2024-02')?.version).toBe(1)
    expect(
      endedPeriods({ frequency: 'half', firstPeriod: '2023-H1', lastPeriod: null }, '2024-07-01').map(
        ({ text }) => text,
      ),
    ).toEqual(['2023-H1', '2023-H2', '2024-H1'])
    expect(periodsBetween('2023-Q3', '2024-Q1').map(({ text }) => text)).toEqual(['2023-Q3', '2023-Q4', '2024-Q1'])
    expect(periodsBetween('2024-Q1', '2023-Q3')).toEqual([])
    expect(periodsBetween('2024', '2024-Q3')).toEqual([])
  })

  it('[RT4] due with its last row, on working days of the real calendar', () => {
    const days = (rows: string[], period = '2024-Q1') =>
      taskDeadlines(
        getPeriod(period),
        rows.map((indicator) => ({ indicator })),
        { isWorkday: (day) => isWorkday(day, stateCouncilCalendar) },
        defaultDeadlineSettings,
      )
    expect(days(['retail-sales']).due).toBe('2024-04-22') // 20 April 2024 is a Saturday
    expect(days(['retail-sales', 'gdp']).due).toBe('2024-04-25')
    expect(days(['retail-sales'], '2024-01').due).toBe('2024-02-18') // Spring Festival until the 17th; Sunday the 18th is worked
    expect(days([]).due).toBe('2024-04-22')
  })

  it('[RT5] reminded at T−3, overdue at T+1, and nobody is reminded of what is handed in or cancelled', () => {
    const at = (today: string, over: Parameters<typeof taskWith>[0] = {}) => noticesDue(taskWith(over), today)
    expect(at('2024-04-06')).toEqual([])
    expect(['2024-04-07', '2024-04-10'].map((day) => at(day)[0])).toEqual(['due-soon', 'due-soon'])
    expect(['2024-04-11', '2024-05-30'].map((day) => at(day)[0])).toEqual(['overdue', 'overdue'])
    expect(at('2024-04-11', { state: 'returned' })).toEqual(['overdue'])
    expect(at('2024-04-11', { state: 'submitted' })).toEqual([])
    expect(at('2024-04-11', { cancelledBecause: '撤销' })).toEqual([])
    expect(isOverdue(taskWith(), '2024-04-10')).toBe(false)
    expect(isOverdue(taskWith(), '2024-04-11')).toBe(true)
  })

  it('[RT6] locks what is confirmed once its day has passed', () => {
    expect(isToLock(taskWith({ state: 'confirmed' }), '2024-04-22')).toBe(false)
    expect(isToLock(taskWith({ state: 'confirmed' }), '2024-04-23')).toBe(true)
    expect(isToLock(taskWith({ state: 'checked' }), '2024-04-23')).toBe(false)
  })

  it('[RT7] my returns: sent back first, then overdue, then by due day, then what is handed in', () => {
    const task = (id: string, state: 'to-fill' | 'returned' | 'confirmed', due: string) =>
      taskWith({ id, state, deadlines: { ...taskWith().deadlines, due, overdue: addDays(due, 1) } })
    const tasks = [
      task('done', 'confirmed', '2024-03-10'),
      task('later', 'to-fill', '2024-05-10'),
      task('soon', 'to-fill', '2024-04-20'),
      task('late', 'to-fill', '2024-03-10'),
      task('back', 'returned', '2024-04-30'),
      task('done-later', 'confirmed', '2024-04-10'),
    ]
    expect([...tasks].sort(byUrgency('2024-04-12')).map(({ id }) => id)).toEqual([
      'back',
      'late',
      'soon',
      'later',
      'done-later',
      'done',
    ])
  })
})
