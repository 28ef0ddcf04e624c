import { createHash, randomBytes, randomInt } from 'node:crypto'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { newId } from '../../platform/database/ids.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Reading, Writing } from '../../platform/database/tables.ts'
import { announce } from '../../platform/live/live.ts'
import { isSimulated } from '../../platform/organisation/simulated.ts'
import { settingsAt } from '../../platform/settings/store.ts'
import { stateOf } from '../draw-desk/draw-state.ts'
import { findDraws, lockDraw } from '../draw-desk/draw-store.ts'
import type { NamedBeacon } from '../draw-desk/freeze-draw.ts'
import { beginDraw, followDraw, openFor, personOf } from '../draw-desk/lead.ts'
import { type AnyCall, deskOf } from '../registers/calls.ts'
import { registerOf, registers } from '../registers/declared.ts'
import { type Desk, recordActs } from '../registers/desk.ts'
import { stepRecord } from '../registers/records.ts'
import { type Chance, freezeReview, type GatheredBid } from './freeze-review.ts'
import {
  type BidRow,
  type ChallengeRow,
  findBids,
  findChallenge,
  findExperts,
  findIndicators,
  partiesOf,
} from './lists-store.ts'
import { type DrawSoFar, type ReviewState, type ReviewStep, reviewStateOf } from './review-state.ts'
import { appendReviewStep, insertReview, lockReview, type StoredReview, type Who } from './review-store.ts'
import { criteriaOf, DEFENCE, REVIEWS, WEIGHTS } from './settings.ts'

export const SYSTEM = 'open-challenge'
export const noSuchReview = {
  reason: 'not-found' as const,
  code: 'no-such-review',
  message: { zh: '没有这次评审，或您无权查看。', en: 'There is no such review, or you may not see it.' },
}
const noSuchChallenge = {
  reason: 'not-found' as const,
  code: 'no-such-challenge',
  message: {
    zh: '没有这个题目，或不归您的单位组织。',
    en: 'There is no such challenge, or it is not led by your body.',
  },
}

export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex')

const CHANCE: Chance = { nonce: () => randomBytes(32).toString('hex'), below: (n) => randomInt(n) }

/** The draws of all reviews of a division by their ids, in one reading. */
export async function drawsOf(db: Reading, division: string, now: Date): Promise<ReadonlyMap<string, DrawSoFar>> {
  const draws = await findDraws(db, division, { system: SYSTEM })
  return new Map(draws.map(({ head, steps }) => [head.id, stateOf(head, steps, now)]))
}

/** The draw of a review's experts as it stands. */
export async function drawOf(
  db: Reading,
  { head }: StoredReview,
  now: Date,
): Promise<DrawSoFar & { simulated: boolean }> {
  const [draw] = await findDraws(db, head.division, { id: head.id, system: SYSTEM })
  if (draw === undefined) throw new Error(`The review ${head.id} has no draw.`)
  return { ...stateOf(draw.head, draw.steps, now), simulated: draw.head.simulated }
}

/** The desk of the registers, on which the program acts for whoever leads the review. */
function programDesk(call: AnyCall, division: string): Desk {
  const actor: Actor = { kind: 'system', name: `揭榜盲评（${personOf(call).name}）` }
  return { ...deskOf(registers, call, division), actor }
}

const gatheredBid = (bid: BidRow): GatheredBid => ({
  id: bid.id,
  isAdmitted: bid.state !== 'submitted',
  scheme: bid.scheme,
  texts: [
    { id: 'plan', text: bid.plan },
    { id: 'promises', text: bid.promises },
    { id: 'stages', text: bid.stages },
    ...(bid.risks === null ? [] : [{ id: 'risks' as const, text: bid.risks }]),
  ],
  price: bid.price,
  months: bid.months,
  parties: partiesOf(bid),
  phones: bid.phone === null ? [] : [bid.phone],
  files: bid.files,
})

/** Freezes bids and pool of a challenge, and begins the draw of its experts; the challenge goes into review with it. */
export function beginReview(
  call: AnyCall,
  asked: {
    readonly division: string
    readonly challenge: string
    readonly beacon: NamedBeacon
    readonly cover: boolean
  },
): Promise<Outcome<{ id: string; warnings: { zh: string; en: string }[] }>> {
  const { division } = asked
  return inRefusableTransaction(call.db, async (tx) => {
    const isOn = await openFor(tx, division, SYSTEM)
    if (isOn.kind === 'refused') return isOn
    const found = await findChallenge(tx, division, asked.challenge)
    if (found === null || !call.policy.may(call.actor, 'reviews.run', { division, body: found.desk }))
      return refused(noSuchChallenge)
    const now = call.now()
    const desk = programDesk(call, division)
    const screened = await screening(tx, desk, found, now)
    if (screened.kind === 'refused') return screened
    const challenge = screened.value
    const [setting, weights, { round, ...defence }] = await settingsAt(
      tx,
      division,
      [REVIEWS, WEIGHTS, DEFENCE],
      dayOf(now),
    )
    const [bids, indicators, experts, simulated] = [
      await findBids(tx, division, challenge.id),
      await findIndicators(tx, division, challenge.id),
      await findExperts(tx, division, challenge.techField, dayOf(now)),
      await isSimulated(tx, division),
    ]
    const id = newId(now.getTime())
    const frozen = freezeReview(
      {
        number: challenge.number,
        title: challenge.title,
        challenge: challenge.id,
        by: challenge.deskName,
        simulated,
        detail: challenge.detail,
        indicators,
        owner: { name: challenge.ownerName, code: challenge.ownerCode, people: [] },
        bids: bids.map(gatheredBid),
        experts,
      },
      asked,
      criteriaOf(weights),
      setting,
      round === 'none' ? null : defence,
      { division, id, now },
      CHANCE,
    )
    if (frozen.kind === 'refused') return frozen
    const stepped = await stepRecord(
      tx,
      desk,
      registerOf('challenge'),
      challenge.id,
      challenge.revision,
      'review',
      { review: id },
      '',
    )
    if (stepped.kind === 'refused') return stepped
    const { review, draw, warnings } = frozen.value
    await insertReview(tx, { head: review, lead: challenge.desk }, personOf(call))
    await beginDraw(tx, call, {
      head: draw,
      system: SYSTEM,
      lead: challenge.desk,
      about: { challenge: challenge.number },
    })
    await announce(tx, 'reviews', { division, body: challenge.desk, subject: id })
    await recordActs(tx, desk)
    return done({ id, warnings: warnings.map(({ message }) => ({ ...message })) })
  })
}

