import { done, type Fault, type Outcome, refused } from '../../model/outcome.ts'
import type { DrawStage } from '../draw-desk/draw-state.ts'
import type { PublishedDraw } from '../draws/published.ts'
import {
  admittedTo,
  type Criterion,
  type DefenceSheet,
  type Ranked,
  rankBids,
  rankBoth,
  type Sheet,
} from './scoring.ts'

/** A blind review as its desk leads it: what was frozen, and what has happened since. Everything else follows. Pure. */
export interface ReviewHead {
  readonly division: string
  /** Also the id of the draw of its experts. */
  readonly id: string
  readonly challenge: string
  readonly number: string
  readonly title: string
  readonly frozenAt: string
  /** What experts read of each bid, under its letter; who made it stands beside, for the desk alone. */
  readonly bids: readonly FrozenBid[]
  readonly experts: readonly FrozenExpert[]
  readonly criteria: readonly Criterion[]
  readonly rules: ReviewRules
  /** What experts read of the challenge. */
  readonly task: { readonly detail: string; readonly indicators: readonly string[] }
}

export interface FrozenBid {
  /** 'A', 'B': by lot, not in the order in which they came. */
  readonly code: string
  readonly bid: string
  readonly scheme: string
  readonly texts: readonly { readonly id: 'plan' | 'promises' | 'stages' | 'risks'; readonly text: string }[]
  readonly price: string
  readonly months: number
  /** How many places were covered. */
  readonly covered: number
}

export interface FrozenExpert {
  readonly code: string
  readonly expert: string
  readonly number: string
  readonly nonce: string
}

export interface ReviewRules {
  readonly panel: number
  readonly quorum: number
  readonly dropFrom: number
  readonly scoreDays: number
  /** The defence (答辩) after the papers; null, or left out in a review of earlier days: papers alone decide. */
  readonly defence?: DefenceRules | null
}

export interface DefenceRules {
  /** The first so many by their papers defend. */
  readonly admits: number
  /** Percent that it counts; the papers count the rest. */
  readonly weight: number
  /** Minutes of each. */
  readonly minutes: number
  /** Hours at least between the plan of it and its beginning. */
  readonly noticeHours: number
}

/** When and where each bid defends. */
export interface DefencePlan {
  readonly where: string
  readonly slots: readonly { readonly bid: string; readonly at: string }[]
}

export type ReviewStep =
  | { readonly kind: 'invite'; readonly at: string; readonly expert: string; readonly hash: string }
  | { readonly kind: 'accept'; readonly at: string; readonly expert: string }
  | { readonly kind: 'recuse'; readonly at: string; readonly expert: string; readonly because: string }
  | { readonly kind: 'marks'; readonly at: string; readonly expert: string; readonly sheet: Omit<Sheet, 'expert'> }
  | { readonly kind: 'papers'; readonly at: string }
  | { readonly kind: 'schedule'; readonly at: string; readonly plan: DefencePlan; readonly because: string }
  | {
      readonly kind: 'defence'
      readonly at: string
      readonly expert: string
      readonly sheet: Omit<DefenceSheet, 'expert'>
    }
  | { readonly kind: 'close'; readonly at: string }
  | { readonly kind: 'void'; readonly at: string; readonly because: string }

/** 'drawing' until its experts are drawn · 'marking' papers · 'defending' · 'closed': the key is open · 'void'. */
export type ReviewStage = 'drawing' | 'marking' | 'defending' | 'closed' | 'void'

export interface Seat {
  readonly code: string
  /** 'marked': the papers are in; 'defended': the marks of the defence too. */
  readonly standing: 'to-invite' | 'invited' | 'accepted' | 'marked' | 'defended' | 'recused'
  /** Took the place of one who stood back. */
  readonly isReserve: boolean
}

