import { bytesToHex } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withoutIds } from '../../../test/stage/ids.ts'
import { type RegistersStage, registersStage, systemsWith } from '../../../test/stage/registers-stage.ts'
import { LAKESIDE, personWith } from '../../../test/stage/server.ts'
import { type Actor, PUBLIC } from '../../platform/access/actor.ts'
import { commitmentOf } from '../draws/canonical.ts'
import { verifyDraw } from '../draws/verify.ts'
import { expertCodeOf } from './expert-code.ts'
import { module } from './module.ts'

let stage: RegistersStage
let clerk: Actor
let leader: Actor
let planner: Actor
let stranger: Actor
let challenge: string
let number: string

/** What would tell an expert, or anybody else, who bids. */
const SECRETS = [
  '蓝塔',
  '望山光电',
  '湖滨理工',
  '郑望舒',
  '江一苇',
  '徐一鸣',
  '13800138000',
  '91350100M000100Y43',
  '9144030071526726XG',
]

const turnTo = (moment: string) => stage.setNow(new Date(moment))
async function made(type: string, values: object, actor: Actor = clerk): Promise<string> {
  const answer = await stage.send(actor, 'POST', `/api/v1/records/${type}`, { division: LAKESIDE, values })
  expect(answer.statusCode, `${type} ${answer.body}`).toBe(200)
  return answer.json().id
}
const read = async (type: string, id: string) =>
  (await stage.send(clerk, 'GET', `/api/v1/records/${type}/${LAKESIDE}/${id}`)).json()
async function does(
  type: string,
  id: string,
  transition: string,
  gives: object = {},
  actor: Actor = clerk,
  reason = '',
) {
  const { revision } = await read(type, id)
  return stage.send(actor, 'POST', `/api/v1/records/${type}/${LAKESIDE}/${id}/do/${transition}`, {
    revision,
    gives,
    reason,
  })
}
async function must(type: string, id: string, transition: string, gives: object = {}, actor: Actor = clerk) {
  const answer = await does(type, id, transition, gives, actor)
  expect(answer.statusCode, `${transition} ${answer.body}`).toBe(200)
}
const bidOf = (more: object) =>
  made('bid', {
    challenge,
    desk: stage.bodies.lamps,
    is_local: true,
    is_related: false,
    scheme_name: '涂层方案',
    plan: '先小样，再放大',
    promises: '反射率 96%',
    stages: '三个月小试',
    price: '90',
    months: 10,
    ...more,
  })

beforeAll(async () => {
  stage = await registersStage(systemsWith('open-challenge'), { now: new Date('2024-03-05T01:00:00Z') })
  clerk = personWith('clerk', stage.bodies.lamps)
  leader = personWith('leader')
  planner = personWith('planner')
  stranger = personWith('clerk', stage.bodies.parks)
  const firm = await made('enterprise', {
    credit_code: '91430406MA4L12346K',
    name: '临湖灯具厂',
    kind: 'company',
    sector: '3872',
    registered_on: '2019-01-01',
    entered_on: '2019-01-01',
  })
  challenge = await made('challenge', {
    title: '灯具反射涂层',
    firm,
    source: 'collected',
    tech_field: 'materials',
    detail: '反射率要到 95% 以上',
    mode: 'single',
    desk: stage.bodies.lamps,
  })
  const argued = {
    argued_on: '2024-03-05',
    argument: '可测',
    reward: '100',
    own_money: '70',
    public_money: '30',
    months: 12,
    ip_terms: 'both',
  }
  // Without a figure that can be measured nothing is posted.
  const early = await does('challenge', challenge, 'argue', argued)
  expect(early.body).toContain('显著提高')
  await made('challenge-indicator', {
    challenge,
    name: '反射率',
    comparator: 'ge',
    value: '95',
    unit: '%',
    method: '积分球法',
  })
  await must('challenge', challenge, 'argue', argued)
  const posted = { bids_until: '2024-03-26', escrowed: '70' }
  expect((await does('challenge', challenge, 'publish', posted)).statusCode).toBe(422)
  await must('challenge', challenge, 'publish', posted, leader)
  number = (await read('challenge', challenge)).number
  const first = await bidOf({
    bidder: '望山市蓝塔灯具有限公司',
    bidder_code: '91350100M000100Y43',
    lead: '郑望舒',
    phone: '13800138000',
    plan: '蓝塔团队在湖滨理工的炉子上做过小样，联系 138-0013-8000',
    partners: '湖滨理工大学',
  })
  const second = await bidOf({
    bidder: '望山光电研究院',
    bidder_code: '9144030071526726XG',
    lead: '江一苇',
    members: '徐一鸣',
    price: '80',
  })
  for (const bid of [first, second]) await must('bid', bid, 'admit')
  const experts = [
    ['湖滨理工大学', '专家一'],
    ['省检测院', '徐一鸣'],
    ...Array.from({ length: 9 }, (_, i) => ['省检测院', `专家${i + 3}`] as const),
  ] as const
  for (const [i, [employer, name]] of experts.entries()) {
    const expert = await made('review-expert', {
      expert_no: `Z${String(i + 1).padStart(3, '0')}`,
      name,
      employer,
      tech_fields: ['materials'],
      phone: '010-01234567',
      consent_on: '2024-01-01',
      valid_to: '2026-12-31',
    })
    if (i === 2) await made('expert-tie', { expert, kind: 'ownership', organisation: '望山光电研究院' })
  }
}, 240_000)
afterAll(() => stage?.close())

