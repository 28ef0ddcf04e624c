import { findCommitments, findSetting, type StoredCommitment } from '../engines/commitments/commitments-store.ts'
import { type CommitmentHistory, takeOverHistory } from '../engines/commitments/history-store.ts'
import { sweepSupervisions } from '../engines/commitments/supervision-store.ts'
import type { DivisionOfWork, Milestone } from '../engines/commitments/work.ts'
import type { Actor } from '../platform/access/actor.ts'
import { EVERYTHING } from '../platform/access/policy.ts'
import { addDays, stateCouncilCalendar } from '../platform/calendar/calendar.ts'
import { inTransaction } from '../platform/database/connect.ts'
import type { Database } from '../platform/database/tables.ts'
import { matchBody, type NamedBody } from '../platform/organisation/match-body.ts'
import type { SimulatedDistrict } from './district.ts'
import { SIMULATION } from './district-store.ts'
import { type Random, randomFrom } from './random.ts'
import type { ActorOf } from './stage.ts'

const DOCUMENT = '模拟发改〔2021〕12号'

/** How a simulated body keeps to what it was given: on time, late, far too late, or without a word. */
const HABITS = ['keeps', 'keeps', 'keeps', 'keeps', 'late', 'late', 'slips', 'silent'] as const

/**
 * Four years of the division of work: divided and issued in the plan's first summer, objected to by a few, reported back
 * with evidence, late by some, blocked for some; then the clock supervises what is overdue. Everything says that it is
 * simulated.
 */
export async function playCommitments(
  db: Database,
  district: SimulatedDistrict,
  actorOf: ActorOf,
  until: Date,
): Promise<void> {
  const division = district.division.code
  const last = until.toISOString().slice(0, 10)
  const commitments = (await findCommitments(db, EVERYTHING, division)).filter(({ isEnded }) => !isEnded)
  const histories = inventHistories(commitments, district, actorOf, last)
  await inTransaction(db, (tx) => takeOverHistory(tx, division, histories, SIMULATION, until))
  // The clock looks twice: supervisions that were opened in the summer have been raised by now.
  for (const day of [addDays(last, -75), last])
    await inTransaction(db, async (tx) => {
      const { settings } = await findSetting(tx, division, day)
      await sweepSupervisions(tx, division, dayAt(day), day, settings, stateCouncilCalendar)
    })
}

/** What happened to each commitment, until the last day; the same for the same seed. */
export function inventHistories(
  commitments: readonly StoredCommitment[],
  district: SimulatedDistrict,
  actorOf: ActorOf,
  last: string,
): readonly CommitmentHistory[] {
  const random = randomFrom(district.settings.seed).part('commitments')
  const keys = new Map(district.bodies.map(({ id, key }) => [id, key]))
  const bodies = district.bodies.map(({ id, name }): NamedBody => ({ id, name: name.zh, endedOn: null }))
  const helpers = district.bodies.filter(({ kind }) => kind === 'department' || kind === 'subdistrict')
  return commitments.flatMap((commitment): CommitmentHistory[] => {
    const own = random.part(`${commitment.text.clause}/${commitment.item}`)
    const words = commitment.text.suggested_lead
    const lead = words === null ? null : matchBody(words, bodies, district.division.name.zh)
    const key = lead === null ? undefined : keys.get(lead.id)
    // A few stay undivided, as they do anywhere.
    if (lead === null || key === undefined || own.chance(0.05)) return []
    const planner = actorOf('planner1')
    const people = { planner, reporter: actorOf(`${key}.reporter`), reviewer: actorOf(`${key}.reviewer`) }
    const dueOn = own.pick(['2023-12-31', '2024-12-31', '2025-10-31', '2025-12-31', '2025-12-31'])
    const support = own.pick(helpers).id
    const work: DivisionOfWork = {
      lead: lead.id,
      supports: own.chance(0.5) && support !== lead.id ? [support] : [],
      goal: `按期${`${commitment.text.verb}${commitment.text.object}`.replace(/\s+/g, '').slice(0, 24)}（模拟）`,
      dueOn,
    }
    const milestones = own.chance(0.15) ? [] : inventMilestones(dueOn, own)
    return [
      {
        commitment,
        works: [{ ...work, by: planner, at: dayAt('2021-06-10'), reason: '' }],
        steps: inventSteps(lead.id, people, own),
        milestones: milestones.map((milestone) => ({ ...milestone, by: planner, at: dayAt('2021-06-11') })),
        reports: inventReports(lead.id, milestones, people, own, last),
      },
    ]
  })
}

interface People {
  readonly planner: Actor
  readonly reporter: Actor
  readonly reviewer: Actor
}

