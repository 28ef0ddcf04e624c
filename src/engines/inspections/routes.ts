import { Type } from 'typebox'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf, isDay } from '../../platform/calendar/calendar.ts'
import { newId } from '../../platform/database/ids.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Reading, Writing } from '../../platform/database/tables.ts'
import { type Call, type Route, route } from '../../platform/http/route.ts'
import { announce } from '../../platform/live/live.ts'
import { isSimulated } from '../../platform/organisation/simulated.ts'
import { settingAt, settingsAt } from '../../platform/settings/store.ts'
import { systems } from '../../systems/all.ts'
import { PublishedDraw } from '../draws/published.ts'
import { whileOn } from '../registers/switch-store.ts'
import { type DrawLine, DrawList, DrawPage, Items } from './answers.ts'
import { commit, type DrawStep, enterBeacon, reveal, stateOf, voidBecause } from './draw-desk.ts'
import { appendDrawStep, findDraws, insertDraw, lockDraw, type StoredDraw } from './draw-store.ts'
import { findAvoidances, findByCodes, findInspectors, findItem, findItems, findTargets } from './lists-store.ts'
import { DRAWS } from './settings.ts'
import { type Shares, startDraw } from './start-draw.ts'
import { giveOutVisits } from './visits.ts'

const tag = 'draws'
const since = '0.3.0'
const Division = Type.String({ pattern: '^\\d{2,12}$' })
const One = Type.Object({ division: Division, id: Type.String({ format: 'uuid' }) })
const Revised = Type.Object({ stage: Type.String() })
const system = systems.find(({ id }) => id === 'regulation')
const SHARES = system?.settings?.find(({ key }) => key === 'inspection.shares')

const noSuchDraw = {
  reason: 'not-found' as const,
  code: 'no-such-draw',
  message: { zh: '没有这次抽取，或您无权查看。', en: 'There is no such draw, or you may not see it.' },
}

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'db' | 'policy' | 'actor' | 'now'>
const by = ({ actor }: AnyCall) =>
  actor.kind === 'person'
    ? { id: actor.id, name: actor.name }
    : { id: null, name: actor.kind === 'system' ? actor.name : '公众' }

const lineOf = (draw: StoredDraw, now: Date): DrawLine => {
  const { stage, published } = stateOf(draw.head, draw.steps, now)
  return {
    division: draw.head.division,
    id: draw.head.id,
    title: draw.head.title,
    by: draw.head.by,
    frozenAt: draw.head.frozenAt,
    beaconDue: draw.head.beacon.due,
    stage,
    targets: draw.head.strata.reduce((sum, { ids }) => sum + ids.length, 0),
    drawn: published.result?.strata.reduce((sum, { drawn }) => sum + drawn.length, 0) ?? null,
    visits: draw.visits?.length ?? null,
  }
}

/** Whether the desk runs in the division. */
const open = (db: Reading, division: string): Promise<Outcome<null>> =>
  system === undefined ? Promise.resolve(done(null)) : whileOn(db, division, system)

