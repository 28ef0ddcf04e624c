import { Type } from 'typebox'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { record } from '../../platform/audit/record.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import { type Call, type Route, route } from '../../platform/http/route.ts'
import { announce } from '../../platform/live/live.ts'
import { PublishedDraw } from '../draws/published.ts'
import { type DrawLine, DrawList, DrawPage } from './answers.ts'
import { commit, type DrawState, type DrawStep, enterBeacon, reveal, stateOf, voidBecause } from './draw-state.ts'
import { appendDrawStep, findDraws, lockDraw, type StoredDraw } from './draw-store.ts'
import { noSuchDraw, openFor, personOf } from './lead.ts'

const tag = 'draws'
const since = '0.3.0'
const Division = Type.String({ pattern: '^\\d{2,12}$' })
const One = Type.Object({ division: Division, id: Type.String({ format: 'uuid' }) })
const Revised = Type.Object({ stage: Type.String() })

const lineOf = (draw: StoredDraw, now: Date): DrawLine => {
  const { stage, published } = stateOf(draw.head, draw.steps, now)
  const counts = Object.entries(draw.followed ?? {}).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  )
  return {
    division: draw.head.division,
    id: draw.head.id,
    system: draw.system,
    title: draw.head.title,
    by: draw.head.by,
    frozenAt: draw.head.frozenAt,
    beaconDue: draw.head.beacon.due,
    stage,
    targets: draw.head.strata.reduce((sum, { ids }) => sum + ids.length, 0),
    drawn: published.result?.strata.reduce((sum, { drawn }) => sum + drawn.length, 0) ?? null,
    followed: draw.followed === null ? null : Object.fromEntries(counts),
  }
}

/** One step of one draw, under its lock; the act goes on record last. */
function stepping(
  call: Pick<Call<unknown, unknown, unknown>, 'db' | 'policy' | 'actor' | 'now'>,
  permission: string,
  { division, id }: { readonly division: string; readonly id: string },
  action: string,
  act: (draw: StoredDraw, state: DrawState, now: Date) => Outcome<DrawStep>,
): Promise<Outcome<{ stage: string }>> {
  return inRefusableTransaction(call.db, async (tx) => {
    const draw = await lockDraw(tx, division, id)
    if (draw === null || !call.policy.may(call.actor, permission, { division, body: draw.lead }))
      return refused(noSuchDraw)
    const isOn = await openFor(tx, division, draw.system)
    if (isOn.kind === 'refused') return isOn
    const now = call.now()
    const outcome = act(draw, stateOf(draw.head, draw.steps, now), now)
    if (outcome.kind === 'refused') return outcome
    await appendDrawStep(tx, draw, outcome.value, personOf(call))
    await announce(tx, 'draws', { division, subject: id })
    // A secret that is revealed is public; one that is promised is not here.
    await record(tx, call.actor, now, {
      division,
      action,
      subject: { kind: 'draw', id },
      detail: { kind: outcome.value.kind },
    })
    return done({ stage: stateOf(draw.head, [...draw.steps, outcome.value], now).stage })
  })
}

