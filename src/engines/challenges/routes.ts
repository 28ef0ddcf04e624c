import { randomBytes } from 'node:crypto'
import { Type } from 'typebox'
import { done, refused } from '../../model/outcome.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { AskedBeacon } from '../draw-desk/answers.ts'
import { openFor } from '../draw-desk/lead.ts'
import { PublishedReview, ReadyChallenges, ReviewList, ReviewPage } from './answers.ts'
import {
  beginReview,
  concludeReview,
  drawOf,
  drawsOf,
  hashOfKey,
  justStep,
  noSuchReview,
  SYSTEM,
  stepping,
} from './desk.ts'
import { findBids, findChallengesToReview, findContacts, findExperts } from './lists-store.ts'
import { lineOf, publishedOf, reviewPageOf } from './pages.ts'
import { close, endPapers, invite, reviewStateOf, schedule, voidReview } from './review-state.ts'
import { findReviews } from './review-store.ts'

const tag = 'reviews'
const since = '0.3.0'
const Division = Type.String({ pattern: '^\\d{2,12}$' })
const One = Type.Object({ division: Division, id: Type.String({ format: 'uuid' }) })
const Asked = Type.Object({ division: Type.Optional(Division) })
const Done = Type.Object({ done: Type.Literal(true) })

export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/blind-reviews',
    summary: { zh: '揭榜盲评', en: 'Blind reviews' },
    tag,
    since,
    who: 'reviews.read',
    query: Asked,
    answer: ReviewList,
    async handle({ db, policy, actor, now, query }) {
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      const isOn = await openFor(db, division.value, SYSTEM)
      if (isOn.kind === 'refused') return isOn
      const draws = await drawsOf(db, division.value, now())
      const rows = (await findReviews(db, division.value, null)).flatMap((review) => {
        const draw = draws.get(review.head.id)
        return draw !== undefined && policy.may(actor, 'reviews.read', { division: division.value, body: review.lead })
          ? [lineOf(review, reviewStateOf(review.head, draw, review.steps, now()))]
          : []
      })
      return done({ rows, mayRun: policy.may(actor, 'reviews.run') })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/blind-reviews/ready',
    summary: { zh: '可以开始盲评的题目', en: 'Challenges whose review may begin' },
    tag,
    since,
    who: 'reviews.run',
    query: Asked,
    answer: ReadyChallenges,
    async handle({ db, policy, actor, now, query }) {
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      const isOn = await openFor(db, division.value, SYSTEM)
      if (isOn.kind === 'refused') return isOn
      const rows = []
      for (const challenge of await findChallengesToReview(db, division.value)) {
        if (!policy.may(actor, 'reviews.run', { division: division.value, body: challenge.desk })) continue
        if (challenge.state === 'reviewing' && challenge.review !== null) {
          const [before] = await findReviews(db, division.value, challenge.review)
          if (before === undefined) continue
          const state = reviewStateOf(before.head, await drawOf(db, before, now()), before.steps, now())
          if (state.stage !== 'void') continue
        }
        const bids = await findBids(db, division.value, challenge.id)
        const experts = await findExperts(db, division.value, challenge.techField, dayOf(now()))
        const unchecked = bids.filter(({ state }) => state === 'submitted').length
        rows.push({
          id: challenge.id,
          number: challenge.number,
          title: challenge.title,
          admitted: bids.length - unchecked,
          unchecked,
          experts: experts.length,
        })
      }
      return done({ rows })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/blind-reviews',
    summary: { zh: '冻结方案和专家库，开始盲评', en: 'Freeze bids and pool, and begin a blind review' },
    tag,
    since,
    who: 'reviews.run',
    body: Type.Object({
      division: Division,
      challenge: Type.String({ format: 'uuid' }),
      beacon: AskedBeacon,
      /** Whether what tells who bids is covered by the program; else it is refused with its places. */
      cover: Type.Boolean(),
    }),
    answer: Type.Object({
      id: Type.String(),
      warnings: Type.Array(Type.Object({ zh: Type.String(), en: Type.String() })),
    }),
    handle: (call) => beginReview(call, call.body),
  }),
  route({
    method: 'GET',
    path: '/api/v1/blind-reviews/:division/:id',
    summary: { zh: '一次盲评', en: 'One blind review' },
    tag,
    since,
    who: 'reviews.read',
    params: One,
    answer: ReviewPage,
    async handle({ db, policy, actor, now, params }) {
      const isOn = await openFor(db, params.division, SYSTEM)
      if (isOn.kind === 'refused') return isOn
      const [review] = await findReviews(db, params.division, params.id)
      if (review === undefined) return refused(noSuchReview)
      const place = { division: params.division, body: review.lead }
      if (!policy.may(actor, 'reviews.read', place)) return refused(noSuchReview)
      const mayRun = policy.may(actor, 'reviews.run', place)
      return done(await reviewPageOf(db, review, await drawOf(db, review, now()), mayRun, now()))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/blind-reviews/:division/:id/published',
    summary: { zh: '公布的盲评结果', en: 'A blind review as it is published' },
    tag,
    since,
    who: 'anyone',
    limit: 'public',
    params: One,
    answer: PublishedReview,
    async handle({ db, params, now }) {
      const isOn = await openFor(db, params.division, SYSTEM)
      if (isOn.kind === 'refused') return isOn
      const [review] = await findReviews(db, params.division, params.id)
      return review === undefined
        ? refused(noSuchReview)
        : done(await publishedOf(db, review, await drawOf(db, review, now()), now()))
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/blind-reviews/:division/:id/invitations',
    summary: { zh: '给一位专家发评审链接', en: 'Give an expert the link to the own sheet' },
    tag,
    since,
    who: 'reviews.run',
    params: One,
    body: Type.Object({ expert: Type.String({ maxLength: 40 }) }),
    answer: Type.Object({
      /** Shown once; the key behind # never reaches a server’s log. */
      path: Type.String(),
      name: Type.String(),
      employer: Type.String(),
      phone: Type.Union([Type.String(), Type.Null()]),
    }),
    handle: (call) =>
      stepping(call, call.params, 'reviews.invite', async ({ head }, state, now, tx) => {
        const key = randomBytes(32).toString('base64url')
        const step = invite(state, call.body.expert, hashOfKey(key), now)
        if (step.kind === 'refused') return step
        const expert = head.experts.find(({ code }) => code === call.body.expert)?.expert ?? ''
        const contact = (await findContacts(tx, head.division, [expert])).get(expert)
        return done({
          step: step.value,
          answer: {
            path: `/expert-review#${key}`,
            name: contact?.name ?? '',
            employer: contact?.employer ?? '',
            phone: contact?.phone ?? null,
          },
        })
      }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/blind-reviews/:division/:id/papers',
    summary: { zh: '结束函评，进入答辩', en: 'End the papers and begin the defence' },
    tag,
    since,
    who: 'reviews.run',
    params: One,
    answer: Done,
    handle: (call) =>
      stepping(call, call.params, 'reviews.papers', async (_, state, now) => justStep(endPapers(state, now))),
  }),
  route({
    method: 'POST',
    path: '/api/v1/blind-reviews/:division/:id/schedule',
    summary: { zh: '安排答辩', en: 'Plan the defence' },
    tag,
    since,
    who: 'reviews.run',
    params: One,
    body: Type.Object({
      where: Type.String({ minLength: 1, maxLength: 120, description: 'Room, or address of the meeting.' }),
      first: Type.String({ format: 'date-time', description: 'When the first begins.' }),
      pause: Type.Integer({ minimum: 0, maximum: 240, description: 'Minutes between two.' }),
      because: Type.String({ maxLength: 400, description: 'Why it is moved, where it was planned before.' }),
    }),
    answer: Done,
    handle: (call) =>
      stepping(call, call.params, 'reviews.schedule', async (_, state, now) =>
        justStep(schedule(state, call.body, now)),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/v1/blind-reviews/:division/:id/close',
    summary: { zh: '关闭盲评，公开结果和密钥', en: 'Close the review: its key is opened' },
    tag,
    since,
    who: 'reviews.run',
    params: One,
    answer: Done,
    handle: (call) =>
      stepping(call, call.params, 'reviews.close', async (review, state, now, tx) => {
        const step = close(state, now)
        if (step.kind === 'refused') return step
        const draw = await drawOf(tx, review, now)
        const closed = reviewStateOf(review.head, draw, [...review.steps, step.value], now)
        const concluded = await concludeReview(tx, call, review, closed)
        if (concluded.kind === 'refused') return concluded
        return done({ step: step.value, answer: { done: true as const } })
      }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/blind-reviews/:division/:id/void',
    summary: { zh: '盲评作废', en: 'Void the review' },
    tag,
    since,
    who: 'reviews.run',
    params: One,
    body: Type.Object({ because: Type.String({ minLength: 1, maxLength: 400 }) }),
    answer: Done,
    handle: (call) =>
      stepping(call, call.params, 'reviews.void', async (_, state, now) =>
        justStep(voidReview(state, call.body.because, now)),
      ),
  }),
]
