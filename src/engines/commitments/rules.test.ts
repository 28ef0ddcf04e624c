import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stateCouncilCalendar } from '../../platform/calendar/calendar.ts'
import { progressOf } from './progress.ts'
import { COMMITMENT_STANDINGS, type CommitmentFacts, defaultCommitmentSettings, judgeCommitment } from './standing.ts'
import { answerBy, levelDue } from './supervision.ts'
import { type DivisionOfWork, faultsInMilestones, faultsInWork, type Milestone, type WorkReport } from './work.ts'

const period = { from: '2021-01-01', to: '2025-12-31' }
const work: DivisionOfWork = { lead: 'transport', supports: ['water'], goal: '建成通车', dueOn: '2024-12-31' }
const milestone = (id: string, dueOn: string, weight = 1): Milestone => ({
  id,
  title: id,
  dueOn,
  weight,
  needsEvidence: true,
})
const report = (more: Partial<WorkReport>): WorkReport => ({
  id: 'r',
  milestone: null,
  body: 'transport',
  says: 'done',
  doneOn: '2023-06-01',
  evidence: 1,
  state: 'accepted',
  at: '2023-06-02T01:00:00Z',
  ...more,
})
const facts = (more: Partial<CommitmentFacts> = {}): CommitmentFacts => ({
  work,
  issue: 'acknowledged',
  milestones: [milestone('design', '2022-06-30', 1), milestone('open', '2024-06-30', 3)],
  reports: [],
  ...more,
})

describe('the division of work', () => {
  const bodies = new Set(['transport', 'water'])
  it('[CW1] names every fault at once', () => {
    const bad = { lead: 'gone', supports: ['gone', 'water', 'water'], goal: '', dueOn: '2026-01-01' }
    expect(faultsInWork(bad, bodies, period).map(({ at, code }) => `${at} ${code}`)).toEqual([
      'lead unknown-body',
      'supports.0 unknown-body',
      'supports.0 lead-supports',
      'supports.2 twice',
      'dueOn outside-period',
    ])
    expect(faultsInWork(work, bodies, period)).toEqual([])
    expect(faultsInWork({ ...work, dueOn: '2024-02-30' }, bodies, period)[0]?.code).toBe('not-a-day')
  })

  it('[CW5] keeps milestones within the plan and before the whole is due', () => {
    const list = [
      { ...milestone('a', '2025-06-01'), title: '' },
      milestone('b', '2020-06-01'),
      { ...milestone('c', '2023-06-01'), weight: 0 },
      milestone('d', '2023-13-01'),
    ]
    expect(faultsInMilestones(list, '2024-12-31', period).map(({ at, code }) => `${at} ${code}`)).toEqual([
      'milestones.0.title empty',
      'milestones.0.dueOn after-the-whole',
      'milestones.1.dueOn outside-period',
      'milestones.2.weight not-positive',
      'milestones.3.dueOn not-a-day',
    ])
  })
})

describe('progress', () => {
  it('[CP1] counts accepted milestones by weight, and what is claimed apart', () => {
    const { milestones } = facts()
    const accepted = report({ milestone: 'design' })
    const claimed = report({ id: 's', milestone: 'open', state: 'submitted' })
    expect(progressOf(milestones, [accepted, claimed], '2023-07-01', 30)).toMatchObject({
      reached: 0.25,
      claimed: 0.75,
    })
    expect(progressOf(milestones, [report({ milestone: 'design', state: 'returned' })], '2023-07-01', 30).reached).toBe(
      0,
    )
  })

  it('[CP2] expects the weight due by the day', () => {
    const at = (on: string) => progressOf(facts().milestones, [], on, 30).expected
    expect([at('2022-06-29'), at('2022-06-30'), at('2024-06-30')]).toEqual([0, 0.25, 1])
  })

  it('[CP3] is not known without milestones', () => {
    expect(progressOf([], [report({})], '2023-07-01', 30)).toMatchObject({
      reached: null,
      claimed: null,
      expected: null,
    })
  })

  it('[CP4] counts from the day the report says, and tells how late that was', () => {
    const late = report({ milestone: 'design', doneOn: '2022-07-10' })
    const of = (on: string) => progressOf(facts().milestones, [late], on, 30).milestones[0]
    expect(of('2022-07-09')).toMatchObject({ state: 'overdue', daysLate: 9 })
    expect(of('2022-07-10')).toMatchObject({ state: 'reached', daysLate: 10, report: 'r' })
  })
})