export interface ReviewState {
  readonly stage: ReviewStage
  /** Who sits on the panel, in the order drawn, and who stood back. */
  readonly seats: readonly Seat[]
  readonly reserves: number
  readonly marked: number
  /** Until when marks are given; null before the panel is drawn. */
  readonly markBy: string | null
  readonly mayClose: boolean
  /** Whether the papers may be ended and the defence begun. */
  readonly mayEndPapers: boolean
  /** null where there is none, or the papers are still marked. */
  readonly defence: DefenceState | null
  /** null before it is closed: marks are sealed until then. */
  readonly ranking: readonly Ranked[] | null
  readonly voidBecause: string | null
}

/** The defence as it stands. Scores of the papers stay sealed: who is in is told, by letters. */
export interface DefenceState {
  readonly rules: DefenceRules
  readonly admitted: readonly string[]
  /** The last plan; null: none yet. */
  readonly plan: DefencePlan | null
  /** From when marks are taken: the beginning of the last; and until when. null without a plan. */
  readonly opensAt: string | null
  readonly markBy: string | null
  readonly isOpen: boolean
  readonly marked: number
}

export interface DrawSoFar {
  readonly stage: DrawStage
  readonly published: Pick<PublishedDraw, 'result' | 'reveals' | 'void'>
}

export function reviewStateOf(head: ReviewHead, draw: DrawSoFar, steps: readonly ReviewStep[], now: Date): ReviewState {
  const drawn = draw.published.result?.assignments[0]?.inspectors ?? []
  const ofKind = (kind: ReviewStep['kind'], code: string) =>
    steps.some((step) => step.kind === kind && 'expert' in step && step.expert === code)
  const papersAt = steps.findIndex(({ kind }) => kind === 'papers')
  const isDefended = papersAt >= 0
  const recused = new Set(drawn.filter((code) => ofKind('recuse', code)))
  // Once the papers are in nobody takes the seat of another: those who read them hear the defence.
  const active = drawn
    .filter((code) => !recused.has(code) && (!isDefended || ofKind('marks', code)))
    .slice(0, head.rules.panel)
  const isSeated = new Set(active)
  const first = new Set(drawn.slice(0, head.rules.panel))
  const seats = drawn
    .filter((code) => isSeated.has(code) || recused.has(code))
    .map(
      (code): Seat => ({
        code,
        isReserve: !first.has(code),
        standing: recused.has(code)
          ? 'recused'
          : ofKind('defence', code)
            ? 'defended'
            : ofKind('marks', code)
              ? 'marked'
              : ofKind('accept', code)
                ? 'accepted'
                : ofKind('invite', code)
                  ? 'invited'
                  : 'to-invite',
      }),
    )
  const marked = seats.filter(({ standing }) => standing === 'marked' || standing === 'defended').length
  const last = draw.published.reveals
    .map(({ at }) => at)
    .sort()
    .at(-1)
  const after = (at: string, days: number) => new Date(Date.parse(at) + days * 86_400_000).toISOString()
  const markBy = drawn.length === 0 || last === undefined ? null : after(last, head.rules.scoreDays)
  const voided = steps.find((step) => step.kind === 'void')
  const isClosed = steps.some(({ kind }) => kind === 'close')
  const voidBecause = voided?.because ?? (draw.stage === 'void' ? (draw.published.void?.because ?? '') : null)
  const stage: ReviewStage =
    voidBecause !== null
      ? 'void'
      : isClosed
        ? 'closed'
        : isDefended
          ? 'defending'
          : drawn.length > 0
            ? 'marking'
            : 'drawing'
  const isPast = (at: string | null) => at !== null && now.getTime() > Date.parse(at)
  const enough = (count: number, until: string | null) =>
    count >= head.rules.quorum && (isPast(until) || count === active.length)
  const sheets = steps.flatMap((step) =>
    step.kind === 'marks' && isSeated.has(step.expert) ? [{ ...step.sheet, expert: step.expert }] : [],
  )
  const rules = head.rules.defence ?? null
  const defence = rules !== null && isDefended ? defenceOf(head, rules, steps, papersAt, isSeated, after, isPast) : null
  const said = steps.flatMap((step) =>
    step.kind === 'defence' && isSeated.has(step.expert) ? [{ ...step.sheet, expert: step.expert }] : [],
  )
  const ranking =
    !isClosed || voidBecause !== null
      ? null
      : defence === null
        ? rankBids(head.bids, head.criteria, sheets, head.rules)
        : rankBoth(
            head.bids,
            head.criteria,
            sheets,
            { admitted: defence.admitted, sheets: said, weight: defence.rules.weight },
            head.rules,
          )
  return {
    stage,
    seats,
    reserves: isDefended ? 0 : drawn.length - recused.size - active.length,
    marked,
    markBy: defence === null ? markBy : defence.markBy,
    mayEndPapers: stage === 'marking' && rules !== null && enough(marked, markBy),
    mayClose:
      (stage === 'marking' && rules === null && enough(marked, markBy)) ||
      (stage === 'defending' && defence !== null && defence.isOpen && enough(defence.marked, defence.markBy)),
    defence,
    ranking,
    voidBecause,
  }
}

