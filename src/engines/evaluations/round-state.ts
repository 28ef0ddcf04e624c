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
  'extend',
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
  extend: { zh: '延期', en: 'Extend' },
}

/** What a person writes with a step. */
export const STEP_NEEDS = ['reason', 'document', 'days'] as const
export type StepNeed = (typeof STEP_NEEDS)[number]

interface Transition {
  readonly from: readonly RoundState[]
  /** null: the round stays where it is. */
  readonly to: RoundState | null
  readonly needs: readonly StepNeed[]
}

export const transitions: Readonly<Record<RoundAct, Transition>> = {
  'ask-confirmation': { from: ['draft'], to: 'confirming', needs: [] },
  'back-to-draft': { from: ['confirming', 'trial'], to: 'draft', needs: ['reason'] },
  try: { from: ['confirming'], to: 'trial', needs: [] },
  publish: { from: ['trial'], to: 'notice', needs: ['document'] },
  'close-notice': { from: ['notice'], to: 'objections', needs: [] },
  finalise: { from: ['objections', 'review'], to: 'final', needs: ['document'] },
  reopen: { from: ['final'], to: 'review', needs: ['reason'] },
  extend: { from: ['confirming', 'trial', 'notice', 'objections', 'review'], to: null, needs: ['reason', 'days'] },
}

/** What comes of it when the last day of a stage has passed; of a draft nothing, which has none. */
export const atEndOfStage: Readonly<Record<RoundState, Bilingual | null>> = {
  draft: null,
  confirming: {
    zh: '期满未答复的视为无异议，即可试算。',
    en: 'After it silence counts as consent and the trial may run.',
  },
  trial: {
    zh: '期满还没有公示的，列为逾期；数据保持锁定，仍可公示或退回草拟。',
    en: 'Without a notice by then the round is overdue; the data stays frozen and it may still be published or taken back.',
  },
  notice: {
    zh: '期满不再受理异议，即可结束公示。',
    en: 'After it no objection is taken and the notice may be closed.',
  },
  objections: {
    zh: '期满应答复全部异议并终评；没有终评的列为逾期。',
    en: 'By then all objections are to be answered and the result made final; else the round is overdue.',
  },
  final: {
    zh: '期内可以启动复评；期满结果定案，再要复评须有依据文号。',
    en: 'Until then a review may be opened; after it the result is settled, and a review needs a document behind it.',
  },
  review: {
    zh: '期满应重新终评；没有终评的列为逾期，此前的终评结果仍然有效。',
    en: 'By then the result is to be final again; else the round is overdue, and what was final before still holds.',
  },
}

/** Whether the last day of the stage has passed. */
export const isOver = ({ dueOn }: { readonly dueOn: string | null }, today: string): boolean =>
  dueOn !== null && today > dueOn

/** Stages in which the office has to be done by the last day; the end of the others closes a right of the units. */
const OFFICE_STAGES: readonly RoundState[] = ['trial', 'objections', 'review']

/** Whether the office is late with the round. */
export const isOverdue = (round: { readonly state: RoundState; readonly dueOn: string | null }, today: string) =>
  OFFICE_STAGES.includes(round.state) && isOver(round, today)

/** What has to be written with a step now: to reopen what is settled, a document as well. */
export const needsOf = (act: RoundAct, facts: Pick<RoundFacts, 'dueOn' | 'today'>): readonly StepNeed[] =>
  act === 'reopen' && isOver(facts, facts.today) ? ['reason', 'document'] : transitions[act].needs

/** States in which cells may be changed; outside a draft each change says why. */
export const EDITABLE: readonly RoundState[] = ['draft', 'confirming', 'review']

/** What units may see of their own result, and everybody of the list: from the notice on. */
export const isPublished = (state: RoundState): boolean =>
  state === 'notice' || state === 'objections' || state === 'final' || state === 'review'

/** Whether a step leads to the next stage; going back, putting off and opening again do not. */
export const leadsOn = (act: RoundAct): boolean => act !== 'back-to-draft' && act !== 'extend' && act !== 'reopen'

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
  /** How often the present stage was extended, and how often it may be. */
  readonly extended: number
  readonly extensions: number
  readonly reason: string
  readonly documentNo: string | null
}

/** Acts that the state allows, whether or not the rest is in order. */
export const actsOf = (state: RoundState): readonly RoundAct[] =>
  ROUND_ACTS.filter((act) => transitions[act].from.includes(state))

/** Why a step may not be taken now; null when it may. */
export function refusalOfAct(act: RoundAct, facts: RoundFacts): Refusal | null {
  const { from } = transitions[act]
  const needs = needsOf(act, facts)
  if (!from.includes(facts.state))
    return wrongState(
      'act-not-now',
      `现在是“${roundStateNames[facts.state].zh}”，不能“${roundActNames[act].zh}”。`,
      `The round is at “${roundStateNames[facts.state].en}”: “${roundActNames[act].en}” is not possible now.`,
    )
  if (needs.includes('reason') && facts.reason.trim() === '')
    return faulty('reason', 'empty', '请写明原因，它将留在记录里。', 'Say why; it is kept on record.')
  if (needs.includes('document') && (facts.documentNo ?? '').trim() === '')
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
    case 'extend':
      if (facts.dueOn === null) return wrongState('no-deadline', '本阶段没有期限。', 'This stage has no deadline.')
      if (isOver(facts, facts.today))
        return wrongState(
          'too-late',
          `期限 ${facts.dueOn} 已过；延期要在到期之前办。`,
          `The deadline ${facts.dueOn} has passed; an extension is made before it.`,
        )
      return facts.extended >= facts.extensions
        ? wrongState(
            'extended-before',
            `本阶段已延期 ${facts.extended} 次，最多 ${facts.extensions} 次。`,
            `This stage was extended ${facts.extended} times, of ${facts.extensions} allowed.`,
          )
        : null
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
