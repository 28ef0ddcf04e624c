import type { AssessmentFact, CommitmentState, ReportFacts, StandingId } from './facts.ts'

/** A finding of an assessor beside the report's own, where the two differ. */
export interface Difference {
  readonly about: 'target' | 'commitment'
  readonly id: string
  readonly name: string
  readonly assessor: string
  readonly assessment: string
  /** The report's own finding, in words. */
  readonly own: string
  readonly theirs: string
  /** Which of the two is the more favourable. */
  readonly kinder: 'own' | 'theirs' | 'undecided'
  /** The assessor's words, as submitted. */
  readonly text: string
}

/** What an assessor may find of a commitment. */
export type AssessedState = AssessmentFact['commitments'][number]['state']

export const assessedStateNames: Readonly<Record<AssessedState, { readonly zh: string; readonly en: string }>> = {
  done: { zh: '已完成', en: 'done' },
  'on-time': { zh: '按期推进', en: 'on time' },
  late: { zh: '滞后', en: 'late' },
  unclear: { zh: '无法判断', en: 'unclear' },
}

/** Official words of every standing, for the findings of assessors. */
export const standingWords: Readonly<Record<StandingId, string>> = {
  'achieved-early': '提前实现',
  ahead: '快于预期',
  'on-track': '符合预期',
  'roughly-on-track': '基本符合预期',
  behind: '滞后',
  'far-behind': '严重滞后',
  'no-data': '数据缺失',
  'definition-pending': '口径调整待定',
  exceeded: '超额完成',
  completed: '完成',
  'roughly-completed': '基本完成',
  'not-completed': '未完成',
}

/** How favourable a finding is; null where it says nothing. */
const RANK: Readonly<Record<StandingId, number | null>> = {
  'achieved-early': 5,
  ahead: 4,
  'on-track': 3,
  'roughly-on-track': 2,
  behind: 1,
  'far-behind': 0,
  'no-data': null,
  'definition-pending': null,
  exceeded: 5,
  completed: 4,
  'roughly-completed': 2,
  'not-completed': 0,
}

const STATE_RANK: Readonly<Record<AssessedState, number | null>> = { done: 3, 'on-time': 2, late: 1, unclear: null }

/** The report's own state of a commitment in the coarser words of assessors. */
export function assessedStateOf(state: CommitmentState): AssessedState {
  switch (state) {
    case 'finished':
      return 'done'
    case 'under-way':
    case 'due-soon':
      return 'on-time'
    case 'overdue':
    case 'blocked':
      return 'late'
    case 'no-lead':
    case 'not-issued':
    case 'objected':
    case 'no-milestones':
      return 'unclear'
  }
}

/**
 * Every finding of the assessors that differs from the report's own, in the order of the plan. Neither side is changed.
 * A target or commitment that an assessor says nothing of, or that left the plan, is no difference.
 */
export function differencesOf(facts: ReportFacts): readonly Difference[] {
  return facts.assessments.flatMap((assessment) => [
    ...facts.targets.flatMap((target): readonly Difference[] => {
      const found = assessment.targets.find((one) => one.target === target.id)
      if (found === undefined || found.standing === target.standing) return []
      return [
        {
          about: 'target',
          id: target.id,
          name: target.name,
          assessor: assessment.assessor,
          assessment: assessment.id,
          own: target.standingWords,
          theirs: standingWords[found.standing],
          kinder: kinderOf(RANK[target.standing], RANK[found.standing]),
          text: found.text,
        },
      ]
    }),
    ...facts.commitments.flatMap((commitment): readonly Difference[] => {
      const found = assessment.commitments.find((one) => one.commitment === commitment.id)
      const own = assessedStateOf(commitment.state)
      if (found === undefined || found.state === own) return []
      return [
        {
          about: 'commitment',
          id: commitment.id,
          name: commitment.sentence.text,
          assessor: assessment.assessor,
          assessment: assessment.id,
          own: commitment.stateWords,
          theirs: assessedStateNames[found.state].zh,
          kinder: kinderOf(STATE_RANK[own], STATE_RANK[found.state]),
          text: found.text,
        },
      ]
    }),
  ])
}

/** How many findings an assessor gave that can be compared, and how many of them agree. */
export function agreementOf(facts: ReportFacts, assessment: AssessmentFact) {
  const targets = assessment.targets.filter(({ target }) => facts.targets.some(({ id }) => id === target))
  const commitments = assessment.commitments.filter(({ commitment }) =>
    facts.commitments.some(({ id }) => id === commitment),
  )
  const different = differencesOf({ ...facts, assessments: [assessment] }).length
  const compared = targets.length + commitments.length
  return { compared, different, agreed: compared - different }
}

function kinderOf(own: number | null, theirs: number | null): Difference['kinder'] {
  if (own === null || theirs === null || own === theirs) return 'undecided'
  return own > theirs ? 'own' : 'theirs'
}