function defenceOf(
  head: ReviewHead,
  rules: DefenceRules,
  steps: readonly ReviewStep[],
  papersAt: number,
  seated: ReadonlySet<string>,
  after: (at: string, days: number) => string,
  isPast: (at: string | null) => boolean,
): DefenceState {
  // Who is in was settled when the papers ended, by whoever sat then: standing back later changes nothing of it.
  const before = steps.slice(0, papersAt)
  const gone = new Set(before.flatMap((step) => (step.kind === 'recuse' ? [step.expert] : [])))
  const sheets = before.flatMap((step) =>
    step.kind === 'marks' && !gone.has(step.expert) ? [{ ...step.sheet, expert: step.expert }] : [],
  )
  const admitted = admittedTo(rankBids(head.bids, head.criteria, sheets, head.rules), rules.admits)
  const plan = steps.flatMap((step) => (step.kind === 'schedule' ? [step.plan] : [])).at(-1) ?? null
  const opensAt =
    plan?.slots
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? null
  return {
    rules,
    admitted,
    plan,
    opensAt,
    markBy: opensAt === null ? null : after(opensAt, head.rules.scoreDays),
    isOpen: isPast(opensAt),
    marked: steps.filter((step) => step.kind === 'defence' && seated.has(step.expert)).length,
  }
}

const wrong = (code: string, zh: string, en: string) => refused({ reason: 'wrong-state', code, message: { zh, en } })
const noSeat = wrong('no-seat', '这位专家不在评审席上。', 'This expert has no seat on the panel.')
const notMarking = wrong(
  'not-marking',
  '评审不在打分阶段：专家还没有抽出，或已经关闭。',
  'It is not the time for marks: no experts are drawn yet, or the review is closed.',
)

function seatOf(state: ReviewState, code: string, stages: readonly ReviewStage[] = ['marking']): Outcome<Seat> {
  if (!stages.includes(state.stage)) return notMarking
  const seat = state.seats.find((one) => one.code === code && one.standing !== 'recused')
  return seat === undefined ? noSeat : done(seat)
}

/** Whether an expert has nothing more to hand in: who has handed in the papers is asked again for the defence alone. */
const hasHandedIn = ({ stage }: ReviewState, { standing }: Seat): boolean =>
  standing === 'defended' || (standing === 'marked' && stage === 'marking')

/** A personal link for an expert who sits on the panel; an earlier one no longer opens. */
export function invite(state: ReviewState, expert: string, hash: string, now: Date): Outcome<ReviewStep> {
  const seat = seatOf(state, expert, ['marking', 'defending'])
  if (seat.kind === 'refused') return seat
  if (hasHandedIn(state, seat.value)) return wrong('marked', '这位专家已经交了分。', 'This expert has handed in.')
  return done({ kind: 'invite', at: now.toISOString(), expert, hash })
}

/** The expert declares to have no interest, and may mark from then on. */
export function accept(state: ReviewState, expert: string, now: Date): Outcome<ReviewStep> {
  const seat = seatOf(state, expert)
  if (seat.kind === 'refused') return seat
  if (seat.value.standing === 'accepted' || seat.value.standing === 'marked')
    return wrong('accepted', '您已经声明过。', 'You have declared it already.')
  return done({ kind: 'accept', at: now.toISOString(), expert })
}

