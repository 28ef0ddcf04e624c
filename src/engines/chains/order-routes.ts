import { Type } from 'typebox'
import { done, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import { idOf, nameOf } from '../../platform/access/actor.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf, isDay } from '../../platform/calendar/calendar.ts'
import { newId } from '../../platform/database/ids.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Reading, Writing } from '../../platform/database/tables.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { faulty } from '../../platform/http/stale.ts'
import { announce } from '../../platform/live/live.ts'
import { isSimulated } from '../../platform/organisation/simulated.ts'
import { settingAt } from '../../platform/settings/store.ts'
import { Day, Division, Id, Nullable, OrderChoices, type OrderLine, OrderList, OwnAnswer } from './answers.ts'
import { type AnyCall, asked } from './asking.ts'
import { bandOf, bandWords } from './bands.ts'
import { findFirmNames, findNode, findOrderChoices, findOwnFirms, findOwnPlacements } from './chains-store.ts'
import { PLACES } from './names.ts'
import { mayChange, mayConfirm, type OrderStep, SIDES, type Side, type Standpoint } from './orders.ts'
import { appendOrderStep, findOrders, insertOrder, lockOrder, type StoredOrder } from './orders-store.ts'
import { DISCLOSURE, type Disclosure } from './settings.ts'

const tag = 'chains'
const since = '0.3.0'
const One = Type.Object({ division: Division, id: Id })
const Amount = Type.String({
  pattern: '^(?:0|[1-9]\\d{0,11})(?:\\.\\d{1,6})?$',
  description: 'In 万元 (10,000 yuan), decimal text, above 0.',
})
const Reason = Type.String({ minLength: 1, maxLength: 1000 })
const ActedOn = Type.Object({ state: Type.String() })

const noSuchOrder: Refusal = {
  reason: 'not-found',
  code: 'no-such-order',
  message: { zh: '没有这份订单，或您无权查看。', en: 'There is no such order, or it is not yours to see.' },
}

/** Who asks: the firms they act for, and whether they keep chains for the division. */
interface Party {
  readonly division: string
  readonly person: string | null
  readonly firms: ReadonlyMap<string, string>
  readonly isOffice: boolean
  readonly sees: boolean
}

async function partyOf(call: AnyCall, db: Reading, division: string): Promise<Party> {
  const { policy, actor } = call
  const person = idOf(actor)
  const isAgent = person !== null && policy.may(actor, 'chains.own', { division, person })
  const firms = isAgent ? await findOwnFirms(db, division, person) : []
  return {
    division,
    person,
    firms: new Map(firms.map(({ id, name }) => [id, name])),
    isOffice: policy.may(actor, 'chains.keep', { division }),
    sees: policy.may(actor, 'chains.read', { division }),
  }
}

const sidesOf = ({ head }: StoredOrder, { firms }: Party): readonly Side[] =>
  SIDES.filter((side) => {
    const firm = side === 'buyer' ? head.buyer : head.supplier
    return firm !== null && firms.has(firm)
  })

/** What an order looks like to somebody: whole to its parties, by its band to the office, to nobody else at all. */
function lineOf(order: StoredOrder, party: Party, { bands }: Disclosure): OrderLine {
  const { head, steps, standing } = order
  const sides = sidesOf(order, party)
  const isParty = sides.length > 0
  const standpoints = (side: Side): readonly Standpoint[] => [
    ...(sides.includes(side) ? [side] : []),
    ...(party.isOffice ? (['office'] as const) : []),
  ]
  const may = (does: 'correct' | 'dispute' | 'withdraw') =>
    (isParty || party.isOffice) &&
    (does !== 'correct' || isParty || isMaker(order, party)) &&
    mayChange(standing, does, isParty ? (sides[0] as Side) : 'office', isMaker(order, party)).kind === 'done'
  const told = (side: Side) => {
    const by = standing.confirmed[side]
    return by === null || by.kind !== 'confirm'
      ? null
      : { at: by.at.toISOString(), byName: by.byName, isPaper: by.paper !== null }
  }
  const last = steps[steps.length - 1]
  return {
    division: head.division,
    id: head.id,
    contract: head.contract,
    node: head.node,
    nodeName: order.nodeName,
    chain: order.chain,
    buyer: head.buyer,
    buyerName: order.buyerName,
    supplier: head.supplier,
    supplierName: head.supplierName,
    place: head.place,
    signedOn: standing.terms.signedOn,
    state: standing.state,
    amount: isParty ? standing.terms.amount : null,
    band: bandWords(bandOf(Number(standing.terms.amount), bands), bands),
    confirmed: { buyer: told('buyer'), supplier: told('supplier') },
    dispute: last?.kind === 'dispute' ? last.reason : null,
    sides: [...sides],
    // A paper is named only when it is pressed: any will do to ask whether the button stands there.
    mayConfirm: SIDES.filter((side) =>
      standpoints(side).some((as) => mayConfirm(standing, side, as, party.person, '·').kind === 'done'),
    ),
    mayCorrect: may('correct'),
    mayDispute: may('dispute'),
    mayWithdraw: may('withdraw'),
  }
}

const isMaker = ({ head }: StoredOrder, { person }: Party) => person !== null && head.madeBy === person

const by = ({ actor }: AnyCall, at: Date) => ({
  at,
  by: idOf(actor),
  byName: nameOf(actor),
})

/** One act on one order, under its lock; the act goes on record last, without what the order is worth. */
function acting(
  call: AnyCall,
  params: { readonly division: string; readonly id: string },
  action: string,
  act: (order: StoredOrder, party: Party, tx: Writing) => Outcome<OrderStep> | Promise<Outcome<OrderStep>>,
): Promise<Outcome<{ state: string }>> {
  return inRefusableTransaction(call.db, async (tx) => {
    const division = await asked(call, 'chain-orders.act', params.division, true)
    if (division.kind === 'refused') return division
    const order = await lockOrder(tx, division.value, params.id)
    const party = await partyOf(call, tx, division.value)
    if (order === null || (sidesOf(order, party).length === 0 && !party.isOffice)) return refused(noSuchOrder)
    const step = await act(order, party, tx)
    if (step.kind === 'refused') return step
    const version = order.standing.version + (step.value.kind === 'terms' ? 1 : 0)
    await appendOrderStep(tx, order.head, order.steps.length + 1, version, step.value)
    await announce(tx, 'chain-orders', { division: division.value, subject: params.id })
    await record(tx, call.actor, call.now(), {
      division: division.value,
      action,
      subject: { kind: 'chain-order', id: params.id },
      reason: 'reason' in step.value && step.value.reason !== '' ? step.value.reason : null,
      detail: { ...('side' in step.value ? { side: step.value.side } : {}), version },
    })
    const after = await findOrders(tx, division.value, { id: params.id })
    return done({ state: after[0]?.standing.state ?? '' })
  })
}

export const orderRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/chain-orders',
    summary: { zh: '配套订单', en: 'Orders between firms' },
    tag,
    since,
    who: 'chain-orders.read',
    query: Type.Object({
      division: Type.Optional(Division),
      chain: Type.Optional(Id),
      node: Type.Optional(Id),
    }),
    answer: OrderList,
    async handle(call) {
      const { db, now, query } = call
      const division = await asked(call, 'chain-orders.read', query.division, true)
      if (division.kind === 'refused') return division
      const party = await partyOf(call, db, division.value)
      const [orders, disclosure, simulated] = await Promise.all([
        findOrders(db, division.value, {
          ...(query.chain === undefined ? {} : { chain: query.chain }),
          ...(query.node === undefined ? {} : { node: query.node }),
          ...(party.sees ? {} : { firms: [...party.firms.keys()] }),
        }),
        settingAt(db, division.value, DISCLOSURE, dayOf(now())),
        isSimulated(db, division.value),
      ])
      return done({
        division: division.value,
        isSimulated: simulated,
        mayEnter: party.isOffice || party.firms.size > 0,
        rows: orders.map((order) => lineOf(order, party, disclosure)),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/chain-order-choices',
    summary: { zh: '登记订单时可选的环节和企业', en: 'Nodes and firms that an order may name' },
    tag,
    since,
    who: 'chain-orders.act',
    query: Type.Object({ division: Type.Optional(Division), q: Type.Optional(Type.String({ maxLength: 40 })) }),
    answer: OrderChoices,
    async handle(call) {
      const division = await asked(call, 'chain-orders.act', call.query.division, true)
      if (division.kind === 'refused') return division
      const [choices, party] = await Promise.all([
        findOrderChoices(call.db, division.value, call.query.q?.trim() ?? ''),
        partyOf(call, call.db, division.value),
      ])
      return done({
        nodes: choices.nodes.map((one) => ({ ...one })),
        firms: choices.firms.map((one) => ({ ...one })),
        own: [...party.firms].map(([id, name]) => ({ id, name })),
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/chain-orders',
    summary: { zh: '登记一份配套订单', en: 'Enter an order' },
    tag,
    since,
    who: 'chain-orders.act',
    body: Type.Object({
      division: Division,
      contract: Type.String({ minLength: 1, maxLength: 60 }),
      node: Id,
      buyer: Id,
      supplier: Nullable(Id),
      supplierName: Type.Optional(Type.String({ maxLength: 100 })),
      place: Type.Unsafe<(typeof PLACES)[number]>(Type.Enum([...PLACES])),
      amount: Amount,
      signedOn: Day,
    }),
    answer: Type.Object({ id: Type.String() }),
    handle: (call) =>
      inRefusableTransaction(call.db, async (tx) => {
        const { body } = call
        const division = await asked(call, 'chain-orders.act', body.division, true)
        if (division.kind === 'refused') return division
        const now = call.now()
        const party = await partyOf(call, tx, division.value)
        const [node, names] = await Promise.all([
          findNode(tx, division.value, body.node),
          findFirmNames(tx, division.value, [body.buyer, ...(body.supplier === null ? [] : [body.supplier])]),
        ])
        const faults = faultsOfOrder(body, party, node !== null, names, dayOf(now))
        if (faults.length > 0) return faulty(faults)
        const id = newId(now.getTime())
        const supplierName =
          body.supplier === null ? (body.supplierName ?? '').trim() : (names.get(body.supplier) ?? '')
        const contract = body.contract.normalize('NFKC').trim()
        const stamp = by(call, now)
        const isNew = await insertOrder(
          tx,
          {
            division: division.value,
            id,
            contract,
            node: body.node,
            buyer: body.buyer,
            supplier: body.supplier,
            supplierName,
            place: body.place,
            madeBy: stamp.by,
            madeByName: stamp.byName,
            madeAt: now,
          },
          { ...stamp, kind: 'terms', terms: { amount: body.amount, signedOn: body.signedOn }, reason: '' },
        )
        if (!isNew)
          return refused({
            reason: 'wrong-state',
            code: 'entered-already',
            message: {
              zh: '这份合同已经登记过，请找到它来确认，不要重复登记。',
              en: 'The contract is entered already: find it and confirm it.',
            },
          })
        await announce(tx, 'chain-orders', { division: division.value, subject: id })
        await record(tx, call.actor, now, {
          division: division.value,
          action: 'chain-orders.enter',
          subject: { kind: 'chain-order', id },
          detail: { node: body.node, place: body.place },
        })
        return done({ id })
      }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/chain-orders/:division/:id/confirmations',
    summary: { zh: '买方或卖方确认订单', en: 'Confirm an order for one of its sides' },
    tag,
    since,
    who: 'chain-orders.act',
    params: One,
    body: Type.Object({
      side: Type.Unsafe<Side>(Type.Enum([...SIDES])),
      paper: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    answer: ActedOn,
    handle: (call) =>
      acting(call, call.params, 'chain-orders.confirm', (order, party) => {
        const { side } = call.body
        const sides = sidesOf(order, party)
        // A party confirms by itself; the office by paper, also where a party has no account.
        const as: Standpoint = sides.includes(side) ? side : party.isOffice ? 'office' : (sides[0] ?? 'office')
        const paper = as === 'office' ? (call.body.paper?.trim() ?? '') : null
        const may = mayConfirm(order.standing, side, as, party.person, paper)
        return may.kind === 'refused' ? may : done({ ...by(call, call.now()), kind: 'confirm', side, paper })
      }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/chain-orders/:division/:id/corrections',
    summary: { zh: '更正订单，双方重新确认', en: 'Correct an order; both sides confirm anew' },
    tag,
    since,
    who: 'chain-orders.act',
    params: One,
    body: Type.Object({ amount: Amount, signedOn: Day, reason: Reason }),
    answer: ActedOn,
    handle: (call) =>
      acting(call, call.params, 'chain-orders.correct', (order, party) => {
        const sides = sidesOf(order, party)
        if (sides.length === 0 && !isMaker(order, party)) return refused(noSuchOrder)
        const may = mayChange(order.standing, 'correct', sides[0] ?? 'office', isMaker(order, party))
        if (may.kind === 'refused') return may
        const { amount, signedOn, reason } = call.body
        const faults = faultsOfTerms(amount, signedOn, dayOf(call.now()))
        if (faults.length > 0) return faulty(faults)
        return done({ ...by(call, call.now()), kind: 'terms', terms: { amount, signedOn }, reason: reason.trim() })
      }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/chain-orders/:division/:id/disputes',
    summary: { zh: '对订单提出异议', en: 'Say that an order is not so' },
    tag,
    since,
    who: 'chain-orders.act',
    params: One,
    body: Type.Object({ reason: Reason }),
    answer: ActedOn,
    handle: (call) =>
      acting(call, call.params, 'chain-orders.dispute', (order, party) => {
        const [side] = sidesOf(order, party)
        const may = mayChange(order.standing, 'dispute', side ?? 'office', isMaker(order, party))
        if (may.kind === 'refused') return may
        return side === undefined
          ? refused(noSuchOrder)
          : done({ ...by(call, call.now()), kind: 'dispute', side, reason: call.body.reason.trim() })
      }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/chain-orders/:division/:id/withdrawal',
    summary: { zh: '撤回订单', en: 'Withdraw an order' },
    tag,
    since,
    who: 'chain-orders.act',
    params: One,
    body: Type.Object({ reason: Reason }),
    answer: ActedOn,
    handle: (call) =>
      acting(call, call.params, 'chain-orders.withdraw', (order, party) => {
        const [side] = sidesOf(order, party)
        const may = mayChange(order.standing, 'withdraw', side ?? 'office', isMaker(order, party))
        return may.kind === 'refused'
          ? may
          : done({ ...by(call, call.now()), kind: 'withdraw', reason: call.body.reason.trim() })
      }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/chains/mine',
    summary: { zh: '自己办事的企业在链上的位置', en: 'Where the firms that one acts for stand on chains' },
    tag,
    since,
    who: 'chains.own',
    query: Type.Object({ division: Type.Optional(Division) }),
    answer: OwnAnswer,
    async handle(call) {
      const division = await asked(call, 'chains.own', call.query.division, true)
      if (division.kind === 'refused') return division
      const { firms } = await partyOf(call, call.db, division.value)
      const placements = await findOwnPlacements(call.db, division.value, [...firms.keys()])
      return done({
        division: division.value,
        firms: [...firms].map(([id, name]) => ({ id, name })),
        placements: placements.map((one) => ({ ...one })),
      })
    },
  }),
]

type Faults = NonNullable<Refusal['faults']>

function faultsOfTerms(amount: string, signedOn: string, today: string): Faults {
  return [
    ...(Number(amount) > 0
      ? []
      : [{ at: 'amount', code: 'positive', message: { zh: '金额要大于零', en: 'must be above zero' } }]),
    ...(isDay(signedOn) && signedOn <= today
      ? []
      : [
          {
            at: 'signedOn',
            code: 'day',
            message: { zh: '签订日期不能晚于今天', en: 'must be a day that is not ahead' },
          },
        ]),
  ]
}

/** Everything wrong with a new order, at once. */
function faultsOfOrder(
  body: {
    readonly buyer: string
    readonly supplier: string | null
    readonly supplierName?: string
    readonly place: string
    readonly amount: string
    readonly signedOn: string
  },
  { firms, isOffice }: Party,
  isNode: boolean,
  names: ReadonlyMap<string, string>,
  today: string,
): Faults {
  const faults = [...faultsOfTerms(body.amount, body.signedOn, today)]
  const fault = (at: string, code: string, zh: string, en: string) => faults.push({ at, code, message: { zh, en } })
  if (!isNode)
    fault('node', 'not-there', '没有这个环节，或它的产业链已不再推进', 'no such node, or its chain is closed')
  if (!names.has(body.buyer))
    fault('buyer', 'not-there', '买方要是本区在营的企业', 'the buyer must be a firm at work in the district')
  if (body.place === 'district' && (body.supplier === null || !names.has(body.supplier)))
    fault(
      'supplier',
      'not-there',
      '卖方在本区的，要选一家在营的企业',
      'a seller of the district is a firm at work here',
    )
  if (body.place !== 'district' && body.supplier !== null)
    fault('place', 'contradicts', '卖方是本区企业，所在地应为本区', 'the seller is a firm of the district')
  if (body.place !== 'district' && (body.supplierName ?? '').trim() === '')
    fault('supplierName', 'required', '区外的卖方要写名称', 'name the seller from elsewhere')
  if (body.supplier !== null && body.supplier === body.buyer)
    fault('supplier', 'itself', '买方和卖方不能是同一家', 'buyer and seller must differ')
  if (!isOffice && !firms.has(body.buyer) && (body.supplier === null || !firms.has(body.supplier)))
    fault('buyer', 'not-yours', '只能登记自己企业是买方或卖方的订单', 'one of the two must be a firm you act for')
  return faults
}
