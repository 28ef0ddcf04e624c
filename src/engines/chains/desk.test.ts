import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withoutIds } from '../../../test/stage/ids.ts'
import { stagePerson } from '../../../test/stage/people.ts'
import { type RegistersStage, registersStage, systemsWith } from '../../../test/stage/registers-stage.ts'
import { LAKESIDE, personWith } from '../../../test/stage/server.ts'
import { getPeriod } from '../../model/period.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inventCreditCode } from '../../systems/05-reform/enterprise-gradient/invent.ts'
import type {
  ChainAnswer,
  ChainList,
  KitAnswer,
  NeedAnswer,
  NeedList,
  NodeAnswer,
  OrderLine,
  OrderList,
  OutputAnswer,
  OwnAnswer,
} from './answers.ts'
import { chainOutput } from './output-metric.ts'
import { localSupplyRate } from './supply-metric.ts'

const NOW = new Date('2025-11-20T01:00:00Z')
let stage: RegistersStage
const planner = personWith('planner')
const leader = personWith('leader')
let clerk: Actor
let agents: Actor[] = []
const firms: string[] = []
const nodes = new Map<string, string>()
let chain: string

const sent = async (actor: Actor, method: 'GET' | 'POST' | 'PATCH', url: string, body?: object) => {
  const answer = await stage.send(actor, method, url, body)
  return { status: answer.statusCode, body: answer.json() }
}
async function made(type: string, values: object, actor: Actor = planner): Promise<string> {
  const { status, body } = await sent(actor, 'POST', `/api/v1/records/${type}`, { division: LAKESIDE, values })
  expect(status, `${type} ${JSON.stringify(body)}`).toBe(200)
  return body.id
}
const act = (type: string, id: string, does: string, revision: number, actor: Actor, more: object = {}) =>
  sent(actor, 'POST', `/api/v1/records/${type}/${LAKESIDE}/${id}/do/${does}`, {
    revision,
    values: {},
    ...more,
  })
const node = (code: string) => nodes.get(code) as string
const firm = (n: number) => firms[n] as string
const agent = (n: number) => agents[n] as Actor
const read = async <T>(path: string, actor: Actor = planner): Promise<T> => {
  const { status, body } = await sent(actor, 'GET', path)
  expect(status, `${path} ${JSON.stringify(body)}`).toBe(200)
  return body
}
const ofChain = () => read<ChainAnswer>(`/api/v1/chains/${LAKESIDE}/${chain}`)

/** 矿石 → 钢材 → 铁芯 → 变压器, with a test service beside it. */
beforeAll(async () => {
  stage = await registersStage(systemsWith('industrial-chain'), { now: NOW })
  clerk = personWith('clerk', stage.bodies.lamps)
  agents = await Promise.all(
    [0, 1, 2].map(async (n): Promise<Actor> => {
      const roles = [{ role: 'enterprise' as const, body: stage.bodies.lamps }]
      const id = await stagePerson(stage.owner, { division: LAKESIDE, loginName: `firm${n}`, roles }, NOW)
      return { ...personWith('enterprise', stage.bodies.lamps), id } as Actor
    }),
  )
  for (const i of [0, 1, 2, 3, 4, 5])
    firms.push(
      await made(
        'enterprise',
        {
          credit_code: inventCreditCode('430406', 'company', i + 1),
          name: `${'甲乙丙丁戊己'[i]}电气厂`,
          kind: 'company',
          sector: '3821',
          registered_on: '2019-01-01',
          entered_on: '2019-01-01',
          ...(i < 3 ? { account: (agents[i] as { id: string }).id } : {}),
        },
        clerk,
      ),
    )
  chain = await made('industry-chain', {
    code: 'SBD',
    name: '输变电装备产业链',
    office: stage.bodies.lamps,
    opened_on: '2024-01-01',
  })
  for (const [code, name, stageOf, more] of [
    ['SBD-1', '矿石', 'upstream', { wanted: 'elsewhere' }],
    ['SBD-2', '钢材', 'upstream', {}],
    ['SBD-3', '铁芯', 'midstream', { demand: 1000, demand_source: '链长办测算', demand_on: '2025-06-30' }],
    ['SBD-4', '变压器', 'downstream', { demand: 5000, demand_source: '链长办测算', demand_on: '2025-06-30' }],
  ] as const)
    nodes.set(
      code,
      await made('chain-node', {
        chain,
        code,
        name,
        stage: stageOf,
        kind: 'product',
        weight: 'important',
        wanted: 'here',
        sector: '3821',
        ...more,
      }),
    )
  for (const [a, b] of [
    ['SBD-1', 'SBD-2'],
    ['SBD-2', 'SBD-3'],
    ['SBD-3', 'SBD-4'],
  ] as const)
    await made('chain-supply', { supplier: node(a), consumer: node(b), importance: 'critical' })
}, 180_000)
afterAll(() => stage?.close())

