import type { Refusal } from '../../model/outcome.ts'
import type { Bilingual } from '../../model/system.ts'

/** 一轮评价从草拟到复评。 */
export const ROUND_STATES = ['draft', 'confirming', 'trial', 'notice', 'objections', 'final', 'review'] as const
export type RoundState = (typeof ROUND_STATES)[number]

export const roundStateNames: Readonly<Record<RoundState, Bilingual>> = {
  draft: { zh: '草拟', en: 'Draft' },
  confirming: { zh: '数据确认', en: 'Data being confirmed' },
  trial: { zh: '试算', en: 'Trial' },
  notice: { zh: '公示', en: 'Notice' },
  objections: { zh: '异议', en: 'Objections' },
  final: { zh: '终评', en: 'Final' },
  review: { zh: '复评', en: 'Review' },
}

export const ROUND_ACTS = [
  'ask-confirmation',
  'back-to-draft',
  'try',
  'publish',
  'close-notice',
  'finalise',
  'reopen',
] as const
export type RoundAct = (typeof ROUND_ACTS)[number]

export const roundActNames: Readonly<Record<RoundAct | 'create', Bilingual>> = {
  create: { zh: '建立', en: 'Created' },
  'ask-confirmation': { zh: '交单位核对', en: 'Ask units to confirm' },
  'back-to-draft': { zh: '退回草拟', en: 'Back to draft' },
  try: { zh: '锁定数据并试算', en: 'Freeze the data and compute' },
  publish: { zh: '公示', en: 'Give notice' },
  'close-notice': { zh: '公示期满', en: 'Close the notice' },
  finalise: { zh: '终评', en: 'Make final' },
  reopen: { zh: '启动复评', en: 'Reopen for review' },
}

interface Transition {
  readonly from: readonly RoundState[]
  readonly to: RoundState
  readonly needs: 'nothing' | 'reason' | 'document'
}

export const transitions: Readonly<Record<RoundAct, Transition>> = {
  'ask-confirmation': { from: ['draft'], to: 'confirming', needs: 'nothing' },
  'back-to-draft': { from: ['confirming', 'trial'], to: 'draft', needs: 'reason' },
  try: { from: ['confirming'], to: 'trial', needs: 'nothing' },
  publish: { from: ['trial'], to: 'notice', needs: 'document' },
  'close-notice': { from: ['notice'], to: 'objections', needs: 'nothing' },
  finalise: { from: ['objections', 'review'], to: 'final', needs: 'document' },
  reopen: { from: ['final'], to: 'review', needs: 'reason' },
}

/** States in which cells may be changed; outside a draft each change says why. */
export const EDITABLE: readonly RoundState[] = ['draft', 'confirming', 'review']

/** What units may see of their own result, and everybody of the list: from the notice on. */
export const isPublished = (state: RoundState): boolean =>
  state === 'notice' || state === 'objections' || state === 'final' || state === 'review'

/** What decides whether a step may be taken. */
export interface RoundFacts {
  readonly state: RoundState
  /** 'YYYY-MM-DD'. */
  readonly today: string
  /** Last day of the stage: of checking, of the notice. */
  readonly dueOn: string | null
  readonly units: number
  /** Names of units whose body has not said anything about the present row. */
  readonly unconfirmed: readonly string[]
  /** Names of units whose body doubts the present row. */
  readonly doubted: readonly string[]
  readonly openObjections: number
  /** Whether the last result was computed from the present data and scheme. */
  readonly isResultCurrent: boolean
  readonly isSchemeInForce: boolean
  /** Whether data or scheme changed since the review was opened. */
  readonly reason: string
  readonly documentNo: string | null
}

/** Acts that the state allows, whether or not the rest is in order. */
export const actsOf = (state: RoundState): readonly RoundAct[] =>
  ROUND_ACTS.filter((act) => transitions[act].from.includes(state))

/** Why a step may not be taken now; null when it may. */
export function refusalOfAct(act: RoundAct, facts: RoundFacts): Refusal | null {
  const { from, needs } = transitions[act]
  if (!from.includes(facts.state))
    return wrongState(
      'act-not-now',
      `现在是“${roundStateNames[facts.state].zh}”，不能“${roundActNames[act].zh}”。`,
      `The round is at “${roundStateNames[facts.state].en}”: “${roundActNames[act].en}” is not possible now.`,
    )
  if (needs === 'reason' && facts.reason.trim() === '')
    return faulty('reason', 'empty', '请写明原因，它将留在记录里。', 'Say why; it is kept on record.')
  if (needs === 'document' && (facts.documentNo ?? '').trim() === '')
    return faulty('documentNo', 'empty', '请写明文号。', 'Give the document number.')
  switch (act) {
    case 'ask-confirmation':
      if (facts.units === 0) return wrongState('no-units', '还没有参评单位。', 'There are no units yet.')
      if (!facts.isSchemeInForce)
        return wrongState(
          'scheme-not-in-force',
          '这个版本的方案还没有公布施行。请先在方案页写明施行日期和文号。',
          'This version of the scheme is not in force. Put it in force on the scheme’s page first, with day and document number.',
        )
      return null
    case 'try':
      if (facts.doubted.length > 0)
        return wrongState(
          'units-doubt',
          `这些单位对数据有疑问，先改正或说明：${listed(facts.doubted)}。`,
          `These units doubt their data; correct it or tell them why not: ${listed(facts.doubted)}.`,
        )
      if (facts.unconfirmed.length > 0 && facts.dueOn !== null && facts.today <= facts.dueOn)
        return wrongState(
          'not-confirmed',
          `核对期到 ${facts.dueOn}，这些单位还没有确认：${listed(facts.unconfirmed)}。期满未答复的视为无异议。`,
          `Units have until ${facts.dueOn}; these have not confirmed: ${listed(facts.unconfirmed)}. After that day silence counts as consent.`,
        )
      return null
    case 'close-notice':
      return facts.dueOn !== null && facts.today <= facts.dueOn
        ? wrongState('notice-stands', `公示到 ${facts.dueOn}，还没有期满。`, `The notice stands until ${facts.dueOn}.`)
        : null
    case 'finalise':
      if (facts.openObjections > 0)
        return wrongState(
          'objections-open',
          `还有 ${facts.openObjections} 件异议没有答复。`,
          `${facts.openObjections} objections have no answer yet.`,
        )
      return facts.isResultCurrent
        ? null
        : wrongState(
            'not-recomputed',
            '数据已经改动，请先重新计算。',
            'The data changed since the last result: compute it again first.',
          )
    default:
      return null
  }
}

const listed = (names: readonly string[]) =>
  names.length > 8 ? `${names.slice(0, 8).join('、')} … (${names.length})` : names.join('、')
const wrongState = (code: string, zh: string, en: string): Refusal => ({
  reason: 'wrong-state',
  code,
  message: { zh, en },
})
const faulty = (at: string, code: string, zh: string, en: string): Refusal => ({
  reason: 'faulty',
  code: `${at}-missing`,
  message: { zh, en },
  faults: [{ at, code, message: { zh, en } }],
})
