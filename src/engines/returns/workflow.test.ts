import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, stateCouncilCalendar } from '../../platform/calendar/calendar.ts'
import { RETURN_STATES, type ReturnRole } from '../indicators/return-workflow.ts'
import { planSave } from './cells.ts'
import type { CellVersion, ReturnTask } from './definition.ts'
import { rowWith, taskWith } from './lakeside.test-builders.ts'
import { actionsOf, afterAction, defaultWorkflowSettings, findAction, WRITABLE } from './workflow.ts'

const settings = defaultWorkflowSettings
const given = (over: Partial<Parameters<typeof afterAction>[2]> = {}) => ({
  actor: 'p',
  today: '2024-04-22',
  reason: '原因',
  newDueDay: null,
  ...over,
})
const taken = (task: ReturnTask, action: Parameters<typeof afterAction>[1]['action'], more: object = {}) =>
  afterAction(task, { action, to: task.state }, given(more), stateCouncilCalendar, settings)

describe('the way of one return', () => {
  it('[RW18] what is sent back on the last day can still be mended', () => {
    const back = taken(taskWith({ state: 'submitted' }), 'return')
    expect(back.deadlines.lock).toBe('2024-04-25')
    expect(taken(taskWith({ state: 'submitted' }), 'return', { today: '2024-04-09' }).deadlines.lock).toBe('2024-04-22')
  })

  it('[RW18] unlocking opens until a day and no longer; extending moves the day', () => {
    const locked = taskWith({ state: 'locked', askedCorrection: '漏报' })
    expect(taken(locked, 'unlock', { newDueDay: '2024-06-03' })).toMatchObject({
      askedCorrection: null,
      deadlines: { due: '2024-06-03', lock: '2024-06-03' },
    })
    expect(taken(taskWith(), 'extend', { newDueDay: '2024-05-06' }).deadlines).toMatchObject({
      due: '2024-05-06',
      overdue: '2024-05-07',
      lock: '2024-05-06',
    })
    expect(taken(locked, 'decline-correction').askedCorrection).toBeNull()
  })

  it('[RW18] a correction is declined only when asked for, and asked for once; what is cancelled takes no step', () => {
    const names = (task: ReturnTask, ...roles: ReturnRole[]) =>
      actionsOf(task, { id: 'x', roles }, '2024-06-01', settings).map(({ action }) => action)
    expect(names(taskWith({ state: 'locked' }), 'planner')).not.toContain('decline-correction')
    expect(names(taskWith({ state: 'locked', askedCorrection: 'x' }), 'planner')).toContain('decline-correction')
    expect(names(taskWith({ state: 'locked', askedCorrection: 'x' }), 'reporter')).not.toContain('ask-correction')
    for (const state of RETURN_STATES)
      expect(names(taskWith({ state, cancelledBecause: 'x' }), 'reporter', 'planner')).toEqual([])
  })

  it('[RW19] no sequence of permitted steps loses a value, skips an approval, or lets someone act outside their role', () => {
    const people: Readonly<Record<string, readonly ReturnRole[]>> = {
      reporter: ['reporter'],
      both: ['reporter', 'reviewer'],
      reviewer: ['reviewer'],
      planner: ['planner'],
      leader: ['leader'],
      nobody: [],
      program: ['system'],
    }
    const names = Object.keys(people)
    const reached = new Set<string>()
    const move = fc.record({
      who: fc.constantFrom(...names),
      // Half of the moves go forward if anybody can, so that the walk does not turn around at the beginning.
      way: fc.constantFrom('forward', 'forward', 'any', 'save'),
      pick: fc.nat(20),
      text: fc.constantFrom('1', '2.5', '—', '', '3万'),
      base: fc.constantFrom('current', 'stale'),
      days: fc.constantFrom(0, 0, 0, 0, 0, 1, 8),
    })
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        let task = taskWith()
        let today = task.deadlines.opens
        const row = rowWith({ id: 'a' })
        const rows = new Map([['a', row]])
        const versions: CellVersion[] = []
        const said: string[] = []
        const approvals: string[] = []
        for (const { who: given, way, pick, text, base, days } of moves) {
          today = addDays(today, days)
          const forward = way === 'forward' ? nextForward(task, people, today) : null
          const name = forward?.name ?? given
          const who = { id: name, roles: people[name] ?? [] }
          const current = new Map(versions.slice(-1).map((one) => [one.row, one]))
          if (way === 'save') {
            const save = findAction(task, who, 'save', today, settings)
            const planned = planSave(rows, current, [
              {
                row: 'a',
                base: base === 'current' ? versions.length : versions.length - 1,
                text,
                status: 'flash',
                note: null,
              },
            ])
            if (save?.isAllowed !== true) continue
            expect(who.roles).toContain('reporter')
            expect(WRITABLE).toContain(task.state)
            for (const { input, content, version } of planned.changes) {
              versions.push({
                row: 'a',
                version,
                ...content,
                entered: input.text,
                status: 'flash',
                note: null,
                source: 'form',
                at: today,
                by: name,
              })
              said.push(input.text)
            }
            if (planned.changes.length > 0) task = { ...task, state: 'draft', revision: task.revision + 1 }
            continue
          }
          const possible = actionsOf(task, who, today, settings).filter(
            ({ action, isAllowed }) => isAllowed && action !== 'save',
          )
          const transition =
            possible.find(({ action }) => action === forward?.action) ?? possible[pick % Math.max(1, possible.length)]
          if (transition === undefined) continue
          expect(who.roles.length).toBeGreaterThan(0)
          const before = versions.length
          const next = afterAction(
            task,
            transition,
            { actor: name, today, reason: 'x', newDueDay: addDays(today, 5) },
            stateCouncilCalendar,
            settings,
          )
          // No step but a save ever writes a value.
          expect(versions.length).toBe(before)
          if (transition.action === 'submit') approvals.splice(0, approvals.length, name)
          if (['review', 'check', 'confirm'].includes(transition.action)) {
            expect(name).not.toBe(task.submittedBy)
            approvals.push(transition.action)
          }
          if (next.state === 'confirmed' && task.state !== 'confirmed')
            expect(approvals.slice(1)).toEqual(['review', 'check', 'confirm'])
          if (next.state === 'returned' || transition.action === 'take-back') approvals.length = 0
          task = { ...task, ...next, revision: task.revision + 1 }
          reached.add(task.state)
        }
        expect(versions.map(({ entered }) => entered)).toEqual(said)
        expect(versions.map(({ version }) => version)).toEqual(versions.map((_, i) => i + 1))
      }),
      { numRuns: 400 },
    )
    // The walk is long enough to see every state.
    expect([...reached].sort()).toEqual([...RETURN_STATES].sort())
  })
})

const FORWARD = ['submit', 'review', 'check', 'confirm', 'lock', 'unlock'] as const

/** Who could take the return forward today, and how. */
function nextForward(task: ReturnTask, people: Readonly<Record<string, readonly ReturnRole[]>>, today: string) {
  for (const [name, roles] of Object.entries(people)) {
    const step = actionsOf(task, { id: name, roles }, today, settings).find(
      ({ action, isAllowed }) => isAllowed && FORWARD.some((one) => one === action),
    )
    if (step !== undefined) return { name, action: step.action }
  }
  return null
}