const begin = (more: object = {}, actor: Actor = clerk) =>
  stage.send(actor, 'POST', '/api/v1/blind-reviews', {
    division: LAKESIDE,
    challenge,
    cover: true,
    beacon: { kind: 'lottery', round: '测试期', due: '2024-03-27T03:00:00.000Z' },
    ...more,
  })
const one = (id: string) => `/api/v1/blind-reviews/${LAKESIDE}/${id}`
const drawAt = (id: string) => `/api/v1/draws/${LAKESIDE}/${id}`
const secrets = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)] as const

/** Leads the draw of a review to its result. */
async function draw(id: string) {
  for (const [i, actor] of [clerk, leader].entries())
    expect(
      (
        await stage.send(actor, 'POST', `${drawAt(id)}/promises`, {
          party: ['组织方', '监督方'][i],
          hash: commitmentOf(secrets[i] as Uint8Array),
        })
      ).statusCode,
    ).toBe(200)
  turnTo('2024-03-27T03:10:00Z')
  await stage.send(clerk, 'POST', `${drawAt(id)}/beacon`, { value: '01 02 03' })
  for (const [i, actor] of [clerk, leader].entries())
    await stage.send(actor, 'POST', `${drawAt(id)}/reveals`, { secret: bytesToHex(secrets[i] as Uint8Array) })
}

const asExpert = (key: string, method: 'GET' | 'POST', to: string, body?: object) =>
  stage.send(PUBLIC, method, `/api/v1/expert-review${to}`, body, { 'x-review-key': key })

/** Every door that needs no account, asked with what an expert could know: addresses of this review, and the key. */
async function everythingOpen(id: string, keys: readonly string[]): Promise<string> {
  const seen: string[] = []
  for (const { method, path, who } of module.routes) {
    if (method !== 'GET' || who !== 'anyone') continue
    const url = path.replace(':division', LAKESIDE).replace(':id', id)
    for (const key of ['', ...keys])
      seen.push((await stage.send(PUBLIC, 'GET', url, undefined, key === '' ? {} : { 'x-review-key': key })).body)
  }
  for (const url of [
    `${drawAt(id)}/published`,
    one(id),
    '/api/v1/blind-reviews',
    ...['challenge', 'bid', 'review-expert', 'expert-tie', 'challenge-indicator'].flatMap((type) => [
      `/api/v1/records/${type}?division=${LAKESIDE}`,
      `/api/v1/public/records/${type}?division=${LAKESIDE}`,
      `/api/v1/public/records/${type}.csv?division=${LAKESIDE}&lang=zh`,
      `/api/v1/records/${type}/${LAKESIDE}/${challenge}`,
    ]),
  ])
    seen.push(
      (await stage.send(PUBLIC, 'GET', url, undefined, keys[0] === undefined ? {} : { 'x-review-key': keys[0] })).body,
    )
  return seen.join('\n')
}