/** What every draw has, whichever desk leads it: what was frozen, promises, beacon, reveals, the result. */
export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/draws',
    summary: { zh: '可验证抽取', en: 'Draws' },
    tag,
    since,
    who: 'draws.read',
    query: Type.Object({
      division: Type.Optional(Division),
      system: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9-]*$', maxLength: 60 })),
    }),
    answer: DrawList,
    async handle({ db, policy, actor, now, query }) {
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      if (query.system !== undefined) {
        const isOn = await openFor(db, division.value, query.system)
        if (isOn.kind === 'refused') return isOn
      }
      if (!policy.may(actor, 'draws.read', { division: division.value })) return done({ rows: [] })
      const draws = await findDraws(db, division.value, { system: query.system })
      return done({ rows: draws.map((draw) => lineOf(draw, now())) })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/draws/:division/:id',
    summary: { zh: '一次抽取', en: 'One draw' },
    tag,
    since,
    who: 'draws.read',
    params: One,
    answer: DrawPage,
    async handle(call) {
      const { db, policy, actor, params } = call
      const [draw] = await findDraws(db, params.division, { id: params.id })
      if (draw === undefined || !policy.may(actor, 'draws.read', { division: params.division }))
        return refused(noSuchDraw)
      const isOn = await openFor(db, params.division, draw.system)
      if (isOn.kind === 'refused') return isOn
      const now = call.now()
      const state = stateOf(draw.head, draw.steps, now)
      return done({
        line: lineOf(draw, now),
        published: state.published,
        missing: [...state.missing],
        revealBy: draw.head.revealBy,
        ownParty: actor.kind === 'person' ? (state.parties.get(actor.id) ?? null) : null,
        mayRun: policy.may(actor, 'draws.run', { division: params.division, body: draw.lead }),
        mayPromise: policy.may(actor, 'draws.promise', { division: params.division }),
        now: now.toISOString(),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/draws/:division/:id/published',
    summary: { zh: '公布的抽取记录（SSJ-DRAW/v1）', en: 'The draw as it is published (SSJ-DRAW/v1)' },
    tag,
    since,
    who: 'anyone',
    params: One,
    answer: PublishedDraw,
    async handle({ db, params, now }) {
      const [draw] = await findDraws(db, params.division, { id: params.id })
      if (draw === undefined) return refused(noSuchDraw)
      const isOn = await openFor(db, params.division, draw.system)
      return isOn.kind === 'refused' ? isOn : done(stateOf(draw.head, draw.steps, now()).published)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/draws/:division/:id/promises',
    summary: { zh: '承诺', en: 'Promise a secret' },
    tag,
    since,
    who: 'draws.promise',
    params: One,
    body: Type.Object({ party: Type.String({ minLength: 1, maxLength: 100 }), hash: Type.String({ maxLength: 64 }) }),
    answer: Revised,
    handle: (call) =>
      stepping(call, 'draws.promise', call.params, 'draws.promise', ({ head }, state, now) =>
        commit(
          head,
          state,
          { person: personOf(call).id ?? '', party: call.body.party.trim(), hash: call.body.hash },
          now,
        ),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/v1/draws/:division/:id/beacon',
    summary: { zh: '录入信标', en: 'Enter the beacon' },
    tag,
    since,
    who: 'draws.run',
    params: One,
    body: Type.Object({ value: Type.String({ minLength: 1, maxLength: 400 }) }),
    answer: Revised,
    handle: (call) =>
      stepping(call, 'draws.run', call.params, 'draws.beacon', ({ head }, state, now) =>
        enterBeacon(head, state, call.body.value, now),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/v1/draws/:division/:id/reveals',
    summary: { zh: '揭示', en: 'Reveal the secret' },
    tag,
    since,
    who: 'draws.promise',
    params: One,
    body: Type.Object({ secret: Type.String({ maxLength: 64 }) }),
    answer: Revised,
    handle: (call) =>
      stepping(call, 'draws.promise', call.params, 'draws.reveal', ({ head }, state, now) =>
        reveal(head, state, { person: personOf(call).id ?? '', secret: call.body.secret }, now),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/v1/draws/:division/:id/void',
    summary: { zh: '作废', en: 'Void the draw' },
    tag,
    since,
    who: 'draws.run',
    params: One,
    body: Type.Object({ because: Type.String({ minLength: 1, maxLength: 400 }) }),
    answer: Revised,
    handle: (call) =>
      stepping(call, 'draws.run', call.params, 'draws.void', ({ head }, state, now) => {
        if (state.stage === 'void' || state.stage === 'drawn')
          return refused({
            reason: 'wrong-state',
            code: 'draw-over',
            message: { zh: '这次抽取已经结束，结果不能作废。', en: 'This draw is over; its result cannot be voided.' },
          })
        const because = voidBecause(head, state, now)
        return done({ kind: 'void', at: now.toISOString(), because: because ?? call.body.because })
      }),
  }),
]