function inventMilestones(dueOn: string, own: Random): readonly Milestone[] {
  const lastYear = Number(dueOn.slice(0, 4))
  return [2022, 2023, 2024, 2025]
    .filter((year) => year === lastYear || (year < lastYear && own.chance(0.7)))
    .map((year) => ({
      id: own.id(dayAt('2021-06-11')),
      title: year === lastYear ? '全部完成（模拟）' : `${year}年度任务完成（模拟）`,
      dueOn: year === lastYear ? dueOn : `${year}-12-31`,
      weight: year === lastYear ? 2 : 1,
      needsEvidence: true,
    }))
}

function inventSteps(lead: string, { planner, reporter }: People, own: Random): CommitmentHistory['steps'] {
  const step = (
    state: 'issued' | 'acknowledged' | 'objected' | 'answered',
    by: Actor,
    day: string,
    reason = '',
  ): CommitmentHistory['steps'][number] => ({
    state,
    by,
    at: dayAt(day),
    body: state === 'issued' ? null : lead,
    documentNo: state === 'issued' ? DOCUMENT : null,
    answerBy: state === 'issued' ? '2021-06-28' : null,
    reason,
  })
  const issued = step('issued', planner, '2021-06-21')
  if (!own.chance(0.04)) return [issued, step('acknowledged', reporter, '2021-06-24')]
  return [
    issued,
    step('objected', reporter, '2021-06-25', '建议由行业主管部门牵头（模拟）'),
    step('answered', planner, '2021-07-05', '经研究维持原分工（模拟）'),
    step('acknowledged', reporter, '2021-07-06'),
  ]
}

function inventReports(
  body: string,
  milestones: readonly Milestone[],
  { planner, reporter, reviewer }: People,
  own: Random,
  last: string,
): CommitmentHistory['reports'] {
  const habit = own.pick(HABITS)
  const reports: CommitmentHistory['reports'][number][] = []
  for (const { id, title, dueOn } of milestones) {
    const late = habit === 'keeps' ? own.whole(-20, 0) : habit === 'late' ? own.whole(5, 60) : own.whole(60, 260)
    const doneOn = addDays(dueOn, late)
    const filed = addDays(doneOn, own.whole(1, 6))
    if ((habit === 'silent' && dueOn > '2023-06-30') || filed >= last) continue
    const report = (day: string) => ({
      id: own.id(dayAt(day)),
      milestone: id,
      body,
      says: 'done' as const,
      doneOn,
      text: `${title.replace('（模拟）', '')}，已完成并通过本单位检查（模拟）。`,
      needs: '',
      proofs: [
        {
          grade: own.pick(['letter', 'letter', 'statement'] as const),
          title: '完成情况说明（模拟）',
          file: null,
          documentNo: `模拟函〔${doneOn.slice(0, 4)}〕${own.whole(1, 300)}号`,
        },
      ],
      by: reporter,
      at: dayAt(day),
    })
    const way = (
      day: string,
      ...acts: readonly (readonly [state: 'endorsed' | 'accepted' | 'returned', after: number, reason: string])[]
    ) => [
      { state: 'submitted' as const, reason: '', by: reporter, at: dayAt(day) },
      // What lies ahead of the last day has not happened: those reports wait for somebody.
      ...acts
        .filter(([, after]) => addDays(day, after) <= last)
        .map(([state, after, reason]) => ({
          state,
          reason,
          by: state === 'endorsed' ? reviewer : planner,
          at: dayAt(addDays(day, after)),
        })),
    ]
    if (!own.chance(1 / 12)) {
      reports.push({ ...report(filed), steps: way(filed, ['endorsed', 2, ''], ['accepted', 5, '']) })
      continue
    }
    const returned = '佐证材料没有写明完成时间（模拟）'
    reports.push({ ...report(filed), steps: way(filed, ['endorsed', 2, ''], ['returned', 5, returned]) })
    const again = addDays(filed, 8)
    if (again < last) reports.push({ ...report(again), steps: way(again, ['endorsed', 1, ''], ['accepted', 3, '']) })
  }
  if (habit === 'slips' && own.chance(0.35)) {
    const day = addDays(last, -own.whole(3, 40))
    reports.push({
      id: own.id(dayAt(day)),
      milestone: null,
      body,
      says: 'blocked',
      doneOn: null,
      text: '前期手续尚未办结，现场无法推进（模拟）。',
      needs: '请协调用地指标和资金来源（模拟）',
      proofs: [],
      by: reporter,
      at: dayAt(day),
      steps: [{ state: 'submitted', reason: '', by: reporter, at: dayAt(day) }],
    })
  }
  return reports
}

const dayAt = (day: string) => new Date(`${day}T02:00:00Z`)