describe('a blind review led in public', () => {
  let review: string
  const keys: { code: string; key: string }[] = []

  it('does not begin before bids are closed, for another desk, or while a bid tells who made it', async () => {
    expect((await begin()).json().code).toBe('not-screening')
    turnTo('2024-03-27T01:00:00Z')
    // The clock of the registers closes it; a change does as well.
    const { revision } = await read('challenge', challenge)
    await stage.send(clerk, 'PUT', `/api/v1/records/challenge/${LAKESIDE}/${challenge}`, {
      revision,
      values: { escrowed: '71' },
    })
    expect((await begin({}, stranger)).statusCode).toBe(404)
    expect((await begin({}, planner)).statusCode).toBe(403)
    const told = await begin({ cover: false })
    expect(told.statusCode).toBe(422)
    expect(told.json().faults.map(({ code }: { code: string }) => code)).toEqual(['leak'])
    expect(withoutIds(told.body)).not.toContain('138')
  })

  it('freezes bids and pool once, whoever tries at the same time', async () => {
    const both = await Promise.all([begin(), begin()])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    review = both.find(({ statusCode }) => statusCode === 200)?.json().id
    expect((await read('challenge', challenge)).state).toBe('reviewing')
    const published = (await stage.send(PUBLIC, 'GET', `${drawAt(review)}/published`)).json()
    // 11 experts: one works where a partner does, one is on a team, one holds shares.
    expect(published.inspectors.own).toHaveLength(11)
    expect(published.inspectors.avoidances.map(({ because }: { because: string }) => because).sort()).toEqual([
      'employer',
      'member',
      'ownership',
    ])
    // Neither by name or number nor by their place in the pool.
    expect(JSON.stringify(published)).not.toMatch(/专家\d|Z0\d\d/)
    expect(published.inspectors.own).toEqual([...published.inspectors.own].sort())
  })

  it('draws a panel that anybody verifies offline, and none of it has a tie', async () => {
    await draw(review)
    const published = (await stage.send(PUBLIC, 'GET', `${drawAt(review)}/published`)).json()
    expect(verifyDraw(published).verdict).toBe('right')
    const [{ inspectors }] = published.result.assignments
    expect(inspectors).toHaveLength(7)
    for (const { inspector } of published.inspectors.avoidances) expect(inspectors).not.toContain(inspector)
  })

  it('hands out personal links to seats only, and the last one alone opens', async () => {
    const page = (await stage.send(clerk, 'GET', one(review))).json()
    expect(page.seats).toHaveLength(5)
    expect(page.bids.every(({ bidder }: { bidder: string | null }) => bidder === null)).toBe(true)
    expect((await stage.send(planner, 'GET', one(review))).body).not.toMatch(/专家\d/)
    expect((await stage.send(planner, 'POST', `${one(review)}/invitations`, { expert: 'x' })).statusCode).toBe(403)
    for (const { code } of page.seats) {
      const invite = () => stage.send(clerk, 'POST', `${one(review)}/invitations`, { expert: code })
      const old = (await invite()).json().path.split('#')[1]
      const key = (await invite()).json().path.split('#')[1]
      expect((await asExpert(old, 'GET', '')).statusCode).toBe(404)
      keys.push({ code, key })
    }
    expect((await asExpert('x'.repeat(43), 'GET', '')).statusCode).toBe(404)
  })

  it('shows an expert the bids after the declaration, and never who bids', async () => {
    const key = keys[0]?.key ?? ''
    const before = (await asExpert(key, 'GET', '')).json()
    expect(before).toMatchObject({ standing: 'invited', bids: [] })
    expect((await asExpert(key, 'POST', '/marks', { marks: {}, notes: {} })).json().code).toBe('not-declared')
    for (const each of keys) expect((await asExpert(each.key, 'POST', '/accept')).statusCode).toBe(200)
    const sheet = (await asExpert(key, 'GET', '')).json()
    expect(sheet.bids.map(({ code }: { code: string }) => code)).toEqual(['A', 'B'])
    expect(JSON.stringify(sheet.bids)).toContain('隐去')
    const open = await everythingOpen(
      review,
      keys.map((each) => each.key),
    )
    expect(open).toContain('涂层方案')
    for (const secret of SECRETS) expect(open, secret).not.toContain(secret)
  })

  it('reveals nobody whatever an expert asks, until it is closed', async () => {
    const key = fc.constantFrom(...keys.map((each) => each.key))
    const to = fc.constantFrom('', '/accept', '/recuse', '/marks')
    const body = fc.oneof(
      fc.constant({}),
      fc.record({ because: fc.constantFrom('', '合作过'.repeat(500)) }),
      fc.record({
        marks: fc.dictionary(fc.constantFrom('A', 'B', 'C'), fc.dictionary(fc.string(), fc.nat(200))),
        notes: fc.constant({}),
      }),
    )
    await fc.assert(
      fc.asyncProperty(key, to, body, async (one, path, given) => {
        const answer = await asExpert(one, path === '' ? 'GET' : 'POST', path, path === '' ? undefined : given)
        expect(answer.statusCode).toBeLessThan(500)
        for (const secret of SECRETS) expect(answer.body).not.toContain(secret)
      }),
      { numRuns: 60 },
    )
  })

  it('keeps marks sealed, and takes them once though sent twice at the same time', async () => {
    const marks = (plan: number) => ({
      marks: {
        A: { plan, promises: 80, stages: 80, price: 80 },
        B: { plan: 70, promises: 70, stages: 70, price: 70 },
      },
      notes: { A: '路线清楚' },
    })
    for (const [i, { key }] of keys.entries()) {
      if (i === 4) expect((await stage.send(clerk, 'POST', `${one(review)}/close`)).json().code).toBe('not-all-in')
      const both = await Promise.all([
        asExpert(key, 'POST', '/marks', marks(80 + i)),
        asExpert(key, 'POST', '/marks', marks(10)),
      ])
      expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    }
    const page = await stage.send(clerk, 'GET', one(review))
    expect(page.json()).toMatchObject({ ranking: null, notes: null, mayClose: true })
    expect(page.body).not.toContain('路线清楚')
    const open = await everythingOpen(review, [])
    for (const secret of [...SECRETS, '路线清楚']) expect(open).not.toContain(secret)
  })

  it('opens the key when it is closed: ranks in the register, names that are those drawn', async () => {
    expect((await stage.send(clerk, 'POST', `${one(review)}/close`)).statusCode).toBe(200)
    expect((await read('challenge', challenge)).state).toBe('reviewed')
    const page = (await stage.send(planner, 'GET', one(review))).json()
    expect(page.bids.map(({ bidder }: { bidder: string }) => bidder).sort()).toEqual([
      '望山光电研究院',
      '望山市蓝塔灯具有限公司',
    ])
    expect(page.ranking).toHaveLength(2)
    const [{ marks }] = page.ranking
    expect(marks.filter(({ isDropped }: { isDropped: boolean }) => isDropped)).toHaveLength(2)
    const best = page.bids.find(({ code }: { code: string }) => code === page.ranking[0].bid)
    const row = await read('bid', best.record)
    // The review shows two digits always, the register a number without needless zeros: 80.70 and 80.7.
    expect([row.state, row.values.rank, Number(row.values.score)]).toEqual(['ranked', 1, Number(page.ranking[0].score)])

    const published = (await stage.send(PUBLIC, 'GET', `${one(review)}/published`)).json()
    const drawn = (await stage.send(PUBLIC, 'GET', `${drawAt(review)}/published`)).json().result.assignments[0]
      .inspectors
    expect(published.experts.map(({ code }: { code: string }) => code).sort()).toEqual([...drawn].sort())
    for (const { code, nonce, number: own } of published.experts) expect(expertCodeOf(nonce, own)).toBe(code)
    // Bidders who were not chosen stay unnamed.
    expect(published.awarded).toEqual([])
    expect(JSON.stringify(published)).not.toContain('蓝塔')
    for (const { key } of keys) expect((await asExpert(key, 'GET', '')).statusCode).toBe(404)
  })

  it('goes on to the award, the pledge and money by milestones', async () => {
    const page = (await stage.send(clerk, 'GET', one(review))).json()
    const bid = page.bids.find(({ code }: { code: string }) => code === page.ranking[0].bid)
    await must('bid', bid.record, 'award', { award_reason: '第一名' })
    await must('challenge', challenge, 'decide', { choice_reason: '第一名', notice_where: '政府网站' })
    const contract = await made('challenge-contract', {
      name: '涂层揭榜合同',
      challenge,
      bid: bid.record,
      team: bid.bidder,
      team_is_local: true,
      desk: stage.bodies.lamps,
      amount: '90',
      public_money: '27',
      pledge: '一年内反射率到 95%',
      due_on: '2025-04-01',
    })
    const first = await made('milestone', {
      contract,
      position: 1,
      name: '小试',
      shows: '小样达标',
      due_on: '2024-07-01',
      share: '30',
    })
    turnTo('2024-04-03T01:00:00Z')
    expect((await does('challenge-contract', contract, 'sign', { signed_on: '2024-04-03' })).body).toContain('100%')
    await made('milestone', { contract, position: 2, name: '样机', shows: '达标', due_on: '2025-03-01', share: '70' })
    await must('challenge-contract', contract, 'sign', { signed_on: '2024-04-03' })
    await must('challenge', challenge, 'start')
    expect((await does('milestone', first, 'pay', { paid_on: '2024-04-03', paid_amount: '27' })).statusCode).toBe(409)
    const published = (await stage.send(PUBLIC, 'GET', `${one(review)}/published`)).json()
    expect(published.awarded).toEqual([{ code: page.ranking[0].bid, bidder: bid.bidder }])
    expect(number).toMatch(/^JB/)
  })
})