/** The expert stands back; the next drawn takes the seat. */
export function recuse(state: ReviewState, expert: string, because: string, now: Date): Outcome<ReviewStep> {
  // In the defence it is known who bids: whoever has an interest stands back then, and counts in neither round.
  const seat = seatOf(state, expert, ['marking', 'defending'])
  if (seat.kind === 'refused') return seat
  if (hasHandedIn(state, seat.value))
    return wrong('marked', '已经交分，不能再回避；请告诉组织单位。', 'You have handed in: tell the desk instead.')
  return done({ kind: 'recuse', at: now.toISOString(), expert, because })
}

const isMark = (given: number | undefined): boolean =>
  given !== undefined && Number.isInteger(given) && given >= 0 && given <= 100

const badMarks = (faults: readonly Fault[]) =>
  refused({
    reason: 'faulty',
    code: 'marks',
    message: { zh: '还有没打或超出范围的分，逐项补上再交。', en: 'Some marks are missing or out of bounds.' },
    faults,
  })

/** All marks of one expert, once. Refused with every mark that is missing or out of bounds. */
export function mark(
  head: ReviewHead,
  state: ReviewState,
  expert: string,
  sheet: Omit<Sheet, 'expert'>,
  now: Date,
): Outcome<ReviewStep> {
  const seat = seatOf(state, expert)
  if (seat.kind === 'refused') return seat
  if (seat.value.standing === 'marked')
    return wrong('marked', '您已经交分，不能改。', 'You have handed in; it cannot be changed.')
  if (seat.value.standing !== 'accepted')
    return wrong('not-declared', '请先声明没有利害关系。', 'Declare first that you have no interest.')
  if (state.markBy !== null && now.getTime() > Date.parse(state.markBy))
    return wrong('too-late', '打分时限已过。', 'The time for marks is over.')
  const faults: Fault[] = []
  for (const { code } of head.bids)
    for (const { id, name } of head.criteria) {
      if (!isMark(sheet.marks[code]?.[id]))
        faults.push({
          at: `marks.${code}.${id}`,
          code: 'mark',
          message: {
            zh: `方案 ${code}“${name.zh}”应打 0 至 100 的整数`,
            en: `bid ${code}, ${name.en}: a whole number from 0 to 100`,
          },
        })
    }
  if (faults.length > 0) return badMarks(faults)
  const marks = Object.fromEntries(
    head.bids.map(({ code }) => [
      code,
      Object.fromEntries(head.criteria.map(({ id }) => [id, sheet.marks[code]?.[id] ?? 0])),
    ]),
  )
  const notes = Object.fromEntries(
    head.bids.flatMap(({ code }) => {
      const note = sheet.notes[code]?.trim() ?? ''
      return note === '' ? [] : [[code, note.slice(0, 1000)]]
    }),
  )
  return done({ kind: 'marks', at: now.toISOString(), expert, sheet: { marks, notes } })
}

/** Ends the papers and begins the defence, when everybody handed in, or the time is over and enough did. */
export function endPapers(state: ReviewState, now: Date): Outcome<ReviewStep> {
  if (state.stage !== 'marking') return notMarking
  if (!state.mayEndPapers)
    return wrong(
      'not-all-in',
      '还有专家没有交分，或这次评审没有答辩。',
      'Not everybody has handed in, or this review has no defence.',
    )
  return done({ kind: 'papers', at: now.toISOString() })
}

const notDefending = wrong('not-defending', '不在答辩阶段。', 'It is not the time of the defence.')

/**
 * Plans the defence: one after another in the order of their letters, which was drawn by lot, with a pause between. Anew
 * only before the first has begun, with the reason.
 */
