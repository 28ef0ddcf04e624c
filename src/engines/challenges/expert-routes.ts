import { Type } from 'typebox'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { type Call, type Route, route } from '../../platform/http/route.ts'
import type { AnyCall } from '../registers/calls.ts'
import { ExpertSheet } from './answers.ts'
import { drawOf, hashOfKey, justStep, steppedBy } from './desk.ts'
import { defenceOf } from './pages.ts'
import { accept, mark, markDefence, type ReviewState, type ReviewStep, recuse, reviewStateOf } from './review-state.ts'
import { findReviews, findSeat, lockReview, type StoredReview } from './review-store.ts'

const tag = 'reviews'
const since = '0.3.0'
const Done = Type.Object({ done: Type.Literal(true) })

/** The header that carries the key of a personal link: it stands in no address, and so in no log. */
export const KEY = 'x-review-key'

const noSuchLink = {
  reason: 'not-found' as const,
  code: 'no-such-link',
  message: {
    zh: '这个评审链接不能用：已换发、已回避、评审已结束，或复制不全。请联系组织单位。',
    en: 'This link does not open: replaced, stood back, over, or copied in part. Ask the desk that sent it.',
  },
}

type Asking = Pick<Call<unknown, unknown, unknown>, 'request'>
const hashIn = ({ request }: Asking): string | null => {
  const key = request.headers[KEY]
  return typeof key === 'string' && key.length >= 20 && key.length <= 100 ? hashOfKey(key) : null
}

/** The review and seat that the key opens, while marks are given in either round and the expert has not stood back. */
async function opened(
  db: Reading,
  call: Asking & Pick<AnyCall, 'now'>,
  read: (division: string, id: string) => Promise<StoredReview | null>,
): Promise<
  Outcome<{ readonly review: StoredReview; readonly expert: string; readonly state: ReviewState; simulated: boolean }>
> {
  const hash = hashIn(call)
  const seat = hash === null ? null : await findSeat(db, hash)
  const review = seat === null ? null : await read(seat.division, seat.review)
  if (seat === null || review === null) return refused(noSuchLink)
  const now = call.now()
  const draw = await drawOf(db, review, now)
  const state = reviewStateOf(review.head, draw, review.steps, now)
  const isSeated = state.seats.some(({ code, standing }) => code === seat.expert && standing !== 'recused')
  if ((state.stage !== 'marking' && state.stage !== 'defending') || !isSeated) return refused(noSuchLink)
  return done({ review, expert: seat.expert, state, simulated: draw.simulated })
}

const acting = (
  call: AnyCall & Asking,
  action: string,
  act: (review: StoredReview, state: ReviewState, expert: string, now: Date) => Outcome<ReviewStep>,
): Promise<Outcome<{ done: true }>> =>
  inRefusableTransaction(call.db, async (tx) => {
    const open = await opened(tx, call, (division, id) => lockReview(tx, division, id))
    if (open.kind === 'refused') return open
    const { review, expert } = open.value
    return steppedBy(tx, call, review, { id: null, name: expert }, action, async (_, state, now) =>
      justStep(act(review, state, expert, now)),
    )
  })

/** What an expert does behind a personal link, without an account. Nothing here knows who bids. */
export const expertRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/expert-review',
    summary: { zh: '专家的评审表', en: 'An expert’s sheet' },
    tag,
    since,
    who: 'anyone',
    limit: 'public',
    answer: ExpertSheet,
    async handle(call) {
      const open = await opened(
        call.db,
        call,
        async (division, id) => (await findReviews(call.db, division, id))[0] ?? null,
      )
      if (open.kind === 'refused') return open
      const { review, expert, state, simulated } = open.value
      const { head } = review
      const standing = state.seats.find(({ code }) => code === expert)?.standing
      const isOpen = standing === 'accepted' || standing === 'marked' || standing === 'defended'
      return done({
        number: head.number,
        title: head.title,
        detail: head.task.detail,
        indicators: [...head.task.indicators],
        criteria: head.criteria.map(({ id, name, weight }) => ({ id, name: { ...name }, weight })),
        // Before the declaration there is nothing to be read: whoever stands back has seen no bid.
        bids: isOpen
          ? head.bids.map(({ code, scheme, texts, price, months }) => ({
              code,
              scheme,
              texts: texts.map((one) => ({ ...one })),
              price,
              months,
            }))
          : [],
        standing:
          standing === 'marked' || standing === 'accepted' || standing === 'defended' ? standing : ('invited' as const),
        defence: await defenceOf(call.db, review, state),
        markBy: state.markBy,
        simulated,
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/expert-review/accept',
    summary: { zh: '声明没有利害关系', en: 'Declare to have no interest' },
    tag,
    since,
    who: 'anyone',
    limit: 'public',
    answer: Done,
    handle: (call) => acting(call, 'reviews.accept', (_, state, expert, now) => accept(state, expert, now)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/expert-review/recuse',
    summary: { zh: '申请回避', en: 'Stand back' },
    tag,
    since,
    who: 'anyone',
    limit: 'public',
    body: Type.Object({ because: Type.String({ minLength: 1, maxLength: 400 }) }),
    answer: Done,
    handle: (call) =>
      acting(call, 'reviews.recuse', (_, state, expert, now) => recuse(state, expert, call.body.because.trim(), now)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/expert-review/marks',
    summary: { zh: '交分', en: 'Hand in the marks' },
    tag,
    since,
    who: 'anyone',
    limit: 'public',
    body: Type.Object({
      marks: Type.Record(Type.String(), Type.Record(Type.String(), Type.Number())),
      notes: Type.Record(Type.String(), Type.String({ maxLength: 1000 })),
    }),
    answer: Done,
    handle: (call) =>
      acting(call, 'reviews.marks', ({ head }, state, expert, now) => mark(head, state, expert, call.body, now)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/expert-review/defence',
    summary: { zh: '交答辩分', en: 'Hand in the marks of the defence' },
    tag,
    since,
    who: 'anyone',
    limit: 'public',
    body: Type.Object({ marks: Type.Record(Type.String(), Type.Number()) }),
    answer: Done,
    handle: (call) =>
      acting(call, 'reviews.defence', (_, state, expert, now) => markDefence(state, expert, call.body.marks, now)),
  }),
]