const place = (code: string, n: number, more: object = {}) =>
  made('chain-firm', {
    node: node(code),
    enterprise: firm(n),
    role: 'backbone',
    output: 4000,
    level: 'national',
    source: 'firm',
    as_of: '2025-06-30',
    account: (agents[Math.min(n, 2)] as { id: string }).id,
    ...more,
  })

describe('a chain over its records', () => {
  it('CC1 is all gaps before a firm stands on it, and one that is not wanted is a dependency', async () => {
    const { nodes: drawn, gaps, counts, supply } = await ofChain()
    expect(drawn.map(({ state }) => state)).toEqual(['missing', 'missing', 'missing', 'missing'])
    expect(gaps).toHaveLength(3)
    expect(counts.gaps.build).toBe(3)
    expect(counts.dependencies).toBe(1)
    expect(supply.rate).toBeNull()
    expect(supply.withheld).toBe('none')
  })

  it('CC2 does not count a firm before it confirmed, and then says why a node is weak', async () => {
    const id = await place('SBD-4', 0)
    expect((await ofChain()).nodes[3]?.state).toBe('unknown')
    // Another firm’s representative cannot confirm for it.
    expect((await act('chain-firm', id, 'confirm', 1, agent(1))).status).toBe(404)
    expect((await act('chain-firm', id, 'confirm', 1, agent(0))).status).toBe(200)
    const { nodes: drawn, singles } = await ofChain()
    expect(drawn[3]).toMatchObject({ state: 'weak', isSingle: true, gap: { kind: 'strengthen' } })
    expect(singles).toEqual([node('SBD-4')])
    // What is upstream of it is now to be extended to, not built.
    expect(drawn[2]?.gap?.kind).toBe('extend')
    const page = await read<NodeAnswer>(`/api/v1/chains/${LAKESIDE}/${chain}/nodes/${node('SBD-4')}`)
    expect(page.asked.map(({ id: what, truth }) => [what, truth])).toEqual([
      ['presence', 'true'],
      ['firms', 'false'],
      ['coverage', 'true'],
      ['level', 'true'],
    ])
    expect(page.suppliers.map(({ name }) => name)).toEqual(['铁芯'])
    // Firms of its sector that do not stand on it.
    expect(page.candidates).toHaveLength(5)
  })

  it('CC3 takes a gap up once, whoever presses first, with its reasons', async () => {
    const path = `/api/v1/chains/${LAKESIDE}/${chain}/gaps`
    const body = { node: node('SBD-3'), owner: stage.bodies.lamps }
    const answers = await Promise.all([planner, clerk, planner].map((who) => sent(who, 'POST', path, body)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    const { followUps } = await ofChain()
    expect(followUps).toHaveLength(1)
    expect(followUps[0]).toMatchObject({ kind: 'extend', due: '2027-11-20', name: '铁芯延链', targets: 0 })
    expect((await sent(leader, 'POST', path, body)).status).toBe(403)
    expect((await sent(planner, 'POST', path, { ...body, node: node('SBD-1') })).body.code).toBe('no-gap')
    const late = await sent(planner, 'POST', path, {
      node: node('SBD-2'),
      owner: stage.bodies.lamps,
      due: '2025-11-19',
    })
    expect(late.body.faults.map(({ at }: { at: string }) => at)).toEqual(['due'])
    const gap = await read<{ values: { reasons: string } }>(`/api/v1/records/chain-gap/${LAKESIDE}/${followUps[0]?.id}`)
    expect(gap.values.reasons).toContain('本区有企业要用它，往上游延伸')
  })

  it('CC4 closes a gap only by a firm of its node that confirmed', async () => {
    const [task] = (await ofChain()).followUps
    const id = task?.id as string
    expect((await act('chain-gap', id, 'take-up', 1, clerk, { gives: { way: ['attract'] } })).status).toBe(200)
    const elsewhere = await place('SBD-2', 3)
    expect((await act('chain-gap', id, 'close', 2, clerk, { gives: { closed_by: elsewhere } })).status).toBe(422)
    const here = await place('SBD-3', 1)
    expect((await act('chain-gap', id, 'close', 2, clerk, { gives: { closed_by: here } })).status).toBe(422)
    expect((await act('chain-firm', here, 'confirm', 1, agent(1))).status).toBe(200)
    expect((await act('chain-gap', id, 'close', 2, clerk, { gives: { closed_by: here } })).status).toBe(200)
  })

  it('CC5 says what would come of it if a firm left', async () => {
    const path = `/api/v1/chains/${LAKESIDE}/${chain}/what-if?firms=${firm(1)}`
    const left = await read<{ missing: string[]; affected: string[] }>(path)
    expect(left.missing).toEqual([node('SBD-3')])
    expect(left.affected).toEqual([node('SBD-3'), node('SBD-4')])
  })

  it('CC6 a target says which gap it would close', async () => {
    const values = {
      chain,
      kind: 'target',
      name: '某铁芯企业',
      owner: stage.bodies.lamps,
      listed_on: '2025-11-01',
      node: node('SBD-3'),
    }
    const refused = await sent(planner, 'POST', '/api/v1/records/chain-entry', { division: LAKESIDE, values })
    expect(refused.body.faults.map(({ at }: { at: string }) => at)).toEqual(['values.gap'])
    const [task] = (await ofChain()).followUps
    await made('chain-entry', { ...values, gap: task?.id })
    await made('chain-entry', { ...values, kind: 'fund', name: '产业引导基金', node: null })
    const kit = await read<KitAnswer>(`/api/v1/chains/${LAKESIDE}/${chain}/kit`)
    const counts = Object.fromEntries(kit.items.map(({ id, count }) => [id, count]))
    expect(counts).toMatchObject({ targets: 1, projects: 0, funds: 1, 'supply-network': 3, panorama: null })
    expect(kit.items.find(({ id }) => id === 'targets')).toMatchObject({ entered: 1, left: 0 })
  })

  it('CC7 is nobody’s who may not see it', async () => {
    expect((await sent(agent(0), 'GET', `/api/v1/chains/${LAKESIDE}/${chain}`)).status).toBe(403)
    expect((await sent(agent(0), 'GET', '/api/v1/chains')).status).toBe(403)
    const other = personWith('planner', null, { division: '9999' })
    expect((await sent(other, 'GET', `/api/v1/chains/${LAKESIDE}/${chain}`)).status).toBe(404)
  })
})

const enter = (buyer: number, supplier: number | null, amount: string, who: Actor = planner, more: object = {}) =>
  sent(who, 'POST', '/api/v1/chain-orders', {
    division: LAKESIDE,
    contract: `HT-${buyer}-${supplier}-${amount}`,
    node: node('SBD-3'),
    buyer: firm(buyer),
    supplier: supplier === null ? null : firm(supplier),
    ...(supplier === null ? { supplierName: '外地钢厂', place: 'province' } : { place: 'district' }),
    amount,
    signedOn: '2025-10-08',
    ...more,
  })
const confirm = (id: string, side: 'buyer' | 'supplier', who: Actor, paper?: string) =>
  sent(who, 'POST', `/api/v1/chain-orders/${LAKESIDE}/${id}/confirmations`, {
    side,
    ...(paper === undefined ? {} : { paper }),
  })
const orders = (who: Actor) => read<OrderList>('/api/v1/chain-orders', who)
const lineOf = async (id: string, who: Actor) => (await orders(who)).rows.find((row) => row.id === id) as OrderLine
const rate = async () => (await ofChain()).supply

describe('orders', () => {
  let first: string

  it('CO1 are entered by a party or the office, with every fault at once, and once', async () => {
    const wrong = await enter(0, 0, '0', agent(0), { signedOn: '2026-01-01', node: chain })
    expect(wrong.body.faults.map(({ at }: { at: string }) => at).sort()).toEqual([
      'amount',
      'node',
      'signedOn',
      'supplier',
    ])
    const strange = await enter(3, 4, '10', agent(0))
    expect(strange.body.faults.map(({ code }: { code: string }) => code)).toEqual(['not-yours'])
    const both = await Promise.all([enter(0, 1, '600', agent(0)), enter(0, 1, '600', agent(1))])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    first = both.find(({ status }) => status === 200)?.body.id
  })

  it('CO2 are shown whole to their parties, by their band to the office, to nobody else at all', async () => {
    expect(await lineOf(first, agent(0))).toMatchObject({ amount: '600', sides: ['buyer'], mayConfirm: ['buyer'] })
    expect(await lineOf(first, agent(1))).toMatchObject({ amount: '600', sides: ['supplier'] })
    expect(await lineOf(first, planner)).toMatchObject({ amount: null, band: { zh: '500—1000 万元' }, sides: [] })
    expect(await lineOf(first, leader)).toMatchObject({ amount: null, mayConfirm: [], mayCorrect: false })
    expect((await orders(agent(2))).rows).toEqual([])
    expect((await confirm(first, 'buyer', agent(2))).status).toBe(404)
    expect(JSON.stringify(await orders(planner))).not.toContain('"600')
  })

  it('CO3 count when both sides confirmed, and are not known before', async () => {
    expect((await rate()).undecided).toBe(1)
    expect((await confirm(first, 'supplier', agent(0))).body.code).toBe('other-side')
    expect((await confirm(first, 'buyer', agent(0))).body.state).toBe('open')
    expect((await rate()).orders).toBe(0)
    expect((await confirm(first, 'supplier', agent(1))).body.state).toBe('confirmed')
    const told = await rate()
    expect(told).toMatchObject({ orders: 1, undecided: 0, rate: null, withheld: 'few-buyers', band: null })
  })

  it('CO4 are confirmed by two people, for a firm without an account by its paper', async () => {
    const { body } = await enter(3, 4, '300')
    expect((await confirm(body.id, 'buyer', planner)).body.code).toBe('paper')
    expect((await confirm(body.id, 'buyer', planner, '确认函 1 号')).status).toBe(200)
    expect((await confirm(body.id, 'supplier', planner, '确认函 2 号')).body.code).toBe('both-sides')
    expect((await confirm(body.id, 'supplier', clerk, '确认函 2 号')).body.state).toBe('confirmed')
  })

  it('CO5 are told as a rate from enough buyers and sellers only', async () => {
    const { body: outside } = await enter(2, null, '100', agent(2))
    await confirm(outside.id, 'buyer', agent(2))
    expect((await confirm(outside.id, 'supplier', clerk, '发票 3 号')).body.state).toBe('confirmed')
    const told = await rate()
    // 600 + 300 of the district, 100 of the province.
    expect(told).toMatchObject({ orders: 3, buyers: 3, suppliers: 3, rate: 0.9, withheld: null })
    expect(told.band?.zh).toBe('1000—5000 万元')
    const metric = await localSupplyRate.compute(stage.db, {
      division: LAKESIDE,
      body: null,
      period: getPeriod('2025'),
      now: NOW,
    })
    expect(metric.value).toBe('90')
    expect(
      (await localSupplyRate.compute(stage.db, { division: LAKESIDE, body: null, period: getPeriod('2024'), now: NOW }))
        .value,
    ).toBeNull()
  })

  it('CO6 fall out of the rate when a party disputes one, and a correction asks both anew', async () => {
    const path = `/api/v1/chain-orders/${LAKESIDE}/${first}`
    expect((await sent(planner, 'POST', `${path}/disputes`, { reason: '不对' })).body.code).toBe('party-only')
    expect((await sent(agent(1), 'POST', `${path}/disputes`, { reason: '金额不对' })).body.state).toBe('disputed')
    expect(await rate()).toMatchObject({ orders: 2, undecided: 1, rate: null })
    expect((await confirm(first, 'buyer', agent(0))).body.code).toBe('not-open')
    const terms = { amount: '500', signedOn: '2025-10-08', reason: '按结算单' }
    expect((await sent(planner, 'POST', `${path}/corrections`, terms)).status).toBe(404)
    expect((await sent(agent(0), 'POST', `${path}/corrections`, terms)).body.state).toBe('open')
    await confirm(first, 'buyer', agent(0))
    await confirm(first, 'supplier', agent(1))
    // 500 + 300 of 900.
    expect(await rate()).toMatchObject({ orders: 3, rate: 0.89 })
  })

  it('CO7 are confirmed once by each side, whatever is pressed at once', async () => {
    const { body } = await enter(0, 1, '70', agent(0))
    const answers = await Promise.all([1, 2, 3, 4].map(() => confirm(body.id, 'buyer', agent(0))))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const { rows } = await stage.owner
      .selectFrom('chain_order_step')
      .select('seq')
      .where('ord', '=', body.id)
      .where('kind', '=', 'confirm')
      .execute()
      .then((found) => ({ rows: found }))
    expect(rows).toHaveLength(1)
    const withdrawal = await sent(agent(0), 'POST', `/api/v1/chain-orders/${LAKESIDE}/${body.id}/withdrawal`, {
      reason: '没有成交',
    })
    expect(withdrawal.body.state).toBe('withdrawn')
    expect((await confirm(body.id, 'supplier', agent(1))).status).toBe(409)
  })

  it('CO8 stand on record without what they are worth, and nothing of them can be changed', async () => {
    const entries = await stage.owner
      .selectFrom('audit_entry')
      .select(['action', 'detail', 'reason'])
      .where('subject_kind', '=', 'chain-order')
      .execute()
    expect(entries.some(({ action }) => action === 'chain-orders.confirm')).toBe(true)
    for (const { detail } of entries) expect(withoutIds(detail)).not.toMatch(/600|500|300/)
    await expect(
      stage.db.updateTable('chain_order_step').set({ words: '改' }).where('ord', '=', first).execute(),
    ).rejects.toThrow(/permission denied/)
  })

  it('CO9 firms see where they stand, and what they may name in an order', async () => {
    const own = await read<OwnAnswer>('/api/v1/chains/mine', agent(0))
    expect(own.firms.map(({ name }) => name)).toEqual(['甲电气厂'])
    expect(own.placements.map(({ nodeName, state }) => [nodeName, state])).toEqual([['变压器', 'confirmed']])
    const choices = await read<{ own: unknown[]; nodes: unknown[] }>('/api/v1/chain-order-choices', agent(0))
    expect([choices.own.length, choices.nodes.length]).toEqual([1, 4])
  })
})

describe('purchase needs', () => {
  let need: string
  const path = () => `/api/v1/purchase-needs/${LAKESIDE}/${need}`

  it('CM1 are held against every firm on their node once the office has put them there', async () => {
    need = await made(
      'purchase-need',
      {
        enterprise: firm(0),
        product: '变压器铁芯',
        spec: '按图纸',
        certs: ['quality'],
        amount: '3450',
        valid_to: '2026-06-30',
      },
      agent(0),
    )
    expect((await read<NeedAnswer>(path(), agent(0))).suppliers).toEqual([])
    expect((await act('purchase-need', need, 'list', 1, agent(0), { gives: { node: node('SBD-3') } })).status).toBe(403)
    expect((await act('purchase-need', need, 'list', 1, clerk, { gives: { node: node('SBD-3') } })).status).toBe(200)
    const { suppliers, need: asked } = await read<NeedAnswer>(path())
    // 乙 stands on it, confirmed: 4000 a year, 500 of which confirmed orders took; nobody entered its certificates.
    expect(suppliers.map(({ name, truth }) => [name, truth])).toEqual([['乙电气厂', 'unknown']])
    expect(suppliers[0]?.verdicts.find(({ test }) => test === 'capacity')).toMatchObject({ truth: 'true' })
    expect(suppliers[0]?.verdicts.find(({ test }) => test === 'capacity')?.words.zh).toContain('已确认订单 500')
    expect(asked).toMatchObject({ can: 0, open: 1, cannot: 0 })
  })

  it('CM6 are seen by their firm with the answers, and without others’ figures; by no other firm', async () => {
    const own = await read<NeedAnswer>(path(), agent(0))
    expect(withoutIds(own.suppliers)).not.toMatch(/500|4000/)
    expect(own.mayIntroduce).toBe(false)
    expect((await sent(agent(1), 'GET', path())).status).toBe(404)
    expect((await read<NeedList>('/api/v1/purchase-needs', agent(0))).rows).toHaveLength(1)
    expect((await read<NeedList>('/api/v1/purchase-needs', agent(1))).rows).toHaveLength(0)
  })

  it('CM5 lead to an introduction once, with the reasons of the day; a “no” gathers at the node', async () => {
    const [supplier] = (await read<NeedAnswer>(path())).suppliers
    const introduce = () => sent(clerk, 'POST', `${path()}/introductions`, { placement: supplier?.placement })
    const answers = await Promise.all([introduce(), introduce()])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const id = answers.find(({ status }) => status === 200)?.body.id
    const record = await read<{ values: { reasons: string } }>(`/api/v1/records/supply-introduction/${LAKESIDE}/${id}`)
    expect(record.values.reasons).toContain('持有哪些认证没有登记')
    expect((await sent(leader, 'POST', `${path()}/introductions`, { placement: supplier?.placement })).status).toBe(403)
    await act('supply-introduction', id, 'fail', 1, clerk, { gives: { why_not: 'certificate' } })
    const page = await read<NodeAnswer>(`/api/v1/chains/${LAKESIDE}/${chain}/nodes/${node('SBD-3')}`)
    expect(page.needs).toEqual({ open: 1, whyNot: [{ why: 'certificate', count: 1 }] })
  })
})

describe('output', () => {
  it('CV1 is what the chain’s firms turned over; CV5 small sums are not told to whoever may not see single firms', async () => {
    const path = `/api/v1/chains/${LAKESIDE}/${chain}/output`
    expect(await read<OutputAnswer>(path)).toMatchObject({ last: null, year: null })
    for (const month of ['2025-09', '2025-10'])
      await made('enterprise-month', { enterprise: firm(0), month, revenue: '1200', source: 'firm' }, clerk)
    const told = await read<OutputAnswer>(path)
    expect(told).toMatchObject({ last: '2025-10', year: { value: 2400, whole: 0, partly: 1 }, maySeeRows: true })
    expect(told.nodes.find(({ id }) => id === node('SBD-4'))?.sum.value).toBe(2400)
    const seen = await read<OutputAnswer>(path, leader)
    expect(seen).toMatchObject({ year: { value: null, withheld: 'few-firms' }, maySeeRows: false, firmIds: [] })
    expect(withoutIds(seen)).not.toContain('2400')
  })

  it('CV6 answers the plan’s target only where enough of the firms are whole', async () => {
    const ask = { division: LAKESIDE, body: null, period: getPeriod('2025-10'), now: NOW }
    expect((await chainOutput.compute(stage.db, ask)).value).toBeNull()
    for (const n of [1, 3])
      await made('enterprise-month', { enterprise: firm(n), month: '2025-10', revenue: '100', source: 'firm' }, clerk)
    expect(await chainOutput.compute(stage.db, ask)).toMatchObject({ value: '0.14', counted: 3 })
  })
})

describe('a gap of technology', () => {
  it('CC8 becomes an open challenge in one step, and each shows the other', async () => {
    const path = `/api/v1/chains/${LAKESIDE}/${chain}/gaps`
    const { id } = (await sent(planner, 'POST', path, { node: node('SBD-3'), owner: stage.bodies.lamps })).body
    await act('chain-gap', id, 'take-up', 1, clerk, { gives: { way: ['research'] } })
    const gives = {
      asker: firm(0),
      tech_field: 'materials',
      problem: '铁损降到 0.8 W/kg',
      challenge_desk: stage.bodies.lamps,
    }
    expect(
      (await act('chain-gap', id, 'post-challenge', 2, clerk, { gives: { ...gives, problem: null } })).status,
    ).toBe(422)
    const done = await act('chain-gap', id, 'post-challenge', 2, clerk, { gives })
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    expect((await act('chain-gap', id, 'post-challenge', 3, clerk, { gives })).status).toBe(422)
    const gap = await read<{ values: { challenge: string } }>(`/api/v1/records/chain-gap/${LAKESIDE}/${id}`)
    const challenge = await read<{ values: object }>(
      `/api/v1/records/challenge/${LAKESIDE}/${gap.values.challenge}`,
      clerk,
    )
    expect(challenge.values).toMatchObject({ gap: id, source: 'chain', title: '铁芯技术攻关', firm: firm(0) })
    const page = await read<NodeAnswer>(`/api/v1/chains/${LAKESIDE}/${chain}/nodes/${node('SBD-3')}`)
    expect(page.works).toEqual([
      { type: 'challenge', id: gap.values.challenge, gap: id, name: '铁芯技术攻关', state: 'collected' },
    ])
  })
})

describe('reports', () => {
  it.each(['development', 'gaps'])('CP1 %s is written from the figures as they stand, with its sources', async (id) => {
    const answer = await stage.send(planner, 'GET', `/api/v1/chains/${LAKESIDE}/${chain}/reports/${id}`)
    expect(answer.statusCode).toBe(200)
    const words = strFromU8(unzipSync(new Uint8Array(answer.rawPayload))['word/document.xml'] as Uint8Array).replace(
      /<[^>]+>/g,
      '',
    )
    expect(words).toContain(id === 'gaps' ? '缺口清单' : '环节清单')
    expect(words).toContain('铁芯')
    expect(words).toContain('数据来源')
    expect(words).not.toContain('undefined')
    if (id === 'development') {
      expect(words).toContain('配套率89%')
      expect(words).toContain('采购需求')
      expect(words).toContain('营业收入')
    } else expect(words).toContain('铁芯技术攻关')
  })

  it('CP2 there are only those that the deliverables name, for those who may take them away', async () => {
    expect((await sent(planner, 'GET', `/api/v1/chains/${LAKESIDE}/${chain}/reports/panorama`)).status).toBe(404)
    expect((await sent(agent(0), 'GET', `/api/v1/chains/${LAKESIDE}/${chain}/reports/gaps`)).status).toBe(403)
  })

  it('CP3 the list of chains says each one’s counts', async () => {
    const list = await read<ChainList>('/api/v1/chains')
    expect(list.rows.map(({ name, counts }) => [name, counts.nodes, counts.supplies])).toEqual([
      ['输变电装备产业链', 4, 3],
    ])
  })
})