/** The challenge, ready for a review; one whose review is void goes back for another first. */
async function screening(tx: Writing, desk: Desk, challenge: ChallengeRow, now: Date): Promise<Outcome<ChallengeRow>> {
  if (challenge.state === 'screening') return done(challenge)
  const before =
    challenge.state === 'reviewing' && challenge.review !== null
      ? await lockReview(tx, desk.division, challenge.review)
      : null
  if (before !== null) {
    const { stage } = reviewStateOf(before.head, await drawOf(tx, before, now), before.steps, now)
    if (stage === 'void') {
      const back = await stepRecord(
        tx,
        desk,
        registerOf('challenge'),
        challenge.id,
        challenge.revision,
        'review-void',
        {},
        '',
      )
      return back.kind === 'refused'
        ? back
        : done({ ...challenge, state: 'screening', revision: back.value.revision, review: null })
    }
  }
  return refused({
    reason: 'wrong-state',
    code: 'not-screening',
    message: {
      zh: '题目不在形式审查阶段：要等揭榜截止，或评审已经开始。',
      en: 'It is not being screened: bids are still open, or its review has begun.',
    },
  })
}

/** A step of which nothing more is told than that it was taken. */
export const justStep = (step: Outcome<ReviewStep>) =>
  step.kind === 'refused' ? step : done({ step: step.value, answer: { done: true as const } })

/** One step of one review under its lock, by whoever leads it. */
export function stepping<T>(
  call: AnyCall,
  { division, id }: { readonly division: string; readonly id: string },
  action: string,
  act: (
    review: StoredReview,
    state: ReviewState,
    now: Date,
    tx: Writing,
  ) => Promise<Outcome<{ readonly step: ReviewStep; readonly answer: T }>>,
): Promise<Outcome<T>> {
  return inRefusableTransaction(call.db, async (tx) => {
    const review = await lockReview(tx, division, id)
    if (review === null || !call.policy.may(call.actor, 'reviews.run', { division, body: review.lead }))
      return refused(noSuchReview)
    return steppedBy(tx, call, review, personOf(call), action, act)
  })
}

/** The same by an expert, whom the desk of the record knows by the code of this draw alone. */
export async function steppedBy<T>(
  tx: Writing,
  call: AnyCall,
  review: StoredReview,
  by: Who,
  action: string,
  act: (
    review: StoredReview,
    state: ReviewState,
    now: Date,
    tx: Writing,
  ) => Promise<Outcome<{ readonly step: ReviewStep; readonly answer: T }>>,
): Promise<Outcome<T>> {
  const { division, id } = review.head
  const isOn = await openFor(tx, division, SYSTEM)
  if (isOn.kind === 'refused') return isOn
  const now = call.now()
  const state = reviewStateOf(review.head, await drawOf(tx, review, now), review.steps, now)
  const outcome = await act(review, state, now, tx)
  if (outcome.kind === 'refused') return outcome
  const { step, answer } = outcome.value
  await appendReviewStep(tx, review, step, by)
  await announce(tx, 'reviews', { division, body: review.lead, subject: id })
  await record(tx, call.actor, now, {
    division,
    action,
    subject: { kind: 'review', id },
    detail: 'expert' in step ? { expert: step.expert } : {},
  })
  return done(answer)
}

/** What closing comes to in the registers: bids get their score and rank, the challenge is reviewed, the draw is followed. */
export async function concludeReview(
  tx: Writing,
  call: AnyCall,
  review: StoredReview,
  closed: ReviewState,
): Promise<Outcome<null>> {
  const { head } = review
  const desk = programDesk(call, head.division)
  const rows = await findBids(tx, head.division, head.challenge)
  for (const { bid: code, score, rank } of closed.ranking ?? []) {
    const row = rows.find(({ id }) => id === head.bids.find((bid) => bid.code === code)?.bid)
    if (row === undefined || row.state !== 'admitted') continue
    const ranked = await stepRecord(tx, desk, registerOf('bid'), row.id, row.revision, 'rank', { score, rank }, '')
    if (ranked.kind === 'refused') return ranked
  }
  const challenge = await findChallenge(tx, head.division, head.challenge)
  if (challenge !== null && challenge.state === 'reviewing') {
    const concluded = await stepRecord(
      tx,
      desk,
      registerOf('challenge'),
      challenge.id,
      challenge.revision,
      'conclude',
      {},
      '',
    )
    if (concluded.kind === 'refused') return concluded
  }
  const draw = await lockDraw(tx, head.division, head.id)
  if (draw !== null && draw.followed === null) await followDraw(tx, call, draw, { marked: closed.marked })
  await recordActs(tx, desk)
  return done(null)
}
