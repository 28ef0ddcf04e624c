import { done, type Fault, type Outcome, refused } from '../../model/outcome.ts'
import type { DrawStage } from '../draw-desk/draw-state.ts'
import type { PublishedDraw } from '../draws/published.ts'
import { type Criterion, type Ranked, rankBids, type Sheet } from './scoring.ts'

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
}

export type ReviewStep =
  | { readonly kind: 'invite'; readonly at: string; readonly expert: string; readonly hash: string }
  | { readonly kind: 'accept'; readonly at: string; readonly expert: string }
  | { readonly kind: 'recuse'; readonly at: string; readonly expert: string; readonly because: string }
  | { readonly kind: 'marks'; readonly at: string; readonly expert: string; readonly sheet: Omit<Sheet, 'expert'> }
  | { readonly kind: 'close'; readonly at: string }
  | { readonly kind: 'void'; readonly at: string; readonly because: string }

/** 'drawing' until its experts are drawn · 'marking' · 'closed': the key is open · 'void'. */
export type ReviewStage = 'drawing' | 'marking' | 'closed' | 'void'

export interface Seat {
  readonly code: string
  readonly standing: 'to-invite' | 'invited' | 'accepted' | 'marked' | 'recused'
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
  /** null before it is closed: marks are sealed until then. */
  readonly ranking: readonly Ranked[] | null
  readonly voidBecause: string | null
}

export interface DrawSoFar {
  readonly stage: DrawStage
  readonly published: Pick<PublishedDraw, 'result' | 'reveals' | 'void'>
}

export function reviewStateOf(head: ReviewHead, draw: DrawSoFar, steps: readonly ReviewStep[], now: Date): ReviewState {
  const drawn = draw.published.result?.assignments[0]?.inspectors ?? []
  const ofKind = (kind: ReviewStep['kind'], code: string) =>
    steps.some((step) => step.kind === kind && 'expert' in step && step.expert === code)
  const recused = new Set(drawn.filter((code) => ofKind('recuse', code)))
  const active = drawn.filter((code) => !recused.has(code)).slice(0, head.rules.panel)
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
          : ofKind('marks', code)
            ? 'marked'
            : ofKind('accept', code)
              ? 'accepted'
              : ofKind('invite', code)
                ? 'invited'
                : 'to-invite',
      }),
    )
  const marked = seats.filter(({ standing }) => standing === 'marked').length
  const last = draw.published.reveals
    .map(({ at }) => at)
    .sort()
    .at(-1)
  const markBy =
    drawn.length === 0 || last === undefined
      ? null
      : new Date(Date.parse(last) + head.rules.scoreDays * 86_400_000).toISOString()
  const voided = steps.find((step) => step.kind === 'void')
  const isClosed = steps.some(({ kind }) => kind === 'close')
  const voidBecause = voided?.because ?? (draw.stage === 'void' ? (draw.published.void?.because ?? '') : null)
  const stage: ReviewStage =
    voidBecause !== null ? 'void' : isClosed ? 'closed' : drawn.length > 0 ? 'marking' : 'drawing'
  const isLate = markBy !== null && now.getTime() > Date.parse(markBy)
  const sheets = steps.flatMap((step) =>
    step.kind === 'marks' && isSeated.has(step.expert) ? [{ ...step.sheet, expert: step.expert }] : [],
  )
  return {
    stage,
    seats,
    reserves: drawn.length - recused.size - active.length,
    marked,
    markBy,
    mayClose: stage === 'marking' && marked >= head.rules.quorum && (isLate || marked === active.length),
    ranking: isClosed && voidBecause === null ? rankBids(head.bids, head.criteria, sheets, head.rules) : null,
    voidBecause,
  }
}

const wrong = (code: string, zh: string, en: string) => refused({ reason: 'wrong-state', code, message: { zh, en } })
const noSeat = wrong('no-seat', '这位专家不在评审席上。', 'This expert has no seat on the panel.')
const notMarking = wrong(
  'not-marking',
  '评审不在打分阶段：专家还没有抽出，或已经关闭。',
  'It is not the time for marks: no experts are drawn yet, or the review is closed.',
)

function seatOf(state: ReviewState, code: string): Outcome<Seat> {
  if (state.stage !== 'marking') return notMarking
  const seat = state.seats.find((one) => one.code === code && one.standing !== 'recused')
  return seat === undefined ? noSeat : done(seat)
}

/** A personal link for an expert who sits on the panel; an earlier one no longer opens. */
export function invite(state: ReviewState, expert: string, hash: string, now: Date): Outcome<ReviewStep> {
  const seat = seatOf(state, expert)
  if (seat.kind === 'refused') return seat
  if (seat.value.standing === 'marked') return wrong('marked', '这位专家已经交了分。', 'This expert has handed in.')
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
  const seat = seatOf(state, expert)
  if (seat.kind === 'refused') return seat
  if (seat.value.standing === 'marked')
    return wrong('marked', '已经交分，不能再回避；请告诉组织单位。', 'You have handed in: tell the desk instead.')
  return done({ kind: 'recuse', at: now.toISOString(), expert, because })
}

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
      const given = sheet.marks[code]?.[id]
      if (given === undefined || !Number.isInteger(given) || given < 0 || given > 100)
        faults.push({
          at: `marks.${code}.${id}`,
          code: 'mark',
          message: {
            zh: `方案 ${code}“${name.zh}”应打 0 至 100 的整数`,
            en: `bid ${code}, ${name.en}: a whole number from 0 to 100`,
          },
        })
    }
  if (faults.length > 0)
    return refused({
      reason: 'faulty',
      code: 'marks',
      message: { zh: '还有没打或超出范围的分，逐项补上再交。', en: 'Some marks are missing or out of bounds.' },
      faults,
    })
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

/** Opens the key, when everybody handed in, or the time is over and enough did. */
export function close(state: ReviewState, now: Date): Outcome<ReviewStep> {
  if (state.stage !== 'marking') return notMarking
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