export function schedule(
  state: ReviewState,
  asked: { readonly where: string; readonly first: string; readonly pause: number; readonly because: string },
  now: Date,
): Outcome<ReviewStep> {
  const { defence } = state
  if (state.stage !== 'defending' || defence === null) return notDefending
  const began = defence.plan?.slots[0]?.at
  if (began !== undefined && now.getTime() >= Date.parse(began))
    return wrong('begun', '答辩已经开始，不能改期。', 'The defence has begun: it cannot be moved.')
  const faults: Fault[] = []
  const start = Date.parse(asked.first)
  if (Number.isNaN(start) || start < now.getTime() + defence.rules.noticeHours * 3_600_000)
    faults.push({
      at: 'first',
      code: 'notice',
      message: {
        zh: `至少提前 ${defence.rules.noticeHours} 小时通知`,
        en: `at least ${defence.rules.noticeHours} hours ahead`,
      },
    })
  if (defence.plan !== null && asked.because.trim() === '')
    faults.push({ at: 'because', code: 'required', message: { zh: '改期要写明原因', en: 'say why it is moved' } })
  if (faults.length > 0)
    return refused({
      reason: 'faulty',
      code: 'schedule',
      message: { zh: '答辩安排有问题。', en: 'The plan of the defence has faults.' },
      faults,
    })
  const each = (defence.rules.minutes + asked.pause) * 60_000
  return done({
    kind: 'schedule',
    at: now.toISOString(),
    because: asked.because.trim(),
    plan: {
      where: asked.where,
      slots: defence.admitted.map((bid, i) => ({ bid, at: new Date(start + i * each).toISOString() })),
    },
  })
}

/** The marks of one expert for the defence, once, from the beginning of the last on. */
export function markDefence(
  state: ReviewState,
  expert: string,
  marks: Readonly<Record<string, number>>,
  now: Date,
): Outcome<ReviewStep> {
  const seat = seatOf(state, expert, ['defending'])
  if (seat.kind === 'refused') return seat
  const { defence } = state
  if (defence === null) return notDefending
  if (seat.value.standing === 'defended')
    return wrong('marked', '您已经交分，不能改。', 'You have handed in; it cannot be changed.')
  if (!defence.isOpen)
    return wrong('too-early', '最后一家开始答辩后才能交分。', 'Marks are taken once the last has begun.')
  if (defence.markBy !== null && now.getTime() > Date.parse(defence.markBy))
    return wrong('too-late', '打分时限已过。', 'The time for marks is over.')
  const faults = defence.admitted.flatMap((code): Fault[] => {
    return isMark(marks[code])
      ? []
      : [
          {
            at: `marks.${code}`,
            code: 'mark',
            message: { zh: `方案 ${code} 应打 0 至 100 的整数`, en: `bid ${code}: a whole number from 0 to 100` },
          },
        ]
  })
  if (faults.length > 0) return badMarks(faults)
  return done({
    kind: 'defence',
    at: now.toISOString(),
    expert,
    sheet: { marks: Object.fromEntries(defence.admitted.map((code) => [code, marks[code] ?? 0])) },
  })
}

/** Opens the key, when everybody handed in, or the time is over and enough did. */
export function close(state: ReviewState, now: Date): Outcome<ReviewStep> {
  if (state.stage !== 'marking' && state.stage !== 'defending') return notMarking
  if (!state.mayClose)
    return wrong(
      'not-all-in',
      '还有专家没有交分。全部交齐，或打分时限已过且达到最少人数，才能关闭。',
      'Not everybody has handed in: wait for all, or for the end of the time with enough of them.',
    )
  return done({ kind: 'close', at: now.toISOString() })
}

/** Ends a review that cannot come to an end: too few experts are left. On the record, with the reason. */
export function voidReview(state: ReviewState, because: string, now: Date): Outcome<ReviewStep> {
  if (state.stage === 'closed' || state.stage === 'void') return wrong('over', '评审已经结束。', 'The review is over.')
  if (state.stage === 'drawing')
    return wrong('drawing', '专家还在抽取：作废抽取即可。', 'Its experts are still being drawn: void the draw instead.')
  return done({ kind: 'void', at: now.toISOString(), because })
}
