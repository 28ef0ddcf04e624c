import type { Static } from 'typebox'
import type { Reading } from '../../platform/database/tables.ts'
import type { DefenceAnswer, PublishedReview, Ranked as RankedAnswer, ReviewLine, ReviewPage } from './answers.ts'
import { findBidders, findContacts } from './lists-store.ts'
import { type DrawSoFar, type ReviewState, reviewStateOf } from './review-state.ts'
import type { StoredReview } from './review-store.ts'
import type { Ranked } from './scoring.ts'

export const lineOf = ({ head }: StoredReview, state: ReviewState): ReviewLine => ({
  division: head.division,
  id: head.id,
  number: head.number,
  title: head.title,
  stage: state.stage,
  frozenAt: head.frozenAt,
  markBy: state.markBy,
  bids: head.bids.length,
  seats: state.seats.filter(({ standing }) => standing !== 'recused').length,
  marked: state.marked,
})

const criteriaIn = ({ head }: StoredReview) =>
  head.criteria.map(({ id, name, weight }) => ({ id, name: { ...name }, weight }))

const rankedIn = (ranking: readonly Ranked[] | null): Static<typeof RankedAnswer>[] | null =>
  ranking === null
    ? null
    : ranking.map((one) => ({
        ...one,
        marks: one.marks.map((mark) => ({ ...mark })),
        rounds: one.rounds === null ? null : { ...one.rounds },
      }))

/** Who defends, when and where. Those who defend are known: they come and speak. */
export async function defenceOf(
  db: Reading,
  { head }: StoredReview,
  { defence }: ReviewState,
): Promise<DefenceAnswer | null> {
  if (defence === null) return null
  const bids = head.bids.filter(({ code }) => defence.admitted.includes(code))
  const bidders = await findBidders(
    db,
    head.division,
    bids.map(({ bid }) => bid),
  )
  const at = new Map(defence.plan?.slots.map((slot) => [slot.bid, slot.at]))
  return {
    where: defence.plan?.where ?? null,
    slots: defence.admitted.flatMap((code) => {
      const bid = bids.find((one) => one.code === code)
      return bid === undefined
        ? []
        : [{ bid: code, scheme: bid.scheme, bidder: bidders.get(bid.bid)?.bidder ?? '', at: at.get(code) ?? null }]
    }),
    opensAt: defence.opensAt,
    markBy: defence.markBy,
    isOpen: defence.isOpen,
    marked: defence.marked,
  }
}

/** One review for its desk and for those who watch it. Who bids is told to nobody before it is closed. */
export async function reviewPageOf(
  db: Reading,
  review: StoredReview,
  draw: DrawSoFar,
  mayRun: boolean,
  now: Date,
): Promise<ReviewPage> {
  const { head } = review
  const state = reviewStateOf(head, draw, review.steps, now)
  const isClosed = state.stage === 'closed'
  const isNamed = mayRun || isClosed
  const expertOf = new Map(head.experts.map(({ code, expert }) => [code, expert]))
  const contacts = isNamed
    ? await findContacts(
        db,
        head.division,
        state.seats.map(({ code }) => expertOf.get(code) ?? ''),
      )
    : new Map()
  const bidders = isClosed
    ? await findBidders(
        db,
        head.division,
        head.bids.map(({ bid }) => bid),
      )
    : new Map()
  const seated = new Set(state.seats.map(({ code }) => code))
  return {
    line: lineOf(review, state),
    criteria: criteriaIn(review),
    rules: { ...head.rules, defence: head.rules.defence == null ? null : { ...head.rules.defence } },
    // Who defends is told to the desk that plans it; to others once all is over.
    defence: isNamed ? await defenceOf(db, review, state) : null,
    mayEndPapers: state.mayEndPapers,
    reserves: state.reserves,
    bids: head.bids.map(({ code, bid, scheme, price, months, covered }) => ({
      code,
      scheme,
      price,
      months,
      covered,
      bidder: bidders.get(bid)?.bidder ?? null,
      record: isClosed ? bid : null,
    })),
    seats: state.seats.map((seat) => {
      const contact = contacts.get(expertOf.get(seat.code) ?? '')
      return { ...seat, name: contact?.name ?? null, employer: contact?.employer ?? null }
    }),
    ranking: rankedIn(state.ranking),
    notes: isClosed
      ? review.steps.flatMap((step) =>
          step.kind === 'marks' && seated.has(step.expert)
            ? Object.entries(step.sheet.notes).map(([bid, note]) => ({ expert: step.expert, bid, note }))
            : [],
        )
      : null,
    voidBecause: state.voidBecause,
    mayRun,
    mayClose: state.mayClose,
  }
}

/** What anybody reads of it. Before it is closed: that it goes on, how many bids, where the draw is. */
export async function publishedOf(
  db: Reading,
  review: StoredReview,
  draw: DrawSoFar,
  now: Date,
): Promise<PublishedReview> {
  const { head } = review
  const state = reviewStateOf(head, draw, review.steps, now)
  const isClosed = state.stage === 'closed'
  const drawn = new Set(draw.published.result?.assignments[0]?.inspectors ?? [])
  const opened = head.experts.filter(({ code }) => isClosed && drawn.has(code))
  const contacts = await findContacts(
    db,
    head.division,
    opened.map(({ expert }) => expert),
  )
  const bidders = isClosed
    ? await findBidders(
        db,
        head.division,
        head.bids.map(({ bid }) => bid),
      )
    : new Map()
  return {
    number: head.number,
    title: head.title,
    stage: state.stage,
    draw: `/api/v1/draws/${head.division}/${head.id}/published`,
    bids: head.bids.length,
    criteria: criteriaIn(review),
    experts: isClosed
      ? opened.map(({ code, nonce, number, expert }) => ({
          code,
          nonce,
          number,
          name: contacts.get(expert)?.name ?? '',
          employer: contacts.get(expert)?.employer ?? '',
        }))
      : null,
    ranking: rankedIn(state.ranking),
    defence:
      state.defence === null
        ? null
        : {
            ...state.defence.rules,
            bids: [...state.defence.admitted],
            first: state.defence.plan?.slots[0]?.at ?? null,
          },
    awarded: head.bids.flatMap(({ code, bid }) => {
      const found = bidders.get(bid)
      return found?.state === 'awarded' ? [{ code, bidder: found.bidder }] : []
    }),
    voidBecause: state.voidBecause,
  }
}