describe('the standing', () => {
  const standing = (more: Partial<CommitmentFacts>, on = '2022-03-01') => judgeCommitment(facts(more), on).standing
  it('[CS1] takes the first that holds', () => {
    expect(standing({ work: null })).toBe('no-lead')
    expect(standing({ work: { ...work, lead: null } })).toBe('no-lead')
    expect(standing({ issue: 'draft' })).toBe('not-issued')
    expect(standing({ issue: 'objected' })).toBe('objected')
    expect(standing({ reports: [report({ doneOn: '2022-02-01' })] })).toBe('finished')
    expect(standing({ reports: [report({ says: 'blocked', state: 'submitted', doneOn: null })] })).toBe('blocked')
    expect(standing({})).toBe('under-way')
    expect(standing({ milestones: [] })).toBe('no-milestones')
  })

  it('[CS2] is overdue a day after the due day, unless it is claimed', () => {
    expect(standing({}, '2022-06-30')).toBe('due-soon')
    expect(standing({}, '2022-07-01')).toBe('overdue')
    expect(standing({ reports: [report({ milestone: 'design', state: 'submitted' })] }, '2022-07-01')).toBe('under-way')
    expect(judgeCommitment(facts({ milestones: [] }), '2025-01-10')).toMatchObject({
      standing: 'overdue',
      daysOverdue: 10,
    })
  })

  it('[CS3] is due soon within the set days', () => {
    expect(standing({}, '2022-05-30')).toBe('under-way')
    expect(standing({}, '2022-05-31')).toBe('due-soon')
  })

  it('[CS4] is blocked until somebody answers', () => {
    const blocked = report({ says: 'blocked', doneOn: null, state: 'submitted' })
    expect(standing({ reports: [blocked] })).toBe('blocked')
    expect(standing({ reports: [{ ...blocked, state: 'accepted' }] })).toBe('under-way')
    expect(
      standing({ reports: [blocked, report({ id: 's', says: 'under-way', doneOn: null, state: 'submitted' })] }),
    ).toBe('under-way')
  })

  it('[CP5] is finished by all milestones, or by an accepted report on the whole', () => {
    const both = ['design', 'open'].map((id) => report({ id, milestone: id }))
    expect(standing({ reports: both }, '2023-07-01')).toBe('finished')
    expect(standing({ milestones: [], reports: [report({ state: 'submitted' })] }, '2023-07-01')).not.toBe('finished')
  })

  const state = fc.constantFrom('submitted', 'returned', 'accepted', 'withdrawn' as const)
  const day = fc
    .integer({ min: 0, max: 1800 })
    .map((n) => new Date(Date.UTC(2021, 0, 1 + n)).toISOString().slice(0, 10))
  const some = fc.array(fc.record({ dueOn: day, weight: fc.integer({ min: 1, max: 9 }), state, doneOn: day }), {
    maxLength: 6,
  })
  it('[CP6] is never worse, nor its progress less, when one more milestone is accepted', () => {
    fc.assert(
      fc.property(some, day, fc.nat(5), (given, on, which) => {
        const milestones = given.map(({ dueOn, weight }, i) => milestone(`m${i}`, dueOn, weight))
        const reports = given.map(({ state: stands, doneOn }, i) =>
          report({ id: `r${i}`, milestone: `m${i}`, state: stands, doneOn }),
        )
        const better = reports.map((one, i) =>
          i === which ? { ...one, state: 'accepted' as const, doneOn: '2021-01-01' } : one,
        )
        const before = judgeCommitment(facts({ milestones, reports }), on)
        const after = judgeCommitment(facts({ milestones, reports: better }), on)
        expect(after.progress.reached ?? 0).toBeGreaterThanOrEqual(before.progress.reached ?? 0)
        expect(after.daysOverdue).toBeLessThanOrEqual(before.daysOverdue)
        if (before.standing === 'finished') expect(after.standing).toBe('finished')
        expect(COMMITMENT_STANDINGS).toContain(after.standing)
        const { reached, claimed } = after.progress
        if (reached !== null) expect(reached + (claimed ?? 0)).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })
})

describe('supervision', () => {
  it('[CV1] rises with working days, not with holidays', () => {
    // Due on the last day before the National Day holiday of 2023: the eight days off count for nothing.
    const due = facts({ milestones: [milestone('a', '2023-09-28')], work: { ...work, dueOn: null } })
    const level = (on: string) => levelDue(due, on, defaultCommitmentSettings, stateCouncilCalendar)
    expect(level('2023-09-28')).toBeNull()
    expect(level('2023-10-06')).toBeNull()
    expect(level('2023-10-07')).toBe(1)
    expect(level('2023-10-17')).toBe(1)
    expect(level('2023-10-18')).toBe(2)
    expect(level('2023-12-31')).toBe(3)
    expect(answerBy('2023-09-28', 1, defaultCommitmentSettings, stateCouncilCalendar)).toBe('2023-10-11')
  })
})