/** One step of one draw, under its lock; the act goes on record last. */
function stepping(
  call: AnyCall,
  permission: string,
  { division, id }: { readonly division: string; readonly id: string },
  action: string,
  act: (draw: StoredDraw, now: Date, tx: Writing) => Outcome<DrawStep>,
): Promise<Outcome<{ stage: string }>> {
  return inRefusableTransaction(call.db, async (tx) => {
    const isOn = await open(tx, division)
    if (isOn.kind === 'refused') return isOn
    const draw = await lockDraw(tx, division, id)
    if (draw === null || !call.policy.may(call.actor, permission, { division, body: draw.lead }))
      return refused(noSuchDraw)
    const now = call.now()
    const outcome = act(draw, now, tx)
    if (outcome.kind === 'refused') return outcome
    await appendDrawStep(tx, draw, outcome.value, by(call))
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

export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/draws',
    summary: { zh: '随机抽取', en: 'Draws' },
    tag,
    since,
    who: 'draws.read',
    query: Type.Object({ division: Type.Optional(Division) }),
    answer: DrawList,
    async handle({ db, policy, actor, now, query }) {
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      const isOn = await open(db, division.value)
      if (isOn.kind === 'refused') return isOn
      if (!policy.may(actor, 'draws.read', { division: division.value })) return done({ rows: [] })
      const draws = await findDraws(db, division.value, null)
      return done({ rows: draws.map((draw) => lineOf(draw, now())) })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/draw-items',
    summary: { zh: '可抽查的事项', en: 'Items that may be drawn for' },
    tag,
    since,
    who: 'draws.run',
    query: Type.Object({ division: Type.Optional(Division) }),
    answer: Items,
    async handle({ db, policy, actor, now, query }) {
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      const isOn = await open(db, division.value)
      if (isOn.kind === 'refused') return isOn
      const items = await findItems(db, division.value, dayOf(now()))
      return done({
        rows: items
          .filter(({ department }) => policy.may(actor, 'draws.run', { division: division.value, body: department }))
          .map((item) => ({ ...item })),
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/draws',
    summary: { zh: '冻结名单，开始一次抽取', en: 'Freeze the list and begin a draw' },
    tag,
    since,
    who: 'draws.run',
    body: Type.Object({
      division: Division,
      title: Type.String({ minLength: 1, maxLength: 200 }),
      item: Type.String({ format: 'uuid' }),
      month: Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }),
      plannedOn: Type.String({ format: 'date' }),
      /** Only firms whose sector begins so. */
      sectors: Type.Array(Type.String({ pattern: '^\\d{2,4}$' }), { maxItems: 100 }),
      /** Bodies whose inspectors are drawn; the item's department is always among them. */
      bodies: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 50 }),
      counts: Type.Union([
        Type.Null(),
        Type.Partial(
          Type.Object({
            A: Type.Integer({ minimum: 0 }),
            B: Type.Integer({ minimum: 0 }),
            C: Type.Integer({ minimum: 0 }),
            D: Type.Integer({ minimum: 0 }),
            N: Type.Integer({ minimum: 0 }),
          }),
        ),
      ]),
      beacon: Type.Union([
        Type.Object({ kind: Type.Literal('drand-quicknet'), due: Type.String({ format: 'date-time' }) }),
        Type.Object({
          kind: Type.Literal('lottery'),
          round: Type.String({ minLength: 1, maxLength: 60 }),
          due: Type.String({ format: 'date-time' }),
        }),
      ]),
    }),
    answer: Type.Object({ id: Type.String() }),
    handle: (call) =>
      inRefusableTransaction(call.db, async (tx) => {
        const { body, policy, actor } = call
        const { division } = body
        const isOn = await open(tx, division)
        if (isOn.kind === 'refused') return isOn
        const now = call.now()
        const today = dayOf(now)
        const item = await findItem(tx, division, body.item, today)
        if (item === null || !policy.may(actor, 'draws.run', { division, body: item.department }))
          return refused(noSuchDraw)
        if (!isDay(body.plannedOn) || body.plannedOn < today)
          return refused({
            reason: 'faulty',
            code: 'planned-on',
            message: { zh: '计划检查日期须在今天或以后。', en: 'The visits are planned for today or later.' },
            faults: [
              { at: 'plannedOn', code: 'past', message: { zh: '须在今天或以后', en: 'must be today or later' } },
            ],
          })
        const [rules, shares] = await settingsAt(tx, division, [DRAWS, SHARES ?? DRAWS], today)
        const firms = await findTargets(tx, division, {
          month: body.month,
          item: item.id,
          year: body.plannedOn.slice(0, 4),
          sectors: body.sectors,
        })
        const members = await findInspectors(tx, division, [item.department, ...body.bodies], body.plannedOn)
        const avoidances = await findAvoidances(
          tx,
          division,
          members.map(({ id }) => id),
          body.plannedOn,
        )
        const names = await tx
          .selectFrom('body')
          .select('name_zh')
          .where('division', '=', division)
          .where('id', '=', item.department)
          .executeTakeFirst()
        const codes = new Set(firms.map(({ code }) => code))
        const id = newId(now.getTime())
        const started = startDraw(
          body,
          {
            firms,
            item,
            members,
            avoidances: avoidances.filter(({ target }) => codes.has(target)),
            by: names?.name_zh ?? '',
            simulated: await isSimulated(tx, division),
          },
          // The setting that the system declares by this key.
          shares as Shares,
          rules,
          { division, id, now },
        )
        if (started.kind === 'refused') return started
        const person = by(call)
        await insertDraw(tx, {
          head: started.value.head,
          excluded: started.value.excluded,
          item: item.id,
          lead: item.department,
          plannedOn: body.plannedOn,
          madeBy: person.id,
          madeByName: person.name,
          madeAt: now,
        })
        await announce(tx, 'draws', { division, subject: id })
        await record(tx, actor, now, {
          division,
          action: 'draws.freeze',
          subject: { kind: 'draw', id },
          detail: { listHash: started.value.head.listHash, item: item.id },
        })
        return done({ id })
      }),
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
      const isOn = await open(db, params.division)
      if (isOn.kind === 'refused') return isOn
      const [draw] = await findDraws(db, params.division, params.id)
      if (draw === undefined || !policy.may(actor, 'draws.read', { division: params.division }))
        return refused(noSuchDraw)
      const now = call.now()
      const state = stateOf(draw.head, draw.steps, now)
      const drawn = state.published.result?.strata.flatMap((stratum) => stratum.drawn) ?? []
      const { firms } = await findByCodes(db, params.division, drawn, [])
      return done({
        line: lineOf(draw, now),
        published: state.published,
        missing: [...state.missing],
        revealBy: draw.head.revealBy,
        plannedOn: draw.plannedOn,
        excluded: draw.excluded,
        ownParty: actor.kind === 'person' ? (state.parties.get(actor.id) ?? null) : null,
        names: Object.fromEntries([...firms].map(([code, { name }]) => [code, name])),
        visits: draw.visits === null ? null : [...draw.visits],
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
      const isOn = await open(db, params.division)
      if (isOn.kind === 'refused') return isOn
      const [draw] = await findDraws(db, params.division, params.id)
      return draw === undefined ? refused(noSuchDraw) : done(stateOf(draw.head, draw.steps, now()).published)
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
      stepping(call, 'draws.promise', call.params, 'draws.promise', (draw, now) =>
        commit(
          draw.head,
          stateOf(draw.head, draw.steps, now),
          { person: by(call).id ?? '', party: call.body.party.trim(), hash: call.body.hash },
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
      stepping(call, 'draws.run', call.params, 'draws.beacon', (draw, now) =>
        enterBeacon(draw.head, stateOf(draw.head, draw.steps, now), call.body.value, now),
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
      stepping(call, 'draws.promise', call.params, 'draws.reveal', (draw, now) =>
        reveal(
          draw.head,
          stateOf(draw.head, draw.steps, now),
          { person: by(call).id ?? '', secret: call.body.secret },
          now,
        ),
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
      stepping(call, 'draws.run', call.params, 'draws.void', (draw, now) => {
        const state = stateOf(draw.head, draw.steps, now)
        if (state.stage === 'void' || state.stage === 'drawn')
          return refused({
            reason: 'wrong-state',
            code: 'draw-over',
            message: { zh: '这次抽取已经结束，结果不能作废。', en: 'This draw is over; its result cannot be voided.' },
          })
        const because = voidBecause(draw.head, state, now)
        return done({ kind: 'void', at: now.toISOString(), because: because ?? call.body.because })
      }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/draws/:division/:id/visits',
    summary: { zh: '派发检查', en: 'Give out the visits' },
    tag,
    since,
    who: 'draws.run',
    params: One,
    answer: Type.Object({ made: Type.Integer(), joined: Type.Integer(), short: Type.Integer() }),
    handle: (call) =>
      inRefusableTransaction(call.db, async (tx) => {
        const { params, policy, actor } = call
        const isOn = await open(tx, params.division)
        if (isOn.kind === 'refused') return isOn
        const draw = await lockDraw(tx, params.division, params.id)
        if (draw === null || !policy.may(actor, 'draws.run', { division: params.division, body: draw.lead }))
          return refused(noSuchDraw)
        const rules = await settingAt(tx, params.division, DRAWS, dayOf(call.now()))
        return giveOutVisits(tx, call, draw, rules, by(call))
      }),
  }),
]
